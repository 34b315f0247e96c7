import type { QuoteView } from '../api/view.ts';
import { type Fen, fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { allInCost } from '../repayment/all-in-cost.ts';
import type { IsWorkingDay } from '../repayment/due-day.ts';
import { type RepaymentMethod, TermMonths } from '../repayment/method.ts';
import { type Instalment, interestForDays, scheduleOf } from '../repayment/schedule.ts';
import type { Day } from '../time/instant.ts';

export type Wish = {
  amountFen: Fen;
  termMonths: number;
  method: RepaymentMethod;
  annualRatePpm: AnnualRatePpm;
  startOn: Day;
};

/** The schedule and the full cost of a wish, as screen and contract show it. No fee is charged beside interest. */
export function quoteOf(
  { amountFen, termMonths, method, annualRatePpm, startOn }: Wish,
  isWorkingDay: IsWorkingDay,
): QuoteView {
  const months = TermMonths.parse(termMonths);
  const schedule = scheduleOf({
    method,
    principal: amountFen,
    rate: annualRatePpm,
    months,
    valueOn: startOn,
    isWorkingDay,
  });
  const cost = allInCost(schedule);
  return {
    amountFen,
    termMonths,
    method,
    annualRatePpm,
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
