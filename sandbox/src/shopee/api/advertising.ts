import { DAY_MS } from '../../trade/calendar.ts';
import type { AdDay, Shop } from '../../trade/trade-types.ts';
import type { Problem } from '../answers.ts';
import { money, type Operation, seconds } from './call.ts';

const MAX_SPAN_MS = 31 * DAY_MS;
const OLDEST_MS = 184 * DAY_MS;

const refuse = (error: string, message: string): Problem => ({ error: `ads.performance.${error}`, message });

/** Source: v2.ads.get_all_cpc_ads_daily_performance. Days are written 17-03-2021. */
export const getAdsDailyPerformance: Operation = ({ given, trade, shop, now }) => {
  const [from, to] = ['start_date', 'end_date'].map((name) => readDay(given.text(name) ?? ''));
  if (from === undefined || to === undefined) return { error: 'error_param', message: 'Wrong parameters.' };
  const problem = checkSpan(from, to, now);
  if (problem) return problem;
  return { response: trade.ads(shop, from, to + DAY_MS).map((day) => show(day, shop)) };
};

function checkSpan(from: number, to: number, now: number): Problem | undefined {
  if (from > to) return refuse('error_start_later_than_end', "The start date can't be later than the end date.");
  if (from === to) {
    const message =
      "Start date can't be equal to end date. For single date's hourly performance data, please query it.";
    return refuse('error_same_start_end_dates', message);
  }
  if (to > now) {
    return refuse('error_date_in_future', 'The date must be today or earlier than today up to 6 months ago.');
  }
  if (from < now - OLDEST_MS) return refuse('error_date_too_old', "The date can't be earlier than 6 months ago.");
  return to - from > MAX_SPAN_MS
    ? refuse('error_date_range_too_long', "Date range can't be longer than 1 month.")
    : undefined;
}

function readDay(text: string): number | undefined {
  const [, day, month, year] = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
}

const show = ({ day, spend, attributedSales, clicks, impressions }: AdDay, shop: Shop) => ({
  date: day.split('-').reverse().join('-'),
  impression: impressions,
  clicks,
  ctr: impressions === 0 ? 0 : clicks / impressions,
  expense: money(spend, shop),
  broad_gmv: money(attributedSales, shop),
  broad_roas: spend === 0 ? 0 : Math.round((attributedSales / spend) * 100) / 100,
});

/** Source: v2.ads.get_total_balance. Sellers of ours keep a week's advertising on their account. */
export const getAdsTotalBalance: Operation = ({ trade, shop, now }) => {
  const week = trade.ads(shop, now - 7 * DAY_MS, now).reduce((sum, { spend }) => sum + spend, 0);
  return { response: { data_timestamp: seconds(now), total_balance: money(week, shop) } };
};
