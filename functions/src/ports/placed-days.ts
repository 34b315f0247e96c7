import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';

const Count = z.int().min(0).max(1_000_000_000);

/**
 * The orders of one day, whatever became of them, and of those that were sold how many and for how much. Whole minor
 * units of every currency are added up: the sum is compared with that of another reading and means nothing else.
 */
const PlacedDay = z.strictObject({ on: Day, orders: Count, sold: Count, minor: z.int().min(0).max(1e15) });
export const PlacedDays = z.array(PlacedDay).max(500);
export type PlacedDays = z.infer<typeof PlacedDays>;
