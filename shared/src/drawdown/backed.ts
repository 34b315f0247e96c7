import { invariant } from '../invariant.ts';
import type { Fen } from '../money/fen.ts';
import type { DrawWish } from '../product/product.ts';
import { err, ok, type Result } from '../result.ts';
import { addMonths } from '../time/calendar.ts';
import { addDays, type Day } from '../time/instant.ts';
import type { Drawdown } from './drawdown.ts';
import { LEAST_RUN_DAYS, type Maturity } from './maturity.ts';
import type { Wish } from './quote.ts';

/** What a draw rests on beyond its line; `mayRunTo` where that also says how long. */
export type Backed = {
  readonly drawable: (lastDueOn: Day) => Fen;
  readonly mayRunTo?: ((wish: DrawWish) => Maturity | undefined) | undefined;
};

/** What the counterparty confirmed carries less. */
export type BackingRefused = { tag: 'AmountAboveOrders'; drawableFen: number };

/**
 * The wish as what backs it carries it: no more, and ending with the orders it rests on where they end sooner than its
 * months. `isDrawn`: the bank has decided; before that nothing can be drawn, and the counterparty may still be asked.
 */
export function heldToBacking(
  { drawable, mayRunTo }: Backed,
  { wish, isDrawn }: { readonly wish: Wish; readonly isDrawn: boolean },
): Result<Wish, BackingRefused> {
  const { startOn, amountFen } = wish;
  const monthsOn = addMonths(startOn, wish.termMonths);
  const drawableFen = drawable(mayRunTo ? addDays(startOn, LEAST_RUN_DAYS) : monthsOn);
  if (isDrawn && amountFen > drawableFen) return err({ tag: 'AmountAboveOrders', drawableFen });
  const maturity = mayRunTo?.({ amountFen, confirmedOnly: isDrawn });
  return ok(maturity && maturity.on < monthsOn ? { ...wish, maturity } : wish);
}

/** Whether a draw is still carried beside what was drawn or held before: papers can change between contract and money. */
export function stillCarried(
  { drawable }: Backed,
  { amountFen, quote: { maturity, instalments } }: Pick<Drawdown, 'amountFen' | 'quote'>,
  besideFen: number,
): boolean {
  const last = instalments[instalments.length - 1];
  invariant(last !== undefined, 'stillCarried: a quote without an instalment');
  // A holiday that moves the day makes no order too short.
  return amountFen + besideFen <= drawable(maturity?.on ?? last.movedFrom ?? last.dueDate);
}
