import { PlacedDays } from '../ports/placed-days.ts';
import { isoDay } from './moment.ts';

type Sums = { orders: number; sold: number; minor: number };
/** Days since 1970. */
export type PlacedBook = { at(day: number): Sums; finish(): PlacedDays };

export function createPlacedBook(): PlacedBook {
  const sums = new Map<number, Sums>();
  // Orders come in runs of one day.
  let [lastDay, last] = [Number.NaN, { orders: 0, sold: 0, minor: 0 }];
  return {
    at(day) {
      if (day === lastDay) return last;
      last = sums.get(day) ?? { orders: 0, sold: 0, minor: 0 };
      sums.set(day, last);
      lastDay = day;
      return last;
    },
    finish: () =>
      PlacedDays.parse([...sums].sort(([a], [b]) => a - b).map(([day, sum]) => ({ on: isoDay(day), ...sum }))),
  };
}
