import { type Hour, SHOWN_MAX } from '@loan/shared/facts/order-pattern';
import { isoDay } from './moment.ts';

export type Burst = { hour: Hour; orders: number; deviationsMilli: number };

/** How the orders of one window or file fall on its hours. */
export type HoursTold = { byHour: number[]; bursts: Burst[]; days: string[] };

/** Hours since 1970, on whatever clock the marketplace counts its days by. */
export type OrderHours = { add(hour: number): void; finish(): HoursTold };

const HOURS = 24;

/** Counts orders by the hour. A number for each hour with any order is all it holds: 11,000 of them in fifteen months. */
export function createOrderHours(): OrderHours {
  const counts = new Map<number, number>();
  // Orders come in runs of one hour.
  let [last, run] = [Number.NaN, 0];
  const settle = () => {
    if (run > 0) counts.set(last, (counts.get(last) ?? 0) + run);
  };
  return {
    add(hour) {
      if (hour !== last) {
        settle();
        [last, run] = [hour, 0];
      }
      run += 1;
    },
    finish() {
      settle();
      run = 0;
      return hoursTold(counts);
    },
  };
}

function hoursTold(counts: ReadonlyMap<number, number>): HoursTold {
  const byHour = Array<number>(HOURS).fill(0);
  const days = new Set<number>();
  for (const [hour, orders] of counts) {
    byHour[hour % HOURS] = (byHour[hour % HOURS] as number) + orders;
    days.add(Math.floor(hour / HOURS));
  }
  const sorted = [...days].sort((a, b) => a - b);
  const span = (sorted[sorted.length - 1] ?? 0) - (sorted[0] ?? 0) + 1;
  const bursts = [...counts].map(([hour, orders]) => ({
    ...{ hour: hourText(hour), orders },
    deviationsMilli: deviationsMilli(orders, (byHour[hour % HOURS] as number) / span),
  }));
  return { byHour, bursts: mostOutstanding(bursts), days: sorted.map(isoDay) };
}

const hourText = (hour: number): Hour =>
  `${isoDay(Math.floor(hour / HOURS))}T${String(hour % HOURS).padStart(2, '0')}` as Hour;

/**
 * Freeman and Tukey's deviate: for counts as rare as orders in an hour, close to a normal one where the plain
 * (x − μ) ÷ √μ is far off. Three orders where a tenth was expected are 2.5 of its deviations and 9 of the other's.
 */
const deviationsMilli = (orders: number, expected: number): number =>
  Math.max(0, Math.floor(1_000 * (Math.sqrt(orders) + Math.sqrt(orders + 1) - Math.sqrt(4 * expected + 1))));

/** In an order of their own, so that the order in which orders came never matters. */
export const mostOutstanding = (bursts: readonly Burst[]): Burst[] =>
  [...bursts]
    .sort((a, b) => b.deviationsMilli - a.deviationsMilli || b.orders - a.orders || (a.hour < b.hour ? -1 : 1))
    .slice(0, SHOWN_MAX);
