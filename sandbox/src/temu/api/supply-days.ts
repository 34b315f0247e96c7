import { remember } from '../../kernel/remember.ts';
import { DAY_MS, endOf, type Month, monthsBetween, startOf } from '../../trade/calendar.ts';
import type { Shop, Sku, WorldTrade } from '../../trade/trade-types.ts';

/** What Temu orders of one SKU at the end of a day: as much as was sold that day. Units. */
export type Supply = {
  /** Midnight at the end of the day, when the order is placed. */
  at: number;
  sku: Sku;
  ordered: number;
  shipped: number;
  received: number;
  lastShippedAt: number;
  lastReceivedAt: number;
};

/** By then every parcel of a month has come. */
const SETTLED_MS = 60 * DAY_MS;
const MONTHS_KEPT = 200;

export type SupplyDays = {
  /** Orders placed by Temu in [from, to), earliest first. */
  ordersBetween(shop: Shop, window: { from: number; to: number; now: number }): Supply[];
  /** Units sold by SKU in whole days of [from, to). */
  unitsBetween(shop: Shop, window: { from: number; to: number; now: number }): ReadonlyMap<string, number>;
};

export function createSupplyDays(trade: WorldTrade): SupplyDays {
  const cache = new Map<string, readonly Supply[]>();
  const monthOfSupply = (shop: Shop, month: Month, now: number): readonly Supply[] =>
    endOf(month) + SETTLED_MS < now
      ? remember(cache, `${shop.shopId}|${month}`, MONTHS_KEPT, () => gather(trade, shop, { month, now }))
      : gather(trade, shop, { month, now });

  const ordersBetween: SupplyDays['ordersBetween'] = (shop, { from, to, now }) => {
    const first = Math.max(from - DAY_MS, trade.openedAt(shop));
    return monthsBetween(first, Math.min(to, now))
      .flatMap((month) => monthOfSupply(shop, month, now))
      .filter(({ at }) => at >= from && at < to && at <= now);
  };

  return {
    ordersBetween,
    unitsBetween(shop, { from, to, now }) {
      const units = new Map<string, number>();
      const whole = ordersBetween(shop, { from: from + DAY_MS, to: to + DAY_MS, now });
      for (const { sku, ordered } of whole) units.set(sku.sku, (units.get(sku.sku) ?? 0) + ordered);
      return units;
    },
  };
}

function gather(trade: WorldTrade, shop: Shop, { month, now }: { month: Month; now: number }): Supply[] {
  const days = new Map<string, Supply>();
  for (const sale of trade.sales(shop, startOf(month), endOf(month))) {
    if (sale.cancelled || sale.brushed) continue;
    const at = (Math.floor(sale.at / DAY_MS) + 1) * DAY_MS;
    for (const { sku, quantity } of sale.lines) {
      const key = `${at}|${sku.sku}`;
      const day = days.get(key) ?? {
        at,
        sku,
        ordered: 0,
        shipped: 0,
        received: 0,
        lastShippedAt: 0,
        lastReceivedAt: 0,
      };
      day.ordered += quantity;
      if (sale.shippedAt <= now) {
        day.shipped += quantity;
        day.lastShippedAt = Math.max(day.lastShippedAt, sale.shippedAt);
      }
      if (sale.deliveredAt <= now) {
        day.received += quantity;
        day.lastReceivedAt = Math.max(day.lastReceivedAt, sale.deliveredAt);
      }
      days.set(key, day);
    }
  }
  return [...days.values()].sort((a, b) => a.at - b.at || (a.sku.sku < b.sku.sku ? -1 : 1));
}

export const startOfToday = (now: number): number => Math.floor(now / DAY_MS) * DAY_MS;
