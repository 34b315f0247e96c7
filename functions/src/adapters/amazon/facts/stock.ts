import { isOffered, NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { STOCK_LINES_MAX, type StockLines } from '@loan/shared/facts/stock-lines';
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

type MarketplaceLines = { step: PullStep; reduction: StockLines };
const piecesIn = ({ lines, rest }: StockLines): number =>
  lines.reduce((sum, { units }) => units.reduce((all, count) => all + count, sum), rest.units);

/**
 * The goods by age over all marketplaces; of the European pool the marketplace that shows most of it. Each keeps an equal
 * part of the lines there is room for, those worth most.
 */
export function stockLinesOf(told: readonly MarketplaceLines[]): StockLines | undefined {
  const held = told.filter(({ reduction }) => piecesIn(reduction) > 0);
  const pool = held
    .filter(({ step }) => EUROPEAN_POOL.has(marketplaceOf(step)))
    .sort((a, b) => piecesIn(b.reduction) - piecesIn(a.reduction))
    .slice(0, 1);
  const all = [...held.filter(({ step }) => !EUROPEAN_POOL.has(marketplaceOf(step))), ...pool];
  const [first] = all.map(({ reduction }) => reduction.asOf).sort();
  if (first === undefined) return undefined;
  const room = Math.floor(STOCK_LINES_MAX / all.length);
  const cut = all.flatMap(({ reduction }) => reduction.lines.slice(room));
  const rests = all.map(({ reduction }) => reduction.rest);
  const pieces = cut.reduce((sum, { units }) => units.reduce((total, count) => total + count, sum), 0);
  return {
    asOf: first,
    lines: all.flatMap(({ reduction }) => reduction.lines.slice(0, room)),
    rest: {
      skus: cut.length + rests.reduce((sum, { skus }) => sum + skus, 0),
      units: pieces + rests.reduce((sum, { units }) => sum + units, 0),
    },
    monthlyFees: feesOf(all),
  };
}

function feesOf(all: readonly MarketplaceLines[]): StockLines['monthlyFees'] {
  const fees = all.map(({ reduction }) => reduction.monthlyFees);
  return fees.every(isOffered) ? fees.flatMap((one) => (isOffered(one) ? one : [])).slice(0, 20) : NOT_OFFERED;
}
