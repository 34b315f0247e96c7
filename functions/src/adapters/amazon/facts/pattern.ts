import type { Currency } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { OrderPattern } from '@loan/shared/facts/order-pattern';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { settledDigits } from '../../../ingest/first-digits.ts';
import { mergeMonths } from '../../../ingest/merge-months.ts';
import { mergePatterns, newProductsOf } from '../../../ingest/order-pattern.ts';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { nearestDay } from '../../kit/windows.ts';
import type { OrdersReduction, SettlementsReduction, TrafficReduction } from '../reductions.ts';

export type PatternParts = {
  recent: readonly OrdersReduction[];
  before: readonly OrdersReduction[];
  /** Windows of orders that never came. */
  unread: readonly PullStep[];
  settlements: SettlementsReduction | undefined;
  /** What Amazon counts itself over the recent windows; undefined where it did not for every marketplace. */
  traffic: readonly TrafficReduction[] | undefined;
};

/** How the shop's orders fall, with what settlements and Amazon's own count say beside them. */
export function patternOf({ recent, before, unread, settlements, traffic }: PatternParts): ShopFacts['orderPattern'] {
  const windows = [...recent, ...before].flatMap(({ pattern }) => (pattern ? [pattern] : []));
  const days = unread.flatMap(({ from, to }) => (from && to ? [{ from: nearestDay(from), to: nearestDay(to) }] : []));
  const pattern = mergePatterns(windows, days, {
    settlementDigits: settledDigits(settlements?.settlements ?? []) ?? NOT_OFFERED,
    totalsGapPpm: (traffic && totalsGapPpm(traffic, recent)) ?? NOT_OFFERED,
    newProducts90d: newProductsOf(recent, before),
  });
  return pattern ?? NOT_OFFERED;
}

const WHOLE_PPM = 1_000_000;

/**
 * assumed: the sales report counts cancelled orders or does not, and its first and last day begin by the marketplace's
 * clock, not in UTC; so cancelled orders and one day explain a difference either way; confirm: both reports of a seller
 * with cancellations. Units alone differ where goods sold elsewhere leave from Amazon's warehouses, and sales alone
 * where prices include a tax in one report only.
 */
function totalsGapPpm(
  traffic: readonly TrafficReduction[],
  recent: readonly OrdersReduction[],
): OrderPattern['totalsGapPpm'] | undefined {
  const months = mergeMonths(recent.map((window) => window.months));
  const total = (key: 'orders' | 'cancelled' | 'units') => months.reduce((sum, month) => sum + month[key], 0);
  const placed = total('orders') + total('cancelled');
  const units = traffic.reduce((sum, { unitsOrdered }) => sum + unitsOrdered, 0);
  const isSilent = traffic.some(({ days: counted, sales }) => counted > 0 && Object.keys(sales).length === 0);
  if (placed === 0 || units === 0 || isSilent) return undefined;
  const days = new Set(recent.flatMap(({ pattern }) => pattern?.days ?? [])).size;
  const explained = { kept: total('orders') / placed, aDay: days === 0 ? 1 : 1 / days };
  const currencies = [...new Set(traffic.flatMap(({ sales }) => Object.keys(sales) as Currency[]))];
  const ofSales = currencies.map((currency) => {
    const toldMinor = traffic.reduce((sum, { sales }) => sum + (sales[currency] ?? 0), 0);
    const its = months.filter((month) => month.currency === currency);
    return gapPpm(
      toldMinor,
      its.reduce((sum, { gmv }) => sum + minorOf(gmv, currency), 0),
      explained,
    );
  });
  return Math.min(gapPpm(units, total('units'), explained), Math.max(...ofSales));
}

/** `kept`: the share of orders that were not cancelled; `aDay`: a day's share of all days with orders. */
function gapPpm(told: number, read: number, { kept, aDay }: { kept: number; aDay: number }): number {
  const gap = Math.max(0, (read > told ? read - told : told * kept - read) - told * aDay);
  return told === 0 ? (read === 0 ? 0 : WHOLE_PPM) : Math.min(WHOLE_PPM, Math.floor((gap / told) * WHOLE_PPM));
}
