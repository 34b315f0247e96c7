import { share } from '../../iop/share.ts';
import { scramble, unscramble } from '../../kernel/number-code.ts';
import { seedOf } from '../../kernel/random.ts';
import type { Sale, Shop, Sku, WorldTrade } from '../../trade/trade-types.ts';

/** Sixteen digits, and still a whole number in JSON. */
const ORDERS_FROM = 8_100_000_000_000_000;
const PLACES = 10_000;

const salt = ({ shopId }: Shop): number => seedOf('aliexpress', shopId);

export const orderId = (shop: Shop, { number }: Sale): number => ORDERS_FROM + scramble(number, salt(shop)) * PLACES;

/** The sale an order id stands for; nothing for an id that was never given out by this shop. */
export function saleOf(trade: WorldTrade, shop: Shop, id: number): Sale | undefined {
  const code = (id - ORDERS_FROM) / PLACES;
  if (!Number.isInteger(code) || code < 0 || code > 0xffff_ffff) return undefined;
  return trade.sale(shop, unscramble(code, salt(shop)));
}

export const productId = ({ shopId }: Shop, { sku }: Sku): number =>
  1_005_000_000_000_000 + seedOf('product', shopId, sku);

/** One line of an order (子订单). An order of a single line has no other number than the order's. */
export type Child = {
  childId: number;
  sku: Sku;
  quantity: number;
  price: number;
  fee: number;
  refund: number;
};

export function childrenOf(shop: Shop, sale: Sale): Child[] {
  const id = orderId(shop, sale);
  const prices = sale.lines.map(({ price }) => price);
  const fees = share(sale.fee, prices);
  const refunds = share(sale.refund?.amount ?? 0, prices);
  return sale.lines.map((line, index) => ({
    ...line,
    childId: sale.lines.length === 1 ? id : id + 1 + index,
    fee: fees[index] ?? 0,
    refund: refunds[index] ?? 0,
  }));
}
