import type { Fen } from '../../money/fen.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type RuleContext, type Verdict } from '../../screening/rule.ts';
import { type OrderTrade, ordersIn } from './trade.ts';

type Context = RuleContext<'orderLoan'>;
type Check = (trade: OrderTrade, context: Context) => Verdict;

/** A rule about papers says nothing where a platform itself tells of its supplier. */
export const aboutPapers =
  (check: Check) =>
  (context: Context): Verdict => {
    const trade = ordersIn(context.snapshot);
    return trade === undefined ? notChecked : check(trade, context);
  };

export const shareFen = (part: Fen, whole: Fen): number => ratioPpm(BigInt(part), BigInt(whole)) ?? 0;
