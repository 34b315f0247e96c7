import type { ShopFacts } from '@loan/shared/facts/shop';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { marketplaceOf } from '../plan.ts';
import type { StockReduction } from '../reductions.ts';

/**
 * Marketplaces that sell from one European pool of stock, each of which shows the pool whole: Germany, France, Italy,
 * Spain, the Netherlands, Sweden, Poland, Belgium, Ireland.
 * assumed: from Amazon's list of marketplace ids; confirm: against a pan-European seller's inventory.
 */
const EUROPEAN_POOL = new Set([
  'A1PA6795UKMFR9',
  'A13V1IB3VIYZZH',
  'APJ6JRA9NG5V4',
  'A1RKKUPIHCS9HS',
  'A1805IZSGTT6HS',
  'A2NODRKZP88ZB9',
  'A1C3SOZRARQ6R3',
  'AMEN7PMS3EDWL',
  'A28R8C7NBKEWEA',
]);

type MarketplaceStock = { step: PullStep; reduction: StockReduction };

/** Stock in Amazon's warehouses; missing for a seller who keeps none there. The European pool counts once. */
export function stockOf(stocks: readonly MarketplaceStock[], unitsSold90d: number): ShopFacts['stock'] | undefined {
  const held = stocks.filter(({ reduction }) => reduction.products > 0);
  if (held.length === 0) return undefined;
  const units = (pooled: boolean) =>
    held
      .filter(({ step }) => EUROPEAN_POOL.has(marketplaceOf(step)) === pooled)
      .map(({ reduction }) => reduction.units);
  const own = units(false).reduce((sum, count) => sum + count, 0);
  return { units: own + Math.max(0, ...units(true)), unitsSold90d };
}
