import { DAY_MS, type Month, monthOf } from './calendar.ts';
import type { ShopMonths } from './shop-months.ts';
import type { Shop, StockLine } from './trade-types.ts';

/** How the goods on hand are spread by age: most came lately. */
const AGES = [
  { fromDays: 0, toDays: 30, part: 0.55 },
  { fromDays: 31, toDays: 60, part: 0.25 },
  { fromDays: 61, toDays: 90, part: 0.13 },
  { fromDays: 91, toDays: undefined, part: 0 },
] as const;

/**
 * What lies in the warehouse now: each SKU is filled up at the start of the month and goes down with every parcel,
 * so that stock and parcels can be held against each other.
 */
export function stockNow(months: ShopMonths, shop: Shop, now: number): StockLine[] {
  const shipped = unitsBySku(months, shop, monthOf(now), (at) => at <= now);
  const waiting = waitingUnits(months, shop, now);
  return months.catalogue(shop).map(({ share, ...sku }) => {
    const monthly = monthlyUnits(shop) * share;
    const filled = Math.ceil((monthly * (shop.stockDays + 15)) / 30);
    const lying = Math.max(0, filled - (shipped.get(sku.sku) ?? 0));
    const reserved = Math.min(lying, waiting.get(sku.sku) ?? 0);
    return {
      provider: shop.goods ?? 'marketplace',
      companyKey: shop.companyKey,
      shopId: shop.shopId,
      sku,
      sellable: lying - reserved,
      reserved,
      onway: Math.ceil(monthly / 2),
      unsellable: Math.floor((monthly * shop.returnPpm) / 2_000_000),
      ageBuckets: agesOf(lying),
    };
  });
}

const monthlyUnits = ({ monthlyYuan, meanPriceYuan }: Shop) => monthlyYuan / meanPriceYuan;

/** Ordered and not shipped yet. */
function waitingUnits(months: ShopMonths, shop: Shop, now: number): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  const lately = [...new Set([monthOf(now - 8 * DAY_MS), monthOf(now)])];
  for (const sale of lately.flatMap((month) => months.sales(shop, month))) {
    if (sale.cancelled || sale.brushed || sale.at > now || sale.shippedAt <= now) continue;
    for (const { sku, quantity } of sale.lines) units.set(sku.sku, (units.get(sku.sku) ?? 0) + quantity);
  }
  return units;
}

function unitsBySku(months: ShopMonths, shop: Shop, month: Month, counts: (at: number) => boolean) {
  const units = new Map<string, number>();
  for (const { lines, shippedAt } of months.shipped(shop, month)) {
    if (!counts(shippedAt)) continue;
    for (const { sku, quantity } of lines) units.set(sku.sku, (units.get(sku.sku) ?? 0) + quantity);
  }
  return units;
}

function agesOf(units: number): StockLine['ageBuckets'] {
  let left = units;
  return AGES.map(({ fromDays, toDays, part }) => {
    const here = toDays === undefined ? left : Math.min(left, Math.round(units * part));
    left -= here;
    return { fromDays, toDays, units: here };
  });
}
