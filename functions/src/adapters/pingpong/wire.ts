import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { AmountText } from '../kit/amount.ts';

/** Source of all below: PingPong partner API v3 (test2-business-cgi.pingpongx.com/static/partner/v3/_book). */
export const Envelope = z.object({ code: z.coerce.number(), data: z.unknown().optional() });
/** Why a call was refused: read to tell whose fault it is, kept nowhere. */
export const Refusal = z.object({ message: z.string().max(400) });

/** assumed: the reply of the token endpoint, whose page was not found; confirm: with PingPong. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds; thirty days by the guide. */
  expires_in: z.coerce.number().positive(),
  open_id: z.string().min(1).max(40),
});

/** GET /v3/b2b/account/balance/all */
export const Balances = z.array(z.object({ currency: Currency }));

/** POST /v3/b2b/financial/transactions */
export const Listed = z.object({ total: z.coerce.number().int().min(0), records: z.array(z.unknown()) });
export const Transaction = z.object({
  order_id: z.string().min(1).max(80),
  order_type: z.string().max(40),
  status: z.string().max(40),
  order_amount: z.object({ amount: AmountText, currency: Currency }),
  /** assumed: the moment it was made, in seconds as the filters are; confirm: the page's example is cut off before it. */
  create_time: z.coerce.number().int().min(1e9).max(1e10),
  /** assumed: of a receipt, who paid and for which shop; confirm: the same. */
  description: z.string().max(400).nullish(),
  reference: z.string().max(400).nullish(),
});
export type Transaction = z.infer<typeof Transaction>;
