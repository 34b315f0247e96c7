import { isOffered, type NotOffered } from '../../facts/offered.ts';
import type { OrderPattern } from '../../facts/order-pattern.ts';
import type { RuleContext } from '../rule.ts';

/** How the orders of each shop fall, where it has enough of them to fall in any way at all. */
export function patternsOf({ policy, snapshot }: Pick<RuleContext, 'policy' | 'snapshot'>): OrderPattern[] {
  const { minOrders } = policy.fraud.orderPattern;
  return snapshot.shops.flatMap(({ orderPattern }) =>
    isOffered(orderPattern) && orderPattern.orders >= minOrders ? [orderPattern] : [],
  );
}

/** One part of each pattern, of the shops whose marketplace tells it. */
export const toldOf = <T>(patterns: readonly OrderPattern[], part: (pattern: OrderPattern) => T | NotOffered) =>
  patterns.flatMap((pattern) => {
    const told = part(pattern);
    return isOffered(told) ? [told] : [];
  });

/** As long as a text in a trace may be. */
const TEXT_MAX = 300;

/** As many as fit in one text of a trace; the facts have them all. */
export const listed = (texts: readonly string[]): string =>
  texts.reduce((all, text) => {
    const longer = all === '' ? text : `${all}, ${text}`;
    return longer.length > TEXT_MAX ? all : longer;
  }, '');

/** The one of which the figure is the highest; undefined where there is none. */
export function highest<T>(all: readonly T[], figure: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (found, one) => (found === undefined || figure(one) > figure(found) ? one : found),
    undefined,
  );
}
