import type { Fen } from '../../money/fen.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type RuleContext, type Verdict } from '../../screening/rule.ts';
import { type OrderTrade, ordersIn, papersIn } from './trade.ts';

type Context = RuleContext<'orderLoan'>;
type Check = (trade: OrderTrade, context: Context) => Verdict;

/** A rule about papers says nothing where a platform itself tells of its supplier. */
const about =
  (tradeIn: typeof papersIn) =>
  (check: Check) =>
  (context: Context): Verdict => {
    const trade = tradeIn(context.snapshot);
    return trade === undefined ? notChecked : check(trade, context);
  };

/** Looks at every paper handed in: what speaks against the borrower does not grow old. */
export const aboutPapers = about(papersIn);
/** Looks at the invoices of the last twelve months. */
export const aboutPastYear = about(ordersIn);

export const shareFen = (part: Fen, whole: Fen): number => ratioPpm(BigInt(part), BigInt(whole)) ?? 0;
