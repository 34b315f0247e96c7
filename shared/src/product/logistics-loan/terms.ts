import { z } from '../../schema.ts';

/** The logistics loan's own numbers (物流贷): what its formula reads beyond what every product has. */
export const LogisticsLoanTerms = z.strictObject({
  /** Of freight bills that the forwarder confirmed and that are still to be paid. */
  advancePpm: z.int().min(0).max(1_000_000),
  /** A bill counts so long after its month has ended: an older one is late, and nobody knows why. */
  maxBillAgeDays: z.int().min(0).max(3_650),
});
export type LogisticsLoanTerms = z.infer<typeof LogisticsLoanTerms>;
