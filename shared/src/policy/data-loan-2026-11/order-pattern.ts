/** Source: lending design §4, F01 to F05 and F14. */
export const orderPattern = {
  // assumed: from how many orders on a pattern is one; confirm: with the patterns of the first hundred sellers.
  minOrders: 500,
  maxCrowdedHoursPpm: 50_000,
  maxTopBuyersPpm: 150_000,
  minEntropyPpm: 750_000,
  maxBurstDeviationsMilli: 4_000,
  // assumed: the twenty busiest hours of a great sale hold under a hundredth of fifteen months; confirm: as above.
  maxBurstOrdersPpm: 20_000,
  minDigitAmounts: 1_000,
  maxDigitDeviationPpm: 15_000,
  // assumed: three times one in a hundred, of any category; confirm: refunds by category of the first sellers.
  maxEarlyRefundsPpm: 30_000,
  maxTotalsGapPpm: 20_000,
  maxRereadGapPpm: 20_000,
  // assumed: a fortnight is longer than any holiday a shop closes for; confirm: with shops that ship themselves.
  maxGapDays: 14,
};
