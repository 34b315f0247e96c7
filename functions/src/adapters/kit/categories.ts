import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { Category, type ShopFacts } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';

/** What a platform says its products are, by the names under which orders tell them. Of no category of ours: left out. */
export const CategoriesReduction = z.strictObject({
  skus: z.array(z.tuple([z.string().max(120), Category])).max(1_000),
});
export type CategoriesReduction = z.infer<typeof CategoriesReduction>;

type Sold = {
  skus: readonly (readonly [sku: string, units: number])[];
  otherSkus: { units: number };
};

/**
 * What most units of the last 90 days were. Units nobody puts into a category of ours are one more, without a name: where
 * they are the most, nothing is said of the shop.
 */
export function mainCategoryOf(
  windows: readonly Sold[],
  told: readonly CategoriesReduction[],
): ShopFacts['mainCategory'] {
  const categories = new Map(told.flatMap(({ skus }) => skus));
  const units = new Map<ShopFacts['mainCategory'], number>();
  const count = (category: ShopFacts['mainCategory'], sold: number) =>
    void units.set(category, (units.get(category) ?? 0) + sold);
  for (const { skus, otherSkus } of windows) {
    for (const [sku, sold] of skus) count(categories.get(sku) ?? NOT_OFFERED, sold);
    count(NOT_OFFERED, otherSkus.units);
  }
  const [most] = [...units].sort((a, b) => b[1] - a[1] || (a[0] === NOT_OFFERED ? -1 : 1));
  return most?.[0] ?? NOT_OFFERED;
}
