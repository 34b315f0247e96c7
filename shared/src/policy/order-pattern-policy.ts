import { z } from '../schema.ts';

const Ppm = z.int().min(0).max(10_000_000);
const Count = z.int().min(0).max(1_000_000);

/** How orders may fall on hours, buyers and days before a person looks (F01 to F05, F14). */
export const OrderPatternPolicy = z.strictObject({
  /** A shop with fewer orders told says nothing here: twenty buyers are half of forty orders. */
  minOrders: Count,
  /** Hours with three orders or more for each buyer, of all hours with any, have to stay below this. */
  maxCrowdedHoursPpm: Ppm,
  /** Sales of the twenty largest buyers. */
  maxTopBuyersPpm: Ppm,
  /** How evenly orders fall on the hours of the day, at least. */
  minEntropyPpm: Ppm,
  /** An hour further above its usual than this stands out; all that do may hold so many of the orders. */
  maxBurstDeviationsMilli: Count,
  maxBurstOrdersPpm: Ppm,
  /** Different amounts in a settlement from which on first digits say anything, and how far off they may be. */
  minDigitAmounts: Count,
  maxDigitDeviationPpm: Ppm,
  /** Orders paid back within 48 hours. */
  maxEarlyRefundsPpm: Ppm,
  /** What the marketplace's own report and its orders may lie apart. */
  maxTotalsGapPpm: Ppm,
  /** What a second reading of the same orders may differ from the first. */
  maxRereadGapPpm: Ppm,
  /** Days in a row without an order, in the midst of trade. */
  maxGapDays: z.int().min(0).max(3_650),
});
