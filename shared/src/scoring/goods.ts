import { isOffered } from '../facts/offered.ts';
import type { ShopFacts, SkuUnits } from '../facts/shop.ts';
import { type Characteristic, known } from './characteristic.ts';
import { ratioPpm, sum } from './exact.ts';

/** How long the stock lasts at the pace of the last 90 days (库存周转), rounded up. */
export function daysInInventory(shops: readonly ShopFacts[]): Characteristic {
  const given = shops.flatMap(({ stock }) => (isOffered(stock) ? [stock] : []));
  if (given.length === 0) return { missing: 'notOffered' };
  const units = given.reduce((total, stock) => total + stock.units, 0);
  const sold = given.reduce((total, stock) => total + stock.unitsSold90d, 0);
  return sold === 0 ? { missing: 'noSales' } : { value: Math.ceil((units * 90) / sold) };
}

/** Sum of the squared shares of units (HHI). Each shop's SKUs are its own; those not listed are taken as equal. */
export function skuConcentration(shops: readonly ShopFacts[]): Characteristic {
  const given = shops.flatMap(({ skuUnits90d }) => (isOffered(skuUnits90d) ? [skuUnits90d] : []));
  if (given.length === 0) return { missing: 'notOffered' };
  const units = sum(given.map((sku) => BigInt(sku.units)));
  return known(ratioPpm(sum(given.map(squaredUnits)), units * units), 'noSales');
}

function squaredUnits({ units, skus, largest }: SkuUnits): bigint {
  const listed = largest.map((count) => BigInt(count));
  const rest = BigInt(units) - sum(listed);
  const others = BigInt(Math.max(1, skus - largest.length));
  return sum(listed.map((count) => count * count)) + (rest * rest) / others;
}
