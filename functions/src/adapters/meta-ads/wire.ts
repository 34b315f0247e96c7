import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { AmountText } from '../kit/amount.ts';

/** Source of all below: developers.facebook.com, Graph API and Marketing API v24.0. */

export const TokenGranted = z.object({
  access_token: z.string().min(1),
  /** Seconds; a token of a system user has none. */
  expires_in: z.number().positive().optional(),
});

export const Problem = z.object({
  error: z.object({ code: z.int(), error_subcode: z.int().nullish(), is_transient: z.boolean().nullish() }),
});

/** Lists go on as long as `next` is there. */
export const List = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: z.string().nullish() }).nullish(), next: z.string().nullish() })
    .nullish(),
});

/** GET /me/adaccounts. `id` is the account's number with act_ before it. */
export const AdAccount = z.object({
  id: z.string().regex(/^act_\d{1,30}$/),
  name: z.string().max(200).nullish(),
  account_status: z.int(),
});
export type AdAccount = z.infer<typeof AdAccount>;

const Action = z.object({ action_type: z.string().max(120), value: AmountText });

/** GET /act_…/insights, one row for each day with anything in it. */
export const InsightDay = z.object({
  date_start: Day,
  spend: AmountText,
  account_currency: Currency,
  action_values: z.array(Action).nullish(),
});
export type InsightDay = z.infer<typeof InsightDay>;
