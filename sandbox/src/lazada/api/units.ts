import { share } from '../../iop/share.ts';
import { scramble, unscramble } from '../../kernel/number-code.ts';
import { seedOf } from '../../kernel/random.ts';
import type { Sale, Shop, Sku, WorldTrade } from '../../trade/trade-types.ts';

/** Lazada counts each single piece as an order item. */
export type Unit = { itemId: number; sku: Sku; price: number; fee: number; refund: number };

const ORDERS_FROM = 500_000_000_000_000;
const ITEMS_FROM = 600_000_000_000_000;
/** Pieces an order can have; their numbers follow one another. */
const PLACES = 100;

const salt = ({ shopId }: Shop): number => seedOf('lazada', shopId);

export const orderId = (shop: Shop, { number }: Sale): number => ORDERS_FROM + scramble(number, salt(shop)) * PLACES;

/** The sale an order id stands for; nothing for an id that was never given out by this shop. */
export function saleOf(trade: WorldTrade, shop: Shop, id: number): Sale | undefined {
  const code = (id - ORDERS_FROM) / PLACES;
  if (!Number.isInteger(code) || code < 0 || code > 0xffff_ffff) return undefined;
  return trade.sale(shop, unscramble(code, salt(shop)));
}

export const skuId = ({ shopId }: Shop, { sku }: Sku): number => 10_000_000_000 + seedOf('lazada', shopId, sku);

export function unitsOf(shop: Shop, sale: Sale): Unit[] {
  const first = ITEMS_FROM + (orderId(shop, sale) - ORDERS_FROM);
  const pieces = sale.lines.flatMap(({ sku, quantity, price }) =>
    share(price, Array<number>(quantity).fill(1)).map((piece) => ({ sku, price: piece })),
  );
  const prices = pieces.map(({ price }) => price);
  const fees = share(sale.fee, prices);
  const refunds = share(sale.refund?.amount ?? 0, prices);
  return pieces.slice(0, PLACES).map((piece, index) => ({
    ...piece,
    itemId: first + index,
    fee: fees[index] ?? 0,
    refund: refunds[index] ?? 0,
  }));
}
