import type { QuoteView } from '../api/view.ts';
import { addFen, type Fen, fen } from '../money/fen.ts';
import { ok, type Result } from '../result.ts';
import { type AllInCost, allInCost, type CostCaps, type CostRefusal, withinCostCaps } from './all-in-cost.ts';
import { interestForDays, type Schedule, type ScheduleRequest, scheduleOf } from './schedule.ts';

/**
 * What a drawdown would cost, as the seller sees it before signing (支用试算): schedule, fees, both yearly figures.
 * Refused where the whole cost passes the product's cap or the law's.
 */
export function quoteOf(
  request: ScheduleRequest,
  caps: CostCaps,
  feesFen: Fen = fen(0),
): Result<QuoteView, CostRefusal> {
  const schedule = scheduleOf(request);
  const cost = withinCostCaps(allInCost(schedule, feesFen), caps);
  return cost.ok ? ok(viewOf(schedule, cost.value)) : cost;
}

function viewOf(schedule: Schedule, cost: AllInCost): QuoteView {
  const { principalFen, annualRatePpm, instalments } = schedule;
  return {
    amountFen: principalFen,
    termMonths: schedule.termMonths,
    method: schedule.method,
    annualRatePpm,
    instalments: instalments.map(({ nominalDueOn, dueOn, ...rest }) => ({
      ...rest,
      dueDate: dueOn,
      ...(nominalDueOn === dueOn ? {} : { movedFrom: nominalDueOn }),
    })),
    totalInterestFen: schedule.totalInterestFen,
    totalFeesFen: cost.feesFen,
    totalFen: addFen(principalFen, cost.totalCostFen),
    allInCostPpm: cost.simpleAnnualPpm,
    irrPpm: cost.irrAnnualPpm,
    interestPerDayFen: interestForDays(principalFen, annualRatePpm, 1),
  };
}
