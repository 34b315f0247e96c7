import { reconciles } from '../cross-check/closed-loop.ts';
import { addToMonth, firstDayOf, lastDayOf, type Month, monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { fullMonthsBetween } from '../time/calendar.ts';
import { addDays, type Day } from '../time/instant.ts';
import { inPicoYuan } from './renminbi.ts';

/** Turnover is looked at over at most one year, so that every season counts once. */
const WINDOW_MONTHS = 12;

/** A shop on a marketplace this product reads, with its sales by month in 10^-12 yuan. */
export type TradingShop = {
  readonly shop: ShopFacts;
  readonly gmv: ReadonlyMap<Month, bigint>;
  /** The day its trading is counted from; undefined where it has never sold. */
  readonly since: Day | undefined;
  readonly tenureMonths: number;
};

export type Trading = {
  readonly shops: readonly TradingShop[];
  /** The complete months looked at, oldest first; at most twelve. Only these count. */
  readonly months: readonly Month[];
};

/** Whether the data loan reads shops of this marketplace at all; its conditions come on top. */
function isRead(policy: Policy, { marketplace, sellerId }: ShopFacts, crossCheck: Snapshot['crossCheck']): boolean {
  const { condition } = policy.marketplaces[marketplace];
  if (condition !== 'closedLoop') return condition === 'none' || condition === 'steadyGrowth';
  const loop = isOffered(crossCheck)
    ? crossCheck.closedLoops.find(({ shop }) => shop.marketplace === marketplace && shop.sellerId === sellerId)
    : undefined;
  return loop !== undefined && reconciles(loop, policy.crossCheck);
}

export function readTrading(policy: Policy, { shops, asOf, crossCheck }: Snapshot): Trading {
  const trading = shops
    .filter((shop) => isRead(policy, shop, crossCheck))
    .map((shop) => {
      const since = tradingSince(shop);
      const tenureMonths = since === undefined ? 0 : Math.max(0, fullMonthsBetween(since, asOf));
      return { shop, gmv: gmvByMonth(policy, shop), since, tenureMonths };
    });
  return { shops: trading, months: completeMonths(trading, asOf) };
}

function gmvByMonth(policy: Policy, shop: ShopFacts): Map<Month, bigint> {
  const byMonth = new Map<Month, bigint>();
  for (const { month, currency, gmv } of shop.months) {
    const sold = inPicoYuan(policy, [{ amount: gmv, currency }], month);
    byMonth.set(month, (byMonth.get(month) ?? BigInt(0)) + sold);
  }
  return byMonth;
}

/** Where no first day is known, the month after the first sale: never longer than it was. */
function tradingSince({ firstActivityOn, months }: ShopFacts): Day | undefined {
  if (isOffered(firstActivityOn)) return firstActivityOn;
  const first = months.map(({ month }) => month).sort()[0];
  return first === undefined ? undefined : firstDayOf(addToMonth(first, 1));
}

/** The months every shop was read to the end of, from the first whole month of sales, at most the last twelve. */
function completeMonths(shops: readonly TradingShop[], asOf: Day): Month[] {
  const opening = shops
    .flatMap(({ gmv }) => [...gmv].flatMap(([month, pico]) => (pico > BigInt(0) ? [month] : [])))
    .sort()[0];
  if (opening === undefined) return [];

  const yesterday = addDays(asOf, -1);
  const readTo = [yesterday, ...shops.map(({ shop }) => shop.coverage.to)].sort()[0] ?? yesterday;
  const last = lastDayOf(monthOf(readTo)) === readTo ? monthOf(readTo) : addToMonth(monthOf(readTo), -1);
  const months: Month[] = [];
  for (let back = WINDOW_MONTHS - 1; back >= 0; back -= 1) {
    const month = addToMonth(last, -back);
    if (month > opening || (month === opening && isWhole(shops, opening))) months.push(month);
  }
  return months;
}

/**
 * The month of the first sale counts only if it was read from its first day and nothing says the shop opened in it:
 * a month before it that was read and sold nothing. This never looks at `firstActivityOn`, so that an older shop
 * is not given months without sales.
 */
function isWhole(shops: readonly TradingShop[], opening: Month): boolean {
  const readFrom = shops.map(({ shop }) => shop.coverage.from).sort()[0];
  if (readFrom === undefined) return false;
  return readFrom <= firstDayOf(opening) && readFrom > firstDayOf(addToMonth(opening, -1));
}
