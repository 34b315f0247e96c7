import { z } from '../schema.ts';
import { addDays, Day } from '../time/instant.ts';

/** When a draw ends that rests on orders (到期日): some days after the last of them is paid. */
export const Maturity = z.strictObject({
  on: Day,
  /** The day the buyer has to pay by. */
  paidOn: Day,
});
export type Maturity = z.infer<typeof Maturity>;

/** Signing and paying out take days; what ends sooner is not begun. assumed: a week; confirm: the bank's own times. */
export const LEAST_RUN_DAYS = 7;

/**
 * The end of a loan that was paid out on a day: a bank that paid as late as that has lent all the same, and the loan is
 * due on the next day. What more time it gets is for the bank to say.
 */
export const endAfter = (maturity: Maturity, paidOutOn: Day): Maturity =>
  maturity.on > paidOutOn ? maturity : { ...maturity, on: addDays(paidOutOn, 1) };
