import { z } from '../../schema.ts';

const Share = z.int().min(0).max(1_000_000);

const AgeRates = z.tuple([Share, Share, Share, Share]);

/** Older goods never count more. */
const olderIsNeverMore = (rates: readonly number[]): boolean =>
  rates.every((rate, index) => rate <= (rates[index - 1] ?? rate));

/** The inventory loan's own numbers (库存贷): what its formula reads beyond what every product has. */
export const InventoryLoanTerms = z.strictObject({
  /** Of what a piece brings after the marketplace's fees and advertising (可变现净值), at most so much counts. */
  netRealisablePpm: Share,
  /** What a piece cost, as a share of what it brings after fees and advertising, where nobody tells its cost. */
  costSharePpm: Share,
  /** Fees and advertising as shares of sales, where the shop does not tell them. */
  usualFeeSharePpm: Share,
  usualAdSharePpm: Share,
  /** What is lent on goods of up to 90 days, 91 to 180, 181 to 270, and longer. */
  ageRatesPpm: AgeRates.refine(olderIsNeverMore, 'older goods never count more'),
  /** And on goods under way with a bill of lading. */
  inTransitRatePpm: Share,
  /** One SKU, of the sum of all. */
  maxSkuSharePpm: Share,
  /** Storing the goods is paid first, for so many months. */
  storageMonths: z.int().min(0).max(24),
  /** The line as months of the cost of what is sold (月销货成本). */
  maxCostOfSalesPpm: z.int().min(0).max(10_000_000),
});
export type InventoryLoanTerms = z.infer<typeof InventoryLoanTerms>;
