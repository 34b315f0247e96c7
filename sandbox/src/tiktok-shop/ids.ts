import { createDice, LETTERS_AND_DIGITS, randomText, seedOf } from '../kernel/random.ts';
import type { Shop } from '../trade/trade-types.ts';

/** What names a shop in calls: never its id. */
export const cipherOf = (shopId: string): string =>
  `GCP_${randomText(createDice(seedOf('cipher', shopId)), 28, LETTERS_AND_DIGITS)}`;

/** Eighteen digits, as TikTok's: a kind, the shop's own five, the running number. */
const idOf = (kind: string, shopId: string, number: number): string =>
  `${kind}${String(10_000 + (seedOf('tiktok', shopId) % 90_000))}${String(number).padStart(11, '0')}`;

export const orderId = ({ shopId }: Shop, number: number): string => idOf('57', shopId, number);
export const returnId = ({ shopId }: Shop, number: number): string => idOf('40', shopId, number);
export const cancelId = ({ shopId }: Shop, number: number): string => idOf('41', shopId, number);
export const paymentId = ({ shopId }: Shop, index: number): string => idOf('34', shopId, index);
export const withdrawalId = ({ shopId }: Shop, index: number): string => idOf('35', shopId, index);
export const statementId = ({ shopId }: Shop, day: number): string => idOf('72', shopId, day);
export const skuId = ({ shopId }: Shop, sku: string): string => idOf('17', shopId, seedOf('sku', shopId, sku));
export const productId = ({ shopId }: Shop, sku: string): string => idOf('18', shopId, seedOf('sku', shopId, sku));

/** The running number an id was made of; undefined for an id of another kind or another shop. */
export function numberIn(id: string, like: (shop: Shop, number: number) => string, shop: Shop): number | undefined {
  const number = /^\d{18}$/.test(id) ? Number(id.slice(7)) : Number.NaN;
  return like(shop, number) === id ? number : undefined;
}
