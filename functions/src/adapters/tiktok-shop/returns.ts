import { z } from '@loan/shared/schema';
import { minorOf } from '../kit/amount.ts';
import { amounts } from '../kit/orders-reduction.ts';
import { RefundsReduction } from '../kit/reductions.ts';
import { dayOf } from './days.ts';
import type { Return } from './wire.ts';

const Minor = z.int().min(0).max(1e14);

/** What is taken of a return: no reason, no buyer. */
export const Returned = z.strictObject({
  id: z.string(),
  month: z.string(),
  currency: z.string(),
  refundMinor: Minor,
  units: z.int().min(0),
});
export type Returned = z.infer<typeof Returned>;

/** The buyer has the money, or will have it. Source: docv2 "Search Returns", return_status. */
const REFUNDED = new Set([
  'RETURN_OR_REFUND_REQUEST_SUCCESS',
  'RETURN_OR_REFUND_REQUEST_COMPLETE',
  'REPLACEMENT_REQUEST_REFUND_SUCCESS',
]);

/** By the month the return was asked for in. One that is refused, withdrawn or still open is none. */
export function returnedOf({
  return_id,
  return_status,
  create_time,
  refund_amount,
  return_line_items,
}: Return): Returned[] {
  if (!REFUNDED.has(return_status) || !refund_amount) return [];
  const { currency, refund_total } = refund_amount;
  return [
    {
      id: return_id,
      month: dayOf(create_time).slice(0, 7),
      currency,
      refundMinor: Math.max(0, minorOf(refund_total, currency)),
      units: return_line_items.length,
    },
  ];
}

export function reduceReturns(returns: readonly Returned[]): RefundsReduction {
  const sums = new Map<string, number>();
  for (const { month, currency, refundMinor } of returns) {
    const key = `${month} ${currency}`;
    sums.set(key, (sums.get(key) ?? 0) + refundMinor);
  }
  return RefundsReduction.parse({
    refunds: amounts(sums),
    returned: returns.reduce((sum, { units }) => sum + units, 0),
  });
}
