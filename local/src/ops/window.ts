import type { BadWindow, DecisionWindow } from '@loan/functions/use-cases/ops/decision-list';
import { Decision } from '@loan/shared/offer/decision';
import { err, ok, type Result } from '@loan/shared/result';
import { addDays, Day, type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { Given } from './command.ts';

const USUAL_DAYS = 30;
type BadProduct = { tag: 'BadProduct' };

/** Which decisions are meant: to today where no last day is given, and thirty days up to it where no first one is. */
export function readWindow(
  { from, to, product }: Pick<Given, 'from' | 'to' | 'product'>,
  now: Instant,
): Result<DecisionWindow, BadWindow | BadProduct> {
  const last = Day.safeParse(to || shanghaiDay(now)).data;
  const first = last && Day.safeParse(from || addDays(last, 1 - USUAL_DAYS)).data;
  if (!first || first > last) return err({ tag: 'BadWindow' });
  if (product === '') return ok({ from: first, to: last });
  const known = Decision.shape.product.safeParse(product).data;
  return known ? ok({ from: first, to: last, product: known }) : err({ tag: 'BadProduct' });
}
