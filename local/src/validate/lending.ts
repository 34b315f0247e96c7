import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import { levelPayment } from '@loan/shared/repayment/annuity';
import { type Books, type MonthResult, spendDraw, tradeMonth } from './cash-flow.ts';
import { PARAMETERS } from './parameters.ts';
import { FUTURE_MONTHS, type PathMonth } from './path.ts';
import type { Seller } from './seller.ts';

/** What is lent, in yuan: at once, and once the rest of the line opens. */
export type Loan = {
  readonly firstDraw: number;
  readonly laterDraw: number;
  readonly annualRatePpm: number;
  readonly termMonths: number;
};

const { restOpens, missedInARow } = PARAMETERS;
/** Less than this is rounding, not arrears. */
const ONE_YUAN = 1;

/** A level instalment each month for each draw; true when it ends 90 days past due (逾期 90 天). */
export function defaults(
  seller: Seller,
  future: readonly PathMonth[],
  { books, loan }: { books: Books; loan: Loan },
): boolean {
  let state = spendDraw(seller, books, loan.firstDraw);
  const dues = instalments(loan, loan.firstDraw, 0);
  const seen: (MonthResult & { isClean: boolean })[] = [];
  let missed = 0;
  for (const [index, month] of future.entries()) {
    if (index === restOpens.afterMonths && loan.laterDraw > 0 && isQuiet(seen)) {
      state = spendDraw(seller, state, loan.laterDraw);
      for (const [later, due] of instalments(loan, loan.laterDraw, restOpens.afterMonths).entries())
        dues[later] = (dues[later] ?? 0) + due;
    }
    const traded = tradeMonth(seller, month, { books: state, due: dues[index] ?? 0 });
    state = traded.books;
    const isMissed = state.arrears > ONE_YUAN;
    seen.push({ ...traded.result, isClean: !isMissed && !month.isSuspended });
    missed = isMissed ? missed + 1 : 0;
    if (missed >= missedInARow) return true;
  }
  return false;
}

function instalments({ annualRatePpm, termMonths }: Loan, amount: number, after: number): number[] {
  const payment = levelPayment(fen(Math.round(amount * 100)), AnnualRatePpm.parse(annualRatePpm), termMonths) / 100;
  return Array.from({ length: FUTURE_MONTHS }, (_, month) =>
    month >= after && month < after + termMonths ? payment : 0,
  );
}

function isQuiet(seen: readonly (MonthResult & { isClean: boolean })[]): boolean {
  return seen.every(({ isClean, sold }, index) => {
    const before = seen[index - 1];
    return isClean && (before === undefined || sold >= before.sold * restOpens.worstFall);
  });
}
