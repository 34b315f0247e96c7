import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { Hour, OrderPattern, SHOWN_MAX } from '@loan/shared/facts/order-pattern';
import { z } from '@loan/shared/schema';
import { addDays, Day } from '@loan/shared/time/instant';
import { dayOfIso } from './moment.ts';
import { BuyersReduction, mergeBuyers } from './order-buyers.ts';
import { mostOutstanding } from './order-hours.ts';
import type { OrderTotals } from './orders.ts';
import type { SoldBySku } from './sku-units.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** What one window or file says of how its orders fall. */
export const PatternReduction = z.strictObject({
  byHour: z.array(Count).length(24),
  bursts: z.array(z.strictObject({ hour: Hour, orders: Count, deviationsMilli: Count })).max(SHOWN_MAX),
  /** The days on which anything was sold. */
  days: z.array(Day),
  fromTheFuture: Count,
  /** Null where nobody is told who bought, or when money went back. */
  buyers: BuyersReduction.nullable(),
  earlyRefunds: z.strictObject({ orders: Count, refunded: Count }).nullable(),
});
export type PatternReduction = z.infer<typeof PatternReduction>;

/** Of a report that tells neither buyers nor when money went back. All orders at midnight are of a file that tells days alone. */
export function patternOfTotals({ hours, fromTheFuture }: OrderTotals): PatternReduction | null {
  const tellsHours = hours.byHour.slice(1).some((orders) => orders > 0);
  if (!tellsHours && fromTheFuture === 0) return null;
  return PatternReduction.parse({ ...hours, fromTheFuture, buyers: null, earlyRefunds: null });
}

/** What other reports say beside the orders. */
type Beside = Partial<Pick<OrderPattern, 'settlementDigits' | 'totalsGapPpm' | 'newProducts90d'>>;
/** Days nobody could read, the last not included; nothing sold on them is no gap. */
type Unread = { from: Day; to: Day };

/** Windows that share no order, put together; undefined where none tells the hour of an order. */
export function mergePatterns(
  windows: readonly PatternReduction[],
  unread: readonly Unread[],
  beside: Beside,
): OrderPattern | undefined {
  if (windows.length === 0) return undefined;
  const byHour = Array.from({ length: 24 }, (_, hour) =>
    windows.reduce((sum, window) => sum + (window.byHour[hour] ?? 0), 0),
  );
  const buyers = windows.flatMap((window) => (window.buyers ? [window.buyers] : []));
  const refunds = windows.flatMap(({ earlyRefunds }) => (earlyRefunds ? [earlyRefunds] : []));
  return OrderPattern.parse({
    orders: byHour.reduce((sum, orders) => sum + orders, 0),
    byHour,
    bursts: mostOutstanding(windows.flatMap(({ bursts }) => bursts)),
    longestGap: longestGap(
      windows.flatMap(({ days }) => days),
      unread,
    ),
    fromTheFuture: windows.reduce((sum, one) => sum + one.fromTheFuture, 0),
    buyers: buyers.length > 0 ? mergeBuyers(buyers) : NOT_OFFERED,
    earlyRefunds:
      refunds.length > 0
        ? {
            orders: refunds.reduce((sum, { orders }) => sum + orders, 0),
            refunded: refunds.reduce((sum, { refunded }) => sum + refunded, 0),
          }
        : NOT_OFFERED,
    ...{ settlementDigits: NOT_OFFERED, totalsGapPpm: NOT_OFFERED, newProducts90d: NOT_OFFERED },
    ...beside,
  });
}

function longestGap(sold: readonly Day[], unread: readonly Unread[]): OrderPattern['longestGap'] {
  const days = [...new Set([...sold, ...unread.flatMap(({ from, to }) => [from, addDays(to, -1)])])].sort();
  let [longest, from] = [0, days[0] ?? Day.parse('1970-01-01')];
  days.slice(1).forEach((day, index) => {
    const before = days[index] as Day;
    const gap = dayOfIso(day) - dayOfIso(before) - 1;
    if (gap <= longest || unread.some((one) => one.from === before)) return;
    [longest, from] = [gap, addDays(before, 1)];
  });
  return { from, days: longest };
}

/** Of the products sold lately, how many were never sold before; where earlier windows name products at all. */
export function newProductsOf(
  recent: readonly SoldBySku[],
  before: readonly SoldBySku[],
): OrderPattern['newProducts90d'] {
  const known = new Set(before.flatMap(({ skus }) => skus.map(([sku]) => sku)));
  const sold = [...new Set(recent.flatMap(({ skus }) => skus.map(([sku]) => sku)))];
  // A list that was cut may lack a product that was sold.
  const isCut = [...recent, ...before].some(({ otherSkus }) => otherSkus.skus > 0);
  if (known.size === 0 || sold.length === 0 || isCut) return NOT_OFFERED;
  return { products: sold.length, unsoldBefore: sold.filter((sku) => !known.has(sku)).length };
}
