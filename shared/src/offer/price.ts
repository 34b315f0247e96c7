import { AnnualRatePpm } from '../money/interest.ts';
import type { GradePolicy, Policy } from '../policy/policy-schema.ts';

const PPM = 1_000_000;

/** Expected loss a year: default probability times what is lost then, rounded half up to the ppm. */
const expectedLossPpm = ({ lossGivenDefaultPpm }: Policy['price'], { defaultProbabilityPpm }: GradePolicy): number =>
  Math.floor((defaultProbabilityPpm * lossGivenDefaultPpm + PPM / 2) / PPM);

/** The suggested annual rate: funding, operation, capital, expected loss and margin (利率建议). */
export function priceOf(price: Policy['price'], grade: GradePolicy): AnnualRatePpm {
  const { fundingPpm, operatingPpm, capitalPpm } = price;
  return AnnualRatePpm.parse(fundingPpm + operatingPpm + capitalPpm + expectedLossPpm(price, grade) + grade.marginPpm);
}
