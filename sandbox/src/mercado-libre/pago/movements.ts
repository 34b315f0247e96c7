import { DAY_MS } from '../../trade/calendar.ts';
import { paidBetween, shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop, ShopPayout, WorldTrade } from '../../trade/trade-types.ts';

/** Something that changed the available balance of a Mercado Pago account; minor units, with its sign. */
export type Movement = { at: number; amount: number } & (
  | { kind: 'payment' | 'refund'; sale: Sale }
  | { kind: 'ads'; day: string }
  | { kind: 'payout'; payout: ShopPayout }
);

/**
 * All of them in [from, to), earliest first. The money of a sale is set free so many days after its parcel left;
 * refunds and advertising go off when they happen, and all that a period came to is paid out after it.
 */
export function movementsBetween(trade: WorldTrade, shop: Shop, from: number, to: number): Movement[] {
  const delay = shop.payout.delayDays * DAY_MS;
  const payments = [...shippedBetween(trade, shop, from - delay, to - delay)].map(
    (sale): Movement => ({ kind: 'payment', sale, at: sale.shippedAt + delay, amount: sale.total - sale.fee }),
  );
  const refunds = [...trade.refunds(shop, from, to)].map(
    (sale): Movement => ({ kind: 'refund', sale, at: sale.refund?.at ?? 0, amount: -(sale.refund?.amount ?? 0) }),
  );
  const ads = trade
    .ads(shop, from - DAY_MS, to)
    .map(({ day, spend }): Movement => ({ kind: 'ads', day, at: Date.parse(day) + DAY_MS - 1_000, amount: -spend }));
  const payouts = paidBetween(trade, shop, from, to).map(
    (payout): Movement => ({ kind: 'payout', payout, at: payout.paidAt ?? 0, amount: -payout.net }),
  );
  return [...payments, ...refunds, ...ads, ...payouts]
    .filter(({ at }) => at >= from && at < to)
    .sort((a, b) => a.at - b.at);
}
