import { addFen, type Fen, subtractFen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { err, ok, type Result } from '../result.ts';
import { daysBetween } from '../time/calendar.ts';
import type { Day } from '../time/instant.ts';
import { levelPayment } from './annuity.ts';
import { interestForDays } from './schedule.ts';

export type EarlyRepayment = {
  /** What is still owed of the principal, before this repayment. */
  readonly outstanding: Fen;
  readonly rate: AnnualRatePpm;
  /** Interest is paid up to this day: the last due day, or the day the money was lent. */
  readonly paidUpTo: Day;
  readonly on: Day;
  readonly principal: Fen;
};

export type EarlyQuote = {
  readonly principalFen: Fen;
  /** On the part repaid, for the days since interest was last paid. */
  readonly interestFen: Fen;
  readonly totalFen: Fen;
  readonly remainingFen: Fen;
  /** Good for this day only. */
  readonly validOn: Day;
};

export type EarlyRefusal = { readonly tag: 'MoreThanOwed'; readonly owedFen: Fen } | { readonly tag: 'NothingToRepay' };

/** What repaying today costs (提前还款): interest to the day on the part repaid, no fee. */
export function quoteEarly({
  outstanding,
  rate,
  paidUpTo,
  on,
  principal,
}: EarlyRepayment): Result<EarlyQuote, EarlyRefusal> {
  if (principal === 0) return err({ tag: 'NothingToRepay' });
  if (principal > outstanding) return err({ tag: 'MoreThanOwed', owedFen: outstanding });
  const interestFen = interestForDays(principal, rate, Math.max(0, daysBetween(paidUpTo, on)));
  return ok({
    principalFen: principal,
    interestFen,
    totalFen: addFen(principal, interestFen),
    remainingFen: subtractFen(outstanding, principal),
    validOn: on,
  });
}

export type LevelRemainder = { readonly remaining: Fen; readonly rate: AnnualRatePpm; readonly monthsLeft: number };

/** The two ways a level loan can go on: smaller instalments (期限不变), or the same for fewer months (月供不变). */
export function afterEarly({ remaining, rate, monthsLeft }: LevelRemainder, instalment: Fen) {
  return {
    keepTerm: { instalmentFen: levelPayment(remaining, rate, monthsLeft), months: monthsLeft },
    keepInstalment: { instalmentFen: instalment, months: monthsFor({ remaining, rate, monthsLeft }, instalment) },
  };
}

/** The fewest months in which an instalment no larger than this one clears the remainder. */
function monthsFor({ remaining, rate, monthsLeft }: LevelRemainder, instalment: Fen): number {
  for (let months = 1; months < monthsLeft; months += 1) {
    if (levelPayment(remaining, rate, months) <= instalment) return months;
  }
  return monthsLeft;
}
