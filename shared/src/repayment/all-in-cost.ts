import { addFen, Fen, fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { daysBetween } from '../time/calendar.ts';
import { type Payments, yearlyReturnPpm } from './internal-return.ts';
import { type Schedule, strayDaysOf } from './schedule.ts';

const DAYS_OF_A_MONTH = 30;
const DAYS_OF_A_YEAR = 360;

/** Everything a loan costs (综合融资成本), shown before anything is signed. Rates in parts per million a year. */
export const AllInCost = z.strictObject({
  interestFen: Fen,
  /** Guarantee, insurance and service fees together; 0.00 is shown too. */
  feesFen: Fen,
  totalCostFen: Fen,
  totalRepaidFen: Fen,
  /** Cost over the money really held and how long (综合年化成本，单利). */
  simpleAnnualPpm: z.int().min(0),
  /** Internal rate of return, compounded to a year (IRR). Repay at will is taken as repaid at the end of its term. */
  irrAnnualPpm: z.int().min(0),
});
export type AllInCost = z.infer<typeof AllInCost>;

/** Fees are taken as paid on the first day: the dearest way to count them. */
export function allInCost(schedule: Schedule, feesFen: Fen = fen(0)): AllInCost {
  const { totalInterestFen: interestFen, principalFen } = schedule;
  const totalCostFen = addFen(interestFen, feesFen);
  return {
    interestFen,
    feesFen,
    totalCostFen,
    totalRepaidFen: addFen(principalFen, totalCostFen),
    simpleAnnualPpm: simpleAnnualPpm(schedule, totalCostFen),
    irrAnnualPpm: yearlyReturnPpm(principalFen - feesFen, paymentsOf(schedule)),
  };
}

/**
 * One payment for each month of the term; repay at will pays nothing before the last. A term that is no whole months is
 * told day by day, in years of 360. So is repay at will that a holiday makes longer, since it bears interest until then.
 */
function paymentsOf(schedule: Schedule): Payments {
  const { method, termMonths, instalments } = schedule;
  const stray = strayDaysOf(schedule);
  const amounts = instalments.map(({ totalFen }) => totalFen);
  if (method === 'repayAtWill') {
    const isLonger = instalments.some(({ nominalDueOn, dueOn }) => dueOn > nominalDueOn);
    const isWhole = stray === undefined && !isLonger;
    const periods = isWhole ? termMonths : daysToFirstDue(schedule);
    return { perYear: isWhole ? 12 : 360, amounts: [...Array<number>(periods - 1).fill(0), ...amounts] };
  }
  if (stray === undefined) return { perYear: 12, amounts };
  const days = Array<number>((termMonths - 1) * DAYS_OF_A_MONTH + stray).fill(0);
  for (const [index, amount] of amounts.entries())
    days[index === amounts.length - 1 ? days.length - 1 : (index + 1) * DAYS_OF_A_MONTH - 1] = amount;
  return { perYear: 360, amounts: days };
}

const daysToFirstDue = ({ valueOn, instalments }: Schedule): number =>
  daysBetween(valueOn, instalments[0]?.dueOn ?? valueOn);

/** Cost ÷ Σ(balance × time), rounded half up to the ppm; months are 30 days and days 360ths of a year. */
function simpleAnnualPpm(schedule: Schedule, totalCost: Fen): number {
  const { method, principalFen, instalments } = schedule;
  const balances = instalments.map((_, index) => instalments[index - 1]?.remainingFen ?? principalFen);
  const days = daysToFirstDue(schedule);
  const last = strayDaysOf(schedule) ?? DAYS_OF_A_MONTH;
  const daysOf = (index: number) => (index === instalments.length - 1 ? last : DAYS_OF_A_MONTH);
  const held = balances.reduce(
    (sum, balance, index) => sum + BigInt(balance) * BigInt(method === 'repayAtWill' ? days : daysOf(index)),
    BigInt(0),
  );
  if (held === BigInt(0)) return 0;
  const yearly = BigInt(totalCost) * BigInt(DAYS_OF_A_YEAR) * BigInt(1_000_000);
  return Number((yearly * BigInt(2) + held) / (held * BigInt(2)));
}

export type CostCaps = { readonly maxAllInCostPpm: AnnualRatePpm; readonly legalMaxAllInCostPpm: AnnualRatePpm };
export type CostRefusal = { readonly tag: 'CostAboveLegalCap' | 'CostAboveProductCap'; readonly costPpm: number };

/** The dearer of the two yearly figures is held against the caps. Above either, the loan is not offered. */
export function withinCostCaps<C extends Pick<AllInCost, 'simpleAnnualPpm' | 'irrAnnualPpm'>>(
  cost: C,
  caps: CostCaps,
): Result<C, CostRefusal> {
  const costPpm = Math.max(cost.simpleAnnualPpm, cost.irrAnnualPpm);
  if (costPpm > caps.legalMaxAllInCostPpm) return err({ tag: 'CostAboveLegalCap', costPpm });
  if (costPpm > caps.maxAllInCostPpm) return err({ tag: 'CostAboveProductCap', costPpm });
  return ok(cost);
}
