import { scramble, unscramble } from '../../kernel/number-code.ts';
import { seedOf } from '../../kernel/random.ts';
import { HOUR_MS } from '../../trade/calendar.ts';
import type { Sale, Shop, WorldTrade } from '../../trade/trade-types.ts';

/** Shopee counts its days at UTC+8. */
const LOCAL_MS = 8 * HOUR_MS;

const salt = ({ shopId }: Shop): number => seedOf('shopee', shopId);

/** Shopee's number of an order begins with the day it was placed: 220915S3K9TQ7B. */
export function orderSn(shop: Shop, { number, at }: Pick<Sale, 'number' | 'at'>): string {
  const day = new Date(at + LOCAL_MS).toISOString().slice(2, 10).replaceAll('-', '');
  return `${day}${scramble(number, salt(shop)).toString(36).toUpperCase().padStart(8, '0')}`;
}

/** The sale an order number stands for; nothing for a number that was never given out by this shop. */
export function saleOf(trade: WorldTrade, shop: Shop, sn: string): Sale | undefined {
  if (!/^\d{6}[0-9A-Z]{8}$/.test(sn)) return undefined;
  const sale = trade.sale(shop, unscramble(Number.parseInt(sn.slice(6), 36), salt(shop)));
  return sale && orderSn(shop, sale) === sn ? sale : undefined;
}
