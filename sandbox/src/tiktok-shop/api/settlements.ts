import { DAY_MS } from '../../trade/calendar.ts';
import { shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop, ShopPayout, WorldTrade } from '../../trade/trade-types.ts';

/** What one day settles: TikTok makes a statement each midnight in UTC of the day before. Minor units. */
export type Statement = {
  /** Midnight at the end of the day. */
  at: number;
  revenue: number;
  fees: number;
  ads: number;
  /** revenue − fees − ads. */
  net: number;
  /** The payment that takes it along with the other days of its period, once the period is over. */
  payout?: ShopPayout;
};

export type Settled = { sale: Sale; kind: 'ORDER' | 'REFUND'; amount: number };

/** Statements made in [from, to), earliest first. A day on which nothing was settled has none. */
export function statementsBetween(trade: WorldTrade, shop: Shop, { from, to, now }: Window): Statement[] {
  const days = new Map<number, Statement>();
  const first = Math.max(dayAfter(from - DAY_MS), dayAfter(trade.openedAt(shop) - 1)) - DAY_MS;
  const day = (at: number) => {
    const midnight = dayAfter(at);
    const found = days.get(midnight) ?? { at: midnight, revenue: 0, fees: 0, ads: 0, net: 0 };
    days.set(midnight, found);
    return found;
  };
  for (const sale of shippedBetween(trade, shop, first, to)) {
    if (sale.brushed) continue;
    day(sale.shippedAt).revenue += sale.total;
    day(sale.shippedAt).fees += sale.fee;
  }
  for (const sale of trade.refunds(shop, first, to)) {
    if (!sale.brushed) day(sale.refund?.at ?? 0).revenue -= sale.refund?.amount ?? 0;
  }
  for (const { day: name, spend } of trade.ads(shop, first, to)) day(Date.parse(name)).ads += spend;
  const payouts = trade.payouts(shop, first - 31 * DAY_MS, to);
  return [...days.values()]
    .filter(({ at }) => at >= from && at < to && at <= now)
    .sort((a, b) => a.at - b.at)
    .map((one) => {
      const payout = payouts.find((period) => one.at > period.from && one.at <= period.to && period.to <= now);
      return { ...one, net: one.revenue - one.fees - one.ads, ...(payout && { payout }) };
    });
}

type Window = { from: number; to: number; now: number };

const dayAfter = (at: number): number => (Math.floor(at / DAY_MS) + 1) * DAY_MS;

/** The sales and refunds of one statement, in the order their orders were placed. */
export function settledOn(trade: WorldTrade, shop: Shop, statementAt: number): Settled[] {
  const from = statementAt - DAY_MS;
  const orders = [...shippedBetween(trade, shop, from, statementAt)].filter(({ brushed }) => !brushed);
  const refunds = [...trade.refunds(shop, from, statementAt)].filter(({ brushed }) => !brushed);
  return [
    ...orders.map((sale): Settled => ({ sale, kind: 'ORDER', amount: sale.total - sale.fee })),
    ...refunds.map((sale): Settled => ({ sale, kind: 'REFUND', amount: -(sale.refund?.amount ?? 0) })),
  ].sort((a, b) => a.sale.at - b.sale.at);
}
