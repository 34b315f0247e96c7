import { Currency } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { z } from '@loan/shared/schema';
import { addDays, Day } from '@loan/shared/time/instant';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { decimalOf } from '../../kit/decimal.ts';
import { amounts } from '../../kit/orders-reduction.ts';
import { readList } from '../../kit/read-list.ts';
import { RefundsReduction } from '../../kit/reductions.ts';
import { type Line, LoanPage, type Money } from '../wire.ts';
import { CAME_AGAIN, daysOf, isAgain, type StepTools } from './step.ts';

const PAGE_SIZE = 200;
/** Fifteen days of a shop of ours, with room for a shop a hundred times as large. */
const PAGES_MAX = 600;
const METHOD = 'aliexpress.trade.redefining.findloanlistquery';

const Minor = z.int().min(0).max(1e14);
const Release = z.object({
  id: z.string(),
  day: Day,
  currency: Currency,
  paidMinor: Minor,
  refundedMinor: Minor,
  feeMinor: Minor,
});
type Release = z.infer<typeof Release>;

/**
 * What became of the money of each line (放款): released to the seller, given back to the buyer, or kept. The list says
 * no day but can be asked for one, so every day of the window is asked for; the place in it is `day:page:answer`.
 */
export function advanceReleases(tools: StepTools): Promise<StepOutcome> {
  const { first, last } = daysOf(tools.step);
  return readList(tools, {
    item: Release,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: reduceReleases,
    async fetch(cursor) {
      const [day = first, at = '1', before] = cursor?.split(':') ?? [];
      const page = Number(at);
      const param1 = { ...dateRange(day), loan_status: 'loan_ok', page, page_size: PAGE_SIZE };
      const loans = await tools.api.call(METHOD, { param1 }, LoanPage);
      if (loans.tag !== 'ok') return loans;
      const { request_id: requestId, result } = loans.value;
      if (isAgain(requestId, before)) return CAME_AGAIN;
      const { order_list: orders, total_item: total } = result;
      const items = orders.flatMap(({ son_order_list: lines }) => lines.map((line) => releaseOf(line, Day.parse(day))));
      const hasMore = orders.length > 0 && page * PAGE_SIZE < (total ?? 0);
      const next = hasMore
        ? `${day}:${page + 1}:${requestId}`
        : day < last
          ? `${addDays(Day.parse(day), 1)}:1:${requestId}`
          : undefined;
      return { tag: 'ok', value: { items, ...(next ? { next } : {}) } };
    },
  });
}

/** "mm/dd/yyyy hh:mm:ss": AliExpress leaves out a bound that is not exact to the second. */
function dateRange(day: string): { create_date_start: string; create_date_end: string } {
  const [year, month, date] = day.split('-');
  return {
    create_date_start: `${month}/${date}/${year} 00:00:00`,
    create_date_end: `${month}/${date}/${year} 23:59:59`,
  };
}

/**
 * | AliExpress                                  | ours          |
 * | the day asked for, child_order_id           | id            |
 * | real_loan_amount, else loan_amount          | paidMinor     |
 * | real_refund_amount, else refund_amount      | refundedMinor |
 * | escrow_fee + affiliate_commission           | feeMinor      |
 */
export function releaseOf(line: Line, day: Day): Release {
  const paid = line.real_loan_amount ?? line.loan_amount;
  const refunded = line.real_refund_amount ?? line.refund_amount;
  const minor = (money: Money | null | undefined) =>
    money ? Math.max(0, minorOf(money.amount, money.currency_code)) : 0;
  return Release.parse({
    id: `${day} ${line.child_order_id}`,
    day,
    currency: (paid ?? refunded)?.currency_code ?? 'USD',
    paidMinor: minor(paid),
    refundedMinor: minor(refunded),
    feeMinor: minor(line.escrow_fee) + minor(line.affiliate_commission),
  });
}

/**
 * assumed: what is released on a day reaches the seller's account with AliExpress as one amount that day; confirm:
 * against the inflows of the payment company it goes on to. A line that was given back counts as one unit.
 */
function reduceReleases(releases: readonly Release[]): RefundsReduction {
  const sumsBy = (keyOf: (release: Release) => string, minorIn: (release: Release) => number) => {
    const sums = new Map<string, number>();
    for (const release of releases.filter((one) => minorIn(one) > 0)) {
      sums.set(keyOf(release), (sums.get(keyOf(release)) ?? 0) + minorIn(release));
    }
    return sums;
  };
  const inMonth = ({ day, currency }: Release) => `${day.slice(0, 7)} ${currency}`;
  const days = [
    ...sumsBy(
      ({ day, currency }) => `${day} ${currency}`,
      ({ paidMinor }) => paidMinor,
    ),
  ].sort();
  return RefundsReduction.parse({
    // Told by the orders themselves, with the month they were placed in.
    refunds: [],
    fees: amounts(sumsBy(inMonth, ({ feeMinor }) => feeMinor)),
    returned: releases.filter(({ refundedMinor }) => refundedMinor > 0).length,
    payouts: days.map(([key, minor]) => {
      const [paidOn, currency = ''] = key.split(' ');
      const amount = decimalOf(minor, currency);
      return { amount, currency, period: NOT_OFFERED, paidOn, accountTail: NOT_OFFERED, status: 'paid' };
    }),
  });
}
