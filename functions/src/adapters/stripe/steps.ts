import { AccountTail } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { mergeLoans } from '../kit/loans.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList, readRows } from '../kit/read-list.ts';
import { secondsOf } from '../kit/windows.ts';
import type { Stripe } from './client.ts';
import { loansOf, Movement, movementOf, PaidOut, paidOutOf, sumsOf, tailOf } from './mapping.ts';
import { Account, BalanceTransaction, List, Payout } from './wire.ts';

export type StepTools = { stripe: Stripe; step: PullStep; context: PullContext };

const PAGE = '100';
/** Sixty thousand movements in one window of thirty days. */
const PAGES_MAX = 600;

/** What is kept of the account: its kind, and the bank accounts it pays out to. */
export const Profile = z.strictObject({
  holderKind: z.enum(['company', 'personal', 'unknown']),
  tails: z.array(z.tuple([z.string(), AccountTail])).max(100),
});

/** `individual` is a person; Stripe has more words for companies than we need. */
export const kindOf = ({ business_type: type }: Account): z.infer<typeof Profile>['holderKind'] => {
  if (!type) return 'unknown';
  return type === 'individual' ? 'personal' : 'company';
};

export async function readProfile({ stripe }: StepTools): Promise<StepOutcome> {
  const account = await stripe.get('/v1/account', {}, Account);
  if (account.tag !== 'ok') return setback(account);
  const banks = account.value.external_accounts?.data ?? [];
  const tails = banks.flatMap(({ id, last4 }): [string, string][] => {
    const tail = tailOf(last4);
    return tail ? [[id, tail]] : [];
  });
  const reduction = Profile.parse({ holderKind: kindOf(account.value), tails });
  return { tag: 'done', result: { reduction, rowsRead: 1, rowsRejected: 0, rejected: [] } };
}

export const readCharges = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: Movement,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) =>
      pageOf(tools, { path: '/v1/balance_transactions', cursor, row: BalanceTransaction, map: movementOf }),
    reduce: (movements) => ({ months: sumsOf(movements), loans: mergeLoans(loansOf(movements)) }),
  });

export const readPayouts = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: PaidOut,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor) => pageOf(tools, { path: '/v1/payouts', cursor, row: Payout, map: paidOutOf }),
    reduce: (payouts) => ({ payouts }),
  });

type Listing<R, T> = { path: string; cursor: string | undefined; row: z.ZodType<R>; map(row: R): T | undefined };

/** A list is gone through newest first; the next page is the one after the last id of this one. */
async function pageOf<R extends { id: string }, T>(
  { stripe, step }: StepTools,
  { path, cursor, row, map }: Listing<R, T>,
): Promise<Called<Page<T>>> {
  const query = {
    limit: PAGE,
    'created[gte]': String(secondsOf(step.from as Instant)),
    'created[lt]': String(secondsOf(step.to as Instant)),
    ...(cursor === undefined ? {} : { starting_after: cursor }),
  };
  const listed = await stripe.get(path, query, List);
  if (listed.tag !== 'ok') return listed;
  const { data, has_more: hasMore } = listed.value;
  const { items, rejected } = readRows(row, data);
  const last = z.object({ id: z.string() }).safeParse(data[data.length - 1]).data?.id;
  const next = hasMore && last !== undefined ? { next: last } : {};
  return { tag: 'ok', value: { items: items.flatMap((one) => map(one) ?? []), rejected, ...next } };
}
