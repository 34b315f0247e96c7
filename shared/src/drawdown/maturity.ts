import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';

/** When a draw ends that rests on orders (到期日): some days after the last of them is paid. */
export const Maturity = z.strictObject({
  on: Day,
  /** The day the buyer has to pay by. */
  paidOn: Day,
});
export type Maturity = z.infer<typeof Maturity>;
