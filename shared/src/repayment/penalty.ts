import { AnnualRatePpm } from '../money/interest.ts';
import type { Policy } from '../policy/policy-schema.ts';

export type PenaltyRates = { readonly overdue: AnnualRatePpm; readonly misuse: AnnualRatePpm };

const PPM = 1_000_000;

const uplifted = (rate: AnnualRatePpm, upliftPpm: number): AnnualRatePpm =>
  AnnualRatePpm.parse(Math.floor((rate * (PPM + upliftPpm)) / PPM));

/**
 * Penalty interest (罚息): so much more than the contract's rate when overdue (逾期), or when the money is used for
 * something else (挪用). Never both on one sum; the heavier counts. Rounded down, in the borrower's favour.
 */
export const penaltyRates = ({ penalty }: Policy, rate: AnnualRatePpm): PenaltyRates => ({
  overdue: uplifted(rate, penalty.overdueUpliftPpm),
  misuse: uplifted(rate, penalty.misuseUpliftPpm),
});
