import { DAY_MS, HOUR_MS } from '../../trade/calendar.ts';
import type { Sale, Shop, WorldTrade } from '../../trade/trade-types.ts';
import { claimOpenedAt } from './claim.ts';

const PERIOD = '60 days';
const PERIOD_MS = 60 * DAY_MS;
/** Sellers here hand a parcel over within a day and a half, or days later. */
const IN_TIME_MS = 36 * HOUR_MS;

const LEVELS: Readonly<Record<Shop['status'], string>> = {
  normal: '5_green',
  warned: '3_yellow',
  suspended: '1_red',
};

/** The seller's thermometer. Source: "Sellers reputation". The colour is the shop's, the rates those of its sales. */
export function reputationOf(trade: WorldTrade, shop: Shop, now: number) {
  const all = [...trade.sales(shop, 0, now + 1)];
  const lately = all.filter(({ at }) => at >= now - PERIOD_MS);
  const completed = lately.filter(isCompleted).length;
  const metric = (hit: (sale: Sale) => boolean) => {
    const value = lately.filter(hit).length;
    const rate = Math.round((value / Math.max(1, completed)) * 10_000) / 10_000;
    return { period: PERIOD, rate, value, excluded: { real_value: value, real_rate: rate } };
  };
  const canceled = all.filter(({ cancelled }) => cancelled).length;
  return {
    level_id: LEVELS[shop.status],
    power_seller_status: shop.status === 'normal' ? 'gold' : null,
    transactions: {
      canceled,
      completed: all.length - canceled,
      period: 'historic',
      ratings: { negative: 0.02, neutral: 0.02, positive: 0.96 },
      total: all.length,
    },
    metrics: {
      sales: { period: PERIOD, completed },
      claims: metric((sale) => (claimOpenedAt(sale) ?? now + 1) <= now),
      delayed_handling_time: metric(
        (sale) => isCompleted(sale) && sale.shippedAt <= now && sale.shippedAt - sale.at > IN_TIME_MS,
      ),
      cancellations: metric(({ cancelled }) => cancelled),
    },
  };
}

const isCompleted = ({ cancelled }: Sale): boolean => !cancelled;
