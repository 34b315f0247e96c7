import { Hour, SHOWN_MAX } from '@loan/shared/facts/order-pattern';
import { z } from '@loan/shared/schema';

const Count = z.int().min(0).max(1_000_000_000);
const Minor = z.int().min(0).max(1e15);

/** A buyer under a name that nobody can turn back once the pull is over. */
export const BuyerMark = z.string().regex(/^[0-9a-f]{16}$/);

/** More than the twenty that are asked about, so that one who is large over many windows is seen in each. */
const MARKS_MAX = 200;

/** What is left of the buyers of one window. */
export const BuyersReduction = z.strictObject({
  hours: Count,
  crowdedHours: Count,
  crowded: z.array(z.strictObject({ hour: Hour, orders: Count, buyers: Count })).max(SHOWN_MAX),
  orderIds: z.array(z.string().min(1).max(80)).max(SHOWN_MAX),
  sales: z.array(
    z.strictObject({
      currency: z.string(),
      orders: Count,
      minor: Minor,
      largest: z.array(z.tuple([BuyerMark, Minor])).max(MARKS_MAX),
    }),
  ),
});
export type BuyersReduction = z.infer<typeof BuyersReduction>;

export type Bought = { id: string; hour: Hour; buyer: string; currency: string; minor: number };

/**
 * Orders in an hour for each buyer of that hour, from which on an hour is crowded. Source: Shopee's published
 * definition of brushing (Shopee Code League, "Order Brushing").
 */
const CROWDED = 3;

export function reduceBuyers(orders: readonly Bought[]): BuyersReduction {
  const hours = [...grouped(orders, ({ hour }) => hour)].map(([hour, all]) => ({
    hour: hour as Hour,
    orders: all.length,
    buyers: new Set(all.map(({ buyer }) => buyer)).size,
    ids: all.map(({ id }) => id).sort(),
  }));
  const crowded = hours.filter((one) => one.orders >= CROWDED * one.buyers).sort(mostCrowdedFirst);
  return BuyersReduction.parse({
    hours: hours.length,
    crowdedHours: crowded.length,
    crowded: crowded.slice(0, SHOWN_MAX).map(({ ids: _, ...one }) => one),
    orderIds: crowded.flatMap(({ ids }) => ids).slice(0, SHOWN_MAX),
    sales: [...grouped(orders, ({ currency }) => currency)].map(([currency, all]) => ({
      ...{ currency, orders: all.length, minor: total(all) },
      largest: largestOf([...grouped(all, ({ buyer }) => buyer)].map(([mark, its]) => [mark, total(its)])),
    })),
  });
}

type Crowd = { hour: string; orders: number };
const mostCrowdedFirst = (a: Crowd, b: Crowd): number => b.orders - a.orders || (a.hour < b.hour ? -1 : 1);

const total = (orders: readonly Bought[]): number => orders.reduce((sum, { minor }) => sum + minor, 0);

const largestOf = (sums: readonly [mark: string, minor: number][]): [string, number][] =>
  [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MARKS_MAX);

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

const TOP = 20;

/** Windows put together. A buyer beyond the longest list of a window is missed there, so the share is at least this. */
export function mergeBuyers(windows: readonly BuyersReduction[]) {
  const sales = [
    ...grouped(
      windows.flatMap((one) => one.sales),
      ({ currency }) => currency,
    ).values(),
  ];
  // A shop sells in one currency; where it sells in several, most orders are in the one looked at.
  const orders = (all: BuyersReduction['sales']) => all.reduce((sum, one) => sum + one.orders, 0);
  const main = sales.sort((a, b) => orders(b) - orders(a))[0] ?? [];
  const marks = new Map<string, number>();
  for (const [mark, minor] of main.flatMap(({ largest }) => largest)) marks.set(mark, (marks.get(mark) ?? 0) + minor);
  const top = largestOf([...marks]).slice(0, TOP);
  const whole = main.reduce((sum, { minor }) => sum + minor, 0);
  return {
    hours: windows.reduce((sum, one) => sum + one.hours, 0),
    crowdedHours: windows.reduce((sum, one) => sum + one.crowdedHours, 0),
    crowded: windows
      .flatMap((one) => one.crowded)
      .sort(mostCrowdedFirst)
      .slice(0, SHOWN_MAX),
    orderIds: windows.flatMap((one) => one.orderIds).slice(0, SHOWN_MAX),
    topBuyersPpm: whole === 0 ? 0 : Math.floor((top.reduce((sum, [, minor]) => sum + minor, 0) / whole) * 1_000_000),
  };
}
