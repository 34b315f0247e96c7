import type { AdFacts } from '../facts/ads.ts';
import { microsOf } from '../facts/decimal.ts';
import type { MoneyFacts } from '../facts/money.ts';
import { lastDayOf, type Month } from '../facts/month.ts';
import { isOffered, NOT_OFFERED } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import { ratioPpm } from '../scoring/exact.ts';
import { addDays } from '../time/instant.ts';
import type { ClosedLoop, CrossCheckPolicy } from './cross-check-schema.ts';
import type { GoodsMatch } from './goods-leg.ts';

const NOTHING = BigInt(0);
/** Advertising counts as running when something was spent in this time. */
const ADS_DAYS = 90;

/**
 * A site of the seller's own keeps its own orders, so they are worth what payments, parcels and advertising say of
 * them (独立站闭环, R-MKT-7): each from a provider of its own.
 */
export function closedLoopOf(
  shop: ShopFacts,
  { money, ads, goods }: { money: readonly MoneyFacts[]; ads: readonly AdFacts[]; goods: GoodsMatch | undefined },
  policy: CrossCheckPolicy,
): ClosedLoop {
  const charged = money.flatMap((account) => chargedPpm(shop, account, policy) ?? []);
  const since = addDays(shop.coverage.to, -ADS_DAYS);
  const spends = ads.some(({ months }) =>
    months.some(({ month, spend }) => lastDayOf(month) >= since && microsOf(spend) > NOTHING),
  );
  return {
    shop: { marketplace: shop.marketplace, sellerId: shop.sellerId },
    paymentsPpm: charged.length > 0 ? Math.max(...charged) : NOT_OFFERED,
    parcelsPpm: goods ? goods.leg.matchPpm : NOT_OFFERED,
    hasAds: ads.length > 0 && spends,
  };
}

/** What buyers were charged, over what the shop says it sold, in the whole months both know; never over the whole. */
function chargedPpm(shop: ShopFacts, { charged, coverage }: MoneyFacts, policy: CrossCheckPolicy): number | undefined {
  if (!isOffered(charged)) return undefined;
  const isWhole = (month: Month) =>
    [shop.coverage, coverage].every(({ from, to }) => from <= `${month}-01` && to >= lastDayOf(month));
  const months = shop.months.filter(({ month }) => isWhole(month));
  if (new Set(months.map(({ month }) => month)).size < policy.minMonths) return undefined;
  let [sold, paid] = [NOTHING, NOTHING];
  for (const { month, currency, gmv } of months) {
    const there = charged.find((one) => one.month === month && one.currency === currency);
    const [said, took] = [microsOf(gmv), there ? microsOf(there.charged) : NOTHING];
    sold += said;
    // A month in which more was charged does not make up for one in which less was.
    paid += took < said ? took : said;
  }
  return ratioPpm(paid, sold);
}

/** Whether everything is connected and agrees. */
export const reconciles = ({ paymentsPpm, parcelsPpm, hasAds }: ClosedLoop, { closedLoopMinPpm }: CrossCheckPolicy) =>
  hasAds && isOffered(paymentsPpm) && isOffered(parcelsPpm) && Math.min(paymentsPpm, parcelsPpm) >= closedLoopMinPpm;
