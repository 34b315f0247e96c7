import { seedOf } from '../kernel/random.ts';
import type { Shop } from '../trade/trade-types.ts';

/** Temu's number of the country: 211 is the United States. assumed: one for all others; confirm: the region list. */
const siteOf = ({ country }: Shop): string => (country === 'US' ? '211' : '76');

const digitsOf = (shop: Shop, number: number): string =>
  `${10_000 + (seedOf('temu', shop.shopId) % 90_000)}${String(number).padStart(12, '0')}`;

export const parentOrderSn = (shop: Shop, number: number): string => `PO-${siteOf(shop)}-${digitsOf(shop, number)}`;
export const orderSn = (shop: Shop, number: number, line: number): string =>
  `${siteOf(shop)}-${digitsOf(shop, number)}${line}`;
export const parentAfterSalesSn = (shop: Shop, number: number): string =>
  `PR-${siteOf(shop)}-${digitsOf(shop, number)}`;

/** The running number a parent order was named by; undefined for an order of another shop. */
export function numberOfParent(shop: Shop, sn: string): number | undefined {
  const number = Number(/-(\d{17})$/.exec(sn)?.[1]?.slice(5) ?? Number.NaN);
  return parentOrderSn(shop, number) === sn ? number : undefined;
}

/** Whole numbers as Temu's ids are, small enough for every JSON reader. */
export const goodsId = ({ shopId }: Shop, sku: string): number => 601_000_000_000_000 + seedOf('goods', shopId, sku);
export const skuId = ({ shopId }: Shop, sku: string): number => 17_592_000_000_000 + seedOf('sku', shopId, sku);
export const mallId = ({ shopId }: Shop): number => Number(shopId);
