import { DecimalText, type MonthlyFacts } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts, SkuUnits } from '@loan/shared/facts/shop';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import { parseMoney } from '../../../ingest/money-text.ts';
import type { OrderMonth } from '../../../ingest/order-months.ts';
import type { OrdersReduction } from '../reductions.ts';

type Sold = Omit<MonthlyFacts, 'refunds'>;

/** Months of windows that share no purchase: every figure adds up. */
export function mergeMonths(parts: readonly (readonly OrderMonth[])[]): Sold[] {
  const merged = new Map<string, OrderMonth>();
  for (const month of parts.flat()) {
    const key = `${month.month} ${month.currency}`;
    const before = merged.get(key);
    merged.set(key, before ? addMonth(before, month) : month);
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

function addMonth(a: OrderMonth, b: OrderMonth): OrderMonth {
  const digits = minorDigits(a.currency);
  return {
    ...a,
    orders: a.orders + b.orders,
    cancelled: a.cancelled + b.cancelled,
    units: a.units + b.units,
    gmv: DecimalText.parse(decimalText(minorOfText(a.gmv, digits) + minorOfText(b.gmv, digits), digits)),
  };
}

/** Our own decimal text, which always carries the currency's decimals. */
const minorOfText = (text: string, digits: number): number => parseMoney(text, digits);

/** A fact lists at most fifty products; the rest is taken as spread evenly. */
const LARGEST_MAX = 50;

/** How units fall on products, over the windows of the last 90 days. */
export function skuUnits(windows: readonly OrdersReduction[]): ShopFacts['skuUnits90d'] {
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
