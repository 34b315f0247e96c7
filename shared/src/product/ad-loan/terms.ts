import { z } from '../../schema.ts';

const Ppm = z.int().min(0).max(10_000_000);

/** The ad loan's own numbers (广告贷): what its formula reads beyond what every product has. */
export const AdLoanTerms = z.strictObject({
  /** Whole months looked at, the newest. */
  months: z.int().min(1).max(12),
  /** The line as a multiple of what is spent in a month. */
  maxSpendPpm: Ppm,
  /** What the advertising sold over what it cost (ROAS), at least. */
  minReturnPpm: Ppm,
  /** All advertising over all sales (TACOS) has to stay below this. */
  maxSharePpm: Ppm,
});
export type AdLoanTerms = z.infer<typeof AdLoanTerms>;
