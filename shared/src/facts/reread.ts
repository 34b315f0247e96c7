import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { SHOWN_MAX } from './order-pattern.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** A few windows of orders, drawn when the reading began and read a second time once all else was read (F14). */
export const Reread = z.strictObject({
  /** Days read twice, and the orders told on them at first; of Amazon's report their lines, which are few more. */
  days: Count,
  orders: Count,
  /**
   * How far the second reading is from the first, of what no order may change: that it was placed on that day, and its
   * price as long as it stands. The larger of the shares of orders and of money, each day's difference added up.
   */
  gapPpm: z.int().min(0).max(1_000_000),
  differing: z.array(Day).max(SHOWN_MAX),
});
export type Reread = z.infer<typeof Reread>;
