import { DAY_MS } from './calendar.ts';
import type { Sale, Shop, ShopPayout, WorldTrade } from './trade-types.ts';

/** A sale leaves the seller at most this long after it was placed. */
const SHIPPING_LAG_MS = 10 * DAY_MS;
/** Nothing happens to an order any more this long after it was placed: by then it came, and came back. */
const CHANGE_LAG_MS = 45 * DAY_MS;

/** Sales that left the seller in [from, to), in the order they were placed: what a payout period pays for. Nobody pays for brushed ones. */
export function* shippedBetween(trade: WorldTrade, shop: Shop, from: number, to: number): Generator<Sale> {
  for (const sale of trade.sales(shop, from - SHIPPING_LAG_MS, to)) {
    if (!sale.cancelled && !sale.brushed && sale.shippedAt >= from && sale.shippedAt < to) yield sale;
  }
}

/** Payout periods whose money was sent in [from, to), earliest first. */
export function paidBetween(trade: WorldTrade, shop: Shop, from: number, to: number): ShopPayout[] {
  const lag = (shop.payout.everyDays + shop.payout.delayDays + 1) * DAY_MS;
  return trade
    .payouts(shop, from - lag, to)
    .filter(({ paidAt }) => paidAt !== undefined && paidAt >= from && paidAt < to);
}

/** The last moment up to now at which something happened to the order. */
export function changedAt(sale: Sale, now: number): number {
  const moments = sale.cancelled
    ? [sale.at, sale.paidAt]
    : [sale.at, sale.paidAt, sale.shippedAt, sale.deliveredAt, sale.refund?.at ?? sale.at];
  return Math.max(...moments.filter((moment) => moment <= now));
}

/** Sales to which something last happened in [from, to), in the order they were placed. */
export function* changedBetween(
  trade: WorldTrade,
  shop: Shop,
  { from, to, now }: { from: number; to: number; now: number },
): Generator<Sale> {
  for (const sale of trade.sales(shop, from - CHANGE_LAG_MS, to)) {
    const at = changedAt(sale, now);
    if (at >= from && at < to) yield sale;
  }
}
