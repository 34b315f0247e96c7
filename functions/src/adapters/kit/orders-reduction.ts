import { Currency, DecimalText, Month } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { addDays, Day } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../ingest/currencies.ts';
import { mergeMonths } from '../../ingest/merge-months.ts';
import { dayOfIso } from '../../ingest/moment.ts';
import { OrderMonth } from '../../ingest/order-months.ts';
import { PatternReduction } from '../../ingest/order-pattern.ts';
import { createPlacedBook } from '../../ingest/placed-days.ts';
import { skuUnits } from '../../ingest/sku-units.ts';
import { PlacedDays } from '../../ports/placed-days.ts';
import type { SoldOrder } from './sold-order.ts';
import { patternOf } from './sold-pattern.ts';
import { nearestDay } from './windows.ts';

const Count = z.int().min(0).max(1_000_000_000);

const ByMonth = z.array(z.strictObject({ month: Month, currency: Currency, amount: DecimalText }));

/** What is left of one window of orders. */
export const OrdersReduction = z.strictObject({
  months: z.array(OrderMonth),
  /** By the month the order was placed in; null where orders do not tell. */
  refunds: ByMonth.nullable(),
  fees: ByMonth.nullable(),
  firstOn: Day.nullable(),
  skus: z.array(z.tuple([z.string(), Count])),
  otherSkus: z.strictObject({ skus: Count, units: Count }),
  /** Orders that had to leave by a day that is past, and those that did. Null where the marketplace sets no day. */
  shipped: z.strictObject({ due: Count, onTime: Count }).nullable(),
  /** Null where nobody tells the hour of an order. */
  pattern: PatternReduction.nullable(),
  /** For comparison with another reading of the window. */
  placed: PlacedDays.optional(),
});
export type OrdersReduction = z.infer<typeof OrdersReduction>;

const SKUS_MAX = 1_500;

export function reduceOrders(orders: readonly SoldOrder[], today: Day): OrdersReduction {
  const sold = orders.filter(({ state }) => state === 'sold');
  const units = new Map<string, number>();
  for (const [sku, count] of sold.flatMap(({ lines }) => lines)) units.set(sku, (units.get(sku) ?? 0) + count);
  const skus = [...units].sort((a, b) => b[1] - a[1]);
  const due = sold.filter(({ shipBy }) => shipBy !== undefined && shipBy < today);
  return OrdersReduction.parse({
    months: monthsOf(orders),
    refunds: sumsOf(sold, ({ refundedMinor }) => refundedMinor),
    fees: sumsOf(sold, ({ feeMinor }) => feeMinor),
    firstOn: orders.map(({ placedOn }) => placedOn).sort()[0] ?? null,
    skus: skus.slice(0, SKUS_MAX),
    otherSkus: {
      skus: Math.max(0, skus.length - SKUS_MAX),
      units: skus.slice(SKUS_MAX).reduce((sum, [, count]) => sum + count, 0),
    },
    shipped: sold.some(({ shipBy }) => shipBy !== undefined)
      ? {
          due: due.length,
          onTime: due.filter(({ shippedOn, shipBy = '' }) => shippedOn !== undefined && shippedOn <= shipBy).length,
        }
      : null,
    pattern: patternOf(sold, today),
    placed: placedOf(orders),
  });
}

function placedOf(orders: readonly SoldOrder[]): PlacedDays {
  const book = createPlacedBook();
  for (const { placedOn, state, goodsMinor } of orders) {
    const day = book.at(dayOfIso(placedOn));
    day.orders += 1;
    if (state !== 'sold') continue;
    day.sold += 1;
    day.minor += goodsMinor;
  }
  return book.finish();
}

function monthsOf(orders: readonly SoldOrder[]): OrderMonth[] {
  const counted = orders.filter(({ state }) => state === 'sold' || state === 'cancelled');
  return mergeMonths(
    counted.map(({ placedOn, currency, state, units, goodsMinor }) => {
      const isSold = state === 'sold';
      const gmv = DecimalText.parse(decimalText(isSold ? goodsMinor : 0, minorDigits(currency)));
      const month = Month.parse(placedOn.slice(0, 7));
      const counts = { orders: isSold ? 1 : 0, cancelled: isSold ? 0 : 1, units: isSold ? units : 0 };
      return [{ month, currency, gmv, ...counts }];
    }),
  );
}

/** Sums by month and currency; null when no order tells. */
export function sumsOf(
  orders: readonly SoldOrder[],
  amountOf: (order: SoldOrder) => number | undefined,
): z.infer<typeof ByMonth> | null {
  if (!orders.some((order) => amountOf(order) !== undefined)) return null;
  const sums = new Map<string, number>();
  for (const order of orders) {
    const key = `${order.placedOn.slice(0, 7)} ${order.currency}`;
    sums.set(key, (sums.get(key) ?? 0) + (amountOf(order) ?? 0));
  }
  return amounts(sums);
}

/** Sums kept under "2026-01 USD". */
export const amounts = (sums: ReadonlyMap<string, number>): z.infer<typeof ByMonth> =>
  [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, minor]) => {
      const [month, currency = ''] = key.split(' ');
      return ByMonth.element.parse({ month, currency, amount: decimalText(minor, minorDigits(currency)) });
    });

/** Of the windows of the last ninety days: how units fall on products. */
export const recentSkus = (windows: readonly OrdersReduction[]) => skuUnits(windows);
export const RECENT_DAYS = 90;
export const isRecent = (from: string | undefined, today: Day): boolean =>
  from !== undefined && nearestDay(from) >= addDays(today, -RECENT_DAYS);
