import type { MoneyFacts } from '@loan/shared/facts/money';
import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { decimalOf } from './decimal.ts';

/** Lent and paid back as seen in the movements of an account, in minor units of the currency. */
export const LoanMovement = z.strictObject({
  lender: z.string().min(1).max(80),
  currency: Currency,
  takenMinor: z.int(),
  repaidMinor: z.int(),
});
export type LoanMovement = z.infer<typeof LoanMovement>;

/** One movement for each lender and currency: a loan that every sale pays back a little of is still small to keep. */
export function mergeLoans(movements: readonly LoanMovement[]): LoanMovement[] {
  const loans = new Map<string, LoanMovement>();
  for (const movement of movements) {
    const key = `${movement.lender} ${movement.currency}`;
    const before = loans.get(key);
    loans.set(key, {
      ...movement,
      takenMinor: movement.takenMinor + (before?.takenMinor ?? 0),
      repaidMinor: movement.repaidMinor + (before?.repaidMinor ?? 0),
    });
  }
  return [...loans.values()];
}

const LOANS_MAX = 20;

/**
 * One debt for each lender and currency. What was lent before the movements begin is not seen, so what is owed is at
 * least the difference; a debt of which only repayments show is told with nothing outstanding, and its repayments.
 */
export const debtsOf = (movements: readonly LoanMovement[]): Exclude<MoneyFacts['externalDebts'], string> =>
  mergeLoans(movements)
    .slice(0, LOANS_MAX)
    .map(({ lender, currency, takenMinor, repaidMinor }) => {
      const amountOf = (minor: number) => ({ amount: decimalOf(Math.max(0, minor), currency), currency });
      return {
        lender,
        outstanding: amountOf(takenMinor - repaidMinor),
        repaid12m: amountOf(repaidMinor),
        advanced12m: amountOf(takenMinor),
      };
    });
