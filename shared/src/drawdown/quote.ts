import type { QuoteView } from '../api/view.ts';
import { type Fen, fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { allInCost } from '../repayment/all-in-cost.ts';
import type { IsWorkingDay } from '../repayment/due-day.ts';
import { type RepaymentMethod, TermMonths } from '../repayment/method.ts';
import { type Instalment, interestForDays, monthsUntil, scheduleOf } from '../repayment/schedule.ts';
import { daysBetween } from '../time/calendar.ts';
import type { Day } from '../time/instant.ts';
import type { Maturity } from './maturity.ts';

export type Wish = {
  amountFen: Fen;
  termMonths: number;
  method: RepaymentMethod;
  annualRatePpm: AnnualRatePpm;
  startOn: Day;
  /** Where the draw ends with the orders it rests on, rather than whole months on. */
  maturity?: Maturity | undefined;
};

/** The schedule and the full cost of a wish, as screen and contract show it. No fee is charged beside interest. */
export function quoteOf(
  { amountFen, termMonths, method, annualRatePpm, startOn, maturity }: Wish,
  isWorkingDay: IsWorkingDay,
): QuoteView {
  const months = maturity ? monthsUntil(startOn, maturity.on) : TermMonths.parse(termMonths);
  const schedule = scheduleOf({
    method,
    principal: amountFen,
    rate: annualRatePpm,
    months,
    valueOn: startOn,
    maturesOn: maturity?.on,
    isWorkingDay,
  });
  const cost = allInCost(schedule);
  return {
    amountFen,
    termMonths: months,
    method,
    annualRatePpm,
    ...(maturity ? { maturity: { ...maturity, days: daysBetween(startOn, maturity.on) } } : {}),
    instalments: schedule.instalments.map(shown),
    totalInterestFen: cost.interestFen,
    totalFeesFen: cost.feesFen,
    totalFen: cost.totalRepaidFen,
    allInCostPpm: cost.simpleAnnualPpm,
    irrPpm: cost.irrAnnualPpm,
    interestPerDayFen: amountFen === 0 ? fen(0) : interestForDays(amountFen, annualRatePpm, 1),
  };
}

const shown = ({
  number,
  nominalDueOn,
  dueOn,
  principalFen,
  interestFen,
  totalFen,
  remainingFen,
}: Instalment): QuoteView['instalments'][number] => ({
  number,
  dueDate: dueOn,
  ...(dueOn === nominalDueOn ? {} : { movedFrom: nominalDueOn }),
  principalFen,
  interestFen,
  totalFen,
  remainingFen,
});
