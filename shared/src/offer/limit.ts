import { isOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { addFen, FEN_MAX, type Fen, fen, scaleFen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy, Policy } from '../policy/policy-schema.ts';
import type { CapCode } from '../policy/rule-schema.ts';
import { annuityFactorPpm } from '../repayment/annuity.ts';
import type { Portrait } from '../scoring/portrait.ts';

const PPM = 1_000_000;
const PPM_SQUARED = PPM * PPM;
const NOTHING = fen(0);

/** One bound on the line. Undefined: the fact it needs is missing, so it bounds nothing and the trace says so. */
type Cap = { readonly code: CapCode; readonly amountFen: Fen | undefined };

export type Limit = {
  /** The line: the least cap, rounded down (授信额度). */
  readonly limitFen: Fen;
  readonly firstDrawFen: Fen;
  readonly caps: readonly Cap[];
  /** The cap that decided; on a tie the first. */
  readonly bindingCap: CapCode;
};

export type LimitQuestion = {
  readonly policy: Policy;
  readonly snapshot: Snapshot;
  readonly portrait: Portrait;
  readonly grade: GradePolicy;
  readonly rate: AnnualRatePpm;
  /** The grade whose multiple counts, where an enhancement lifts it; price and first draw stay the grade's own. */
  readonly multipleGrade: GradePolicy;
};

/** Line and first draw (额度与首次可用), every bound worked out and kept. */
export function limitOf(question: LimitQuestion): Limit {
  const { policy, portrait, grade } = question;
  const caps = capsOf(question);
  const binding = caps.reduce((least, cap) =>
    (cap.amountFen ?? FEN_MAX) < (least.amountFen ?? FEN_MAX) ? cap : least,
  );
  const limitFen = roundDown(policy, binding.amountFen ?? NOTHING);
  const turnover = portrait.sales.weightedTurnoverFen ?? NOTHING;
  const firstDraw = roundDown(policy, scaleFen(turnover, grade.firstDrawMultiplePpm, PPM, 'down'));
  return { limitFen, firstDrawFen: fen(Math.min(limitFen, firstDraw)), caps, bindingCap: binding.code };
}

function capsOf({ policy, snapshot, portrait, rate, multipleGrade }: LimitQuestion): [Cap, ...Cap[]] {
  const { limit } = policy;
  const { requestedLimitFen, programmeHeadroomFen, otherOutstandingFen } = snapshot;
  const turnover = portrait.sales.weightedTurnoverFen ?? NOTHING;
  return [
    { code: 'turnoverMultiple', amountFen: scaleFen(turnover, multipleGrade.limitMultiplePpm, PPM, 'down') },
    { code: 'payoutCash', amountFen: payoutCash(policy, portrait, rate) },
    { code: 'totalDebt', amountFen: totalDebtRoom(policy, portrait) },
    { code: 'productMaximum', amountFen: limit.maxLimitFen },
    { code: 'requestedLimit', amountFen: isOffered(requestedLimitFen) ? requestedLimitFen : undefined },
    { code: 'programmeHeadroom', amountFen: isOffered(programmeHeadroomFen) ? programmeHeadroomFen : undefined },
    {
      code: 'programmeMaximum',
      amountFen: isOffered(otherOutstandingFen) ? leftOf(limit.programmeMaxFen, otherOutstandingFen) : undefined,
    },
  ];
}

/** What a share of the monthly payouts could pay back in instalments: its present value at the offered rate. */
function payoutCash({ limit }: Policy, { monthlyPayoutsFen: payouts }: Portrait, rate: AnnualRatePpm): Fen | undefined {
  if (payouts === undefined) return undefined;
  return scaleFen(payouts, limit.cashSharePpm * annuityFactorPpm(rate, limit.cashMonths), PPM_SQUARED, 'down');
}

/** Against over-leverage: this line and every debt seen stay within a share of a year's payouts. */
function totalDebtRoom({ limit }: Policy, { monthlyPayoutsFen: payouts, debtsFen: debts }: Portrait): Fen | undefined {
  if (payouts === undefined || debts === undefined) return undefined;
  return leftOf(scaleFen(payouts, 12 * limit.totalDebtSharePpm, PPM, 'down'), debts);
}

const leftOf = (whole: Fen, taken: Fen): Fen => fen(Math.max(0, whole - taken));

const roundDown = ({ limit }: Policy, amount: Fen): Fen => fen(amount - (amount % limit.roundDownToFen));

/** What the marketplaces' own factor takes off the line, for the platform part of the score. */
export function marketplaceEffectFen({ policy, portrait, multipleGrade }: LimitQuestion): number {
  const full = scaleFen(portrait.sales.turnoverFen ?? NOTHING, multipleGrade.limitMultiplePpm, PPM, 'down');
  const weighted = scaleFen(portrait.sales.weightedTurnoverFen ?? NOTHING, multipleGrade.limitMultiplePpm, PPM, 'down');
  return roundDown(policy, weighted) - roundDown(policy, full);
}

/** As if a shop more sold this much every month on a mainstream marketplace, paid out as the others are. */
export function withMoreTurnover(portrait: Portrait, extra: Fen): Portrait {
  const { sales, monthlyPayoutsFen: payouts, characteristics } = portrait;
  const { turnoverFen: turnover, weightedTurnoverFen: weighted, monthlyGmv } = sales;
  if (turnover === undefined || weighted === undefined || 'missing' in monthlyGmv) return portrait;
  const scalesPayouts = payouts !== undefined && turnover > 0;
  const more = { value: monthlyGmv.value + extra };
  return {
    ...portrait,
    characteristics: { ...characteristics, monthlyGmv: more },
    sales: {
      ...sales,
      monthlyGmv: more,
      turnoverFen: addFen(turnover, extra),
      weightedTurnoverFen: addFen(weighted, extra),
    },
    monthlyPayoutsFen: scalesPayouts ? addFen(payouts, scaleFen(payouts, extra, turnover, 'down')) : payouts,
  };
}
