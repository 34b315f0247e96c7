import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts, SkuUnits } from '@loan/shared/facts/shop';

/** A fact lists at most fifty products; the rest is taken as spread evenly. */
const LARGEST_MAX = 50;

/** Units by product of one window; what is beyond the longest list is counted together. */
export type SoldBySku = {
  skus: readonly (readonly [sku: string, units: number])[];
  otherSkus: { skus: number; units: number };
};

/** How units fall on products, over the windows or files of the last 90 days. */
export function skuUnits(windows: readonly SoldBySku[]): ShopFacts['skuUnits90d'] {
  const units = new Map<string, number>();
  for (const [sku, sold] of windows.flatMap(({ skus }) => skus)) units.set(sku, (units.get(sku) ?? 0) + sold);
  const others = windows.reduce((sum, { otherSkus }) => sum + otherSkus.units, 0);
  // Products beyond the longest list of one window may be the same in another, so the most of one is taken.
  const otherSkus = Math.max(0, ...windows.map(({ otherSkus: { skus } }) => skus));
  const sorted = [...units.values()].sort((a, b) => b - a);
  const total = sorted.reduce((sum, sold) => sum + sold, others);
  if (total === 0) return NOT_OFFERED;
  return { units: total, skus: sorted.length + otherSkus, largest: sorted.slice(0, LARGEST_MAX) } satisfies SkuUnits;
}
