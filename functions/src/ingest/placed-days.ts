import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { isoDay } from './moment.ts';

const Count = z.int().min(0).max(1_000_000_000);

/**
 * The orders of one day, whatever became of them, and of those that were sold how many and for how much. Whole minor
 * units of every currency are added up: the sum is compared with that of another reading and means nothing else.
 */
const PlacedDay = z.strictObject({ on: Day, orders: Count, sold: Count, minor: z.int().min(0).max(1e15) });
export const PlacedDays = z.array(PlacedDay).max(500);
export type PlacedDays = z.infer<typeof PlacedDays>;

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
