import { amountText } from '../../kernel/amount.ts';
import { DAY_MS, dayOf } from '../../trade/calendar.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { invalid } from '../problems.ts';
import { type Operation, type Said, type ShopCall, shopOperation } from './operation.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
// assumed: a year at once; TikTok's own limit is not in the pages found. confirm: get-shop-performance-202405.
const MAX_SPAN_DAYS = 366;

/** Analytics API 202405. Source: the field list as typed by hsib19/tiktok-shop-sdk 1.0.3. */
export const PERFORMANCE: readonly Operation[] = [
  shopOperation('GET', '/analytics/202405/shop/performance', getPerformance),
];

function getPerformance({ c, trade, shop, now }: ShopCall): Said {
  const { start_date_ge = '', end_date_lt = '', granularity = 'ALL', currency = 'LOCAL' } = c.req.query();
  if (!DAY.test(start_date_ge) || !DAY.test(end_date_lt)) return invalid('Invalid date. Use YYYY-MM-DD.');
  if (currency !== 'LOCAL' && (currency !== 'USD' || shop.currency !== 'USD')) return invalid('Invalid currency.');
  if (granularity !== 'ALL' && granularity !== '1D') return invalid('Invalid granularity.');
  const [from, to] = [Date.parse(start_date_ge), Date.parse(end_date_lt)];
  if (!(to > from) || to - from > MAX_SPAN_DAYS * DAY_MS) {
    return invalid('The date range between start_date_ge and end_date_lt exceeds the limit');
  }
  const step = granularity === '1D' ? DAY_MS : to - from;
  const starts = Array.from({ length: Math.ceil((to - from) / step) }, (_, index) => from + index * step);
  const sales = [...trade.sales(shop, from, to)];
  const refunds = [...trade.refunds(shop, from, to)];
  const intervals = starts.map((start) => {
    const end = start + step;
    const placed = sales.filter(({ at }) => at >= start && at < end);
    const returned = refunds.filter(({ refund }) => refund && refund.at >= start && refund.at < end);
    return presentInterval(shop, { start, end, placed, returned });
  });
  return { data: { performance: { intervals }, latest_available_date: dayOf(now - DAY_MS) } };
}

type Interval = { start: number; end: number; placed: readonly Sale[]; returned: readonly Sale[] };

function presentInterval({ currency, decimals }: Shop, { start, end, placed, returned }: Interval) {
  const kept = placed.filter(({ cancelled }) => !cancelled);
  const gmv = kept.reduce((sum, { total }) => sum + total, 0);
  const back = returned.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0);
  const money = (minor: number) => ({ amount: amountText(minor, decimals), currency });
  return {
    start_date: dayOf(start),
    end_date: dayOf(end),
    gmv: money(gmv),
    orders: kept.length,
    sku_orders: kept.reduce((sum, { lines }) => sum + lines.length, 0),
    units_sold: kept.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0),
    buyers: new Set(kept.map(({ buyer }) => buyer)).size,
    refunds: money(back),
    cancellations_and_returns: returned.length + placed.length - kept.length,
  };
}
