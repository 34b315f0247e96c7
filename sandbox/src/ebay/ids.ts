import { seedOf } from '../kernel/random.ts';
import type { Shop } from '../trade/trade-types.ts';

/** eBay's 2-5-5 form: the first group is the shop's own, the rest its running number. */
export function orderId({ shopId }: Shop, number: number): string {
  const digits = String(number).padStart(10, '0');
  return `${prefixOf(shopId)}-${digits.slice(0, 5)}-${digits.slice(5)}`;
}

export function numberOfOrder({ shopId }: Shop, id: string): number | undefined {
  const [, prefix, high, low] = /^(\d{2})-(\d{5})-(\d{5})$/.exec(id) ?? [];
  return prefix === prefixOf(shopId) ? Number(`${high}${low}`) : undefined;
}

const prefixOf = (shopId: string) => String(10 + (seedOf('ebay', shopId) % 18));

export const lineItemId = (number: number, line: number): string => `100${String(number).padStart(8, '0')}${line + 1}`;
export const listingId = (shopId: string, sku: string): string => `2${seedOf('listing', shopId, sku)}`.padEnd(12, '0');
export const buyerName = (buyer: number): string => `buyer_${buyer}`;
export const payoutId = (shopId: string, index: number): string =>
  `${5_000 + (seedOf(shopId) % 1_000)}${String(index).padStart(6, '0')}`;
