import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { amounts } from '../../kit/orders-reduction.ts';
import { readList } from '../../kit/read-list.ts';
import { RefundsReduction } from '../../kit/reductions.ts';
import { writtenDay } from '../../kit/written-day.ts';
import { type Transaction, Transactions } from '../wire.ts';
import { afterPage, daysOf, placeOf, type StepTools } from './step.ts';

const PAGE_SIZE = 500;
const PAGES_MAX = 200;

const Booking = z.object({
  id: z.string(),
  what: z.enum(['refund', 'fee', 'other']),
  day: Day,
  minor: z.int().min(-1e14).max(1e14),
  /** The item a refund is for: one unit. */
  item: z.string(),
});
type Booking = z.infer<typeof Booking>;

/** What was booked in one window: refunds to buyers, and what Lazada kept. */
export function advanceTransactions(tools: StepTools): Promise<StepOutcome> {
  const { api, step, currency } = tools;
  const { first, last } = daysOf(step);
  return readList(tools, {
    item: Booking,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    reduce: (bookings) => reduceBookings(bookings, currency),
    async fetch(cursor) {
      const place = placeOf(cursor);
      const parameters = { start_time: first, end_time: last, limit: String(PAGE_SIZE), offset: String(place.offset) };
      const page = await api.call('/finance/transaction/details/get', parameters, Transactions);
      if (page.tag !== 'ok') return page;
      const lines = page.value ?? [];
      const ids = lines.map(({ transaction_number: number }) => number);
      const after = afterPage(place, { ids, total: lines.length < PAGE_SIZE ? 0 : undefined });
      if (after.tag !== 'ok') return after;
      const items = lines.map((line) => bookingOf(line, currency));
      return { tag: 'ok', value: { items, ...(after.next ? { next: after.next } : {}) } };
    },
  });
}

/** "Reversal Item Price", by number and by name. Source: open.lazada.com docId=120956, "fee_type field enum list". */
const REFUND_TYPE = '14';
const REFUND_NAME = 'Reversal Item Price';
/** "Orders-Lazada Fees", "Refunds-Logistics" and the like; vouchers and advertising stand under "Marketing Fees". */
const FEES = /-(Lazada Fees|Logistics)$/;
const ADVERTISING = /sponsored/i;

/**
 * | Lazada                                                  | ours              |
 * | transaction_number                                      | id                |
 * | fee_type 14                                             | refund            |
 * | transaction_type "…-Lazada Fees", "…-Logistics"         | fee, credits taken off |
 * | transaction_date, its own day                           | day               |
 * | amount; negative is taken from the seller               | minor             |
 */
export function bookingOf(line: Transaction, currency: string): Booking {
  const { transaction_type: type, fee_name: name, fee_type: number } = line;
  const isRefund = number === REFUND_TYPE || name === REFUND_NAME;
  const isFee = FEES.test(type) && !ADVERTISING.test(name ?? '');
  return Booking.parse({
    id: line.transaction_number,
    what: isRefund ? 'refund' : isFee ? 'fee' : 'other',
    day: writtenDay(line.transaction_date),
    minor: minorOf(line.amount, currency),
    item: line.orderItem_no || line.transaction_number,
  });
}

function reduceBookings(bookings: readonly Booking[], currency: string): RefundsReduction {
  const sumsOf = (what: Booking['what']) => {
    const sums = new Map<string, number>();
    for (const { day, minor } of bookings.filter((one) => one.what === what)) {
      const key = `${day.slice(0, 7)} ${currency}`;
      sums.set(key, (sums.get(key) ?? 0) - minor);
    }
    // A month in which more came back than was taken kept nothing.
    return amounts(new Map([...sums].map(([key, minor]) => [key, Math.max(0, minor)])));
  };
  const returned = new Set(bookings.filter(({ what }) => what === 'refund').map(({ item }) => item)).size;
  return RefundsReduction.parse({ refunds: sumsOf('refund'), fees: sumsOf('fee'), returned });
}
