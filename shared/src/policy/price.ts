const PPM = 1_000_000;

type PriceParts = {
  readonly fundingPpm: number;
  readonly operatingPpm: number;
  readonly capitalPpm: number;
  readonly lossGivenDefaultPpm: number;
};
type GradeParts = { readonly defaultProbabilityPpm: number; readonly marginPpm: number };

/** The suggested annual rate of a grade in ppm (利率建议): funding, operation, capital, expected loss and margin. */
export function annualRateOf(price: PriceParts, { defaultProbabilityPpm, marginPpm }: GradeParts): number {
  const expectedLossPpm = Math.floor((defaultProbabilityPpm * price.lossGivenDefaultPpm + PPM / 2) / PPM);
  return price.fundingPpm + price.operatingPpm + price.capitalPpm + expectedLossPpm + marginPpm;
}
