import { addFen, Fen, fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { daysBetween } from '../time/calendar.ts';
import { yearlyReturnPpm } from './internal-return.ts';
import type { Schedule } from './schedule.ts';

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
    irrAnnualPpm: yearlyReturnPpm(principalFen - feesFen, monthlyPayments(schedule)),
  };
}

/** One payment for each month of the term; repay at will pays nothing before the last. */
function monthlyPayments({ method, termMonths, instalments }: Schedule): number[] {
  const payments = instalments.map(({ totalFen }) => totalFen);
  return method === 'repayAtWill' ? [...Array<number>(termMonths - 1).fill(0), ...payments] : payments;
}

/** Cost ÷ Σ(balance × time), rounded half up to the ppm; months are twelfths, days are 360ths of a year. */
function simpleAnnualPpm({ method, principalFen, valueOn, instalments }: Schedule, totalCost: Fen): number {
  const balances = instalments.map((_, index) => instalments[index - 1]?.remainingFen ?? principalFen);
  const days = daysBetween(valueOn, instalments[0]?.dueOn ?? valueOn);
  const [periods, periodsPerYear] = method === 'repayAtWill' ? [days, 360] : [1, 12];
  const held = BigInt(balances.reduce((sum, balance) => sum + balance, 0)) * BigInt(periods);
  if (held === BigInt(0)) return 0;
  const yearly = BigInt(totalCost) * BigInt(periodsPerYear) * BigInt(1_000_000);
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
