import { isOffered } from '@loan/shared/facts/offered';
import type { Payout, ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import type { Policy } from '@loan/shared/policy/policy-schema';
import type { CharacteristicCode } from '@loan/shared/policy/scorecard-schema';
import type { Portrait } from '@loan/shared/scoring/portrait';
import { currenciesWithoutRate } from '@loan/shared/scoring/renminbi';
import { meanReturnRatePpm, shopReturnRatePpm } from '@loan/shared/scoring/turnover';
import { daysBetween } from '@loan/shared/time/calendar';
import { flowFacts, mostOrNull } from './flow-facts.ts';
import { aroundFacts, orderFacts } from './order-facts.ts';

/** The characteristics that depend on how the sales are looked at. */
export const SALES = ['monthlyGmv', 'gmvVariation', 'gmvTrend'] as const satisfies CharacteristicCode[];
type Values<Code extends string> = Record<Code, number | null>;

/**
 * An application as a rules engine wants it: flat, null where a fact is missing. Lists of payouts, months and shops
 * are counted here, outside what is timed, because none of the peers' languages reckons with them; what a count has
 * to be is the peers' to decide.
 */
export const factsOf = (policy: Policy, snapshot: Snapshot, portrait: Portrait) => ({
  ...shopFacts(policy, snapshot, portrait),
  ...accountFacts(policy, snapshot, portrait),
  ...flowFacts(policy, snapshot, portrait),
  ...orderFacts(policy, snapshot),
  ...aroundFacts(policy, snapshot),
  verified: snapshot.verified,
  ownerMatches: snapshot.ownerMatchesApplicant,
  consentLive: offeredOrNull(snapshot.consentLive),
  identityConsistent: isOffered(snapshot.company) ? offeredOrNull(snapshot.company.identityConsistent) : null,
  ...valuesOf(portrait),
  /** The sales as they were, and with each peak left out; the best score counts. */
  views: [portrait.sales, ...portrait.withoutPeaks].map(
    (view) => Object.fromEntries(SALES.map((code) => [code, numberOf(view[code])])) as Values<(typeof SALES)[number]>,
  ),
});
export type Facts = ReturnType<typeof factsOf>;

const offeredOrNull = <T>(fact: T | 'notOffered'): T | null => (fact === 'notOffered' ? null : fact);
const numberOf = (read: Portrait['characteristics'][CharacteristicCode]) => ('missing' in read ? null : read.value);
const valuesOf = ({ characteristics }: Portrait) =>
  Object.fromEntries(
    Object.entries(characteristics).map(([code, read]) => [code, numberOf(read)]),
  ) as Values<CharacteristicCode>;

function shopFacts(policy: Policy, snapshot: Snapshot, { trading, weights }: Portrait) {
  const shops = trading.shops.map(({ shop }) => shop);
  const health = shops.flatMap(({ accountHealth }) => (isOffered(accountHealth) ? [accountHealth] : []));
  const withoutRate = currenciesWithoutRate(policy, shops).length;
  const counting = trading.shops.filter((_, index) => (weights[index]?.marketplacePpm ?? 0) > 0);
  const nearest = nearestShop(policy, trading);
  return {
    marketplaces: snapshot.shops.map(({ marketplace }) => marketplace),
    oldestShopMonths: mostOrNull(
      (counting.length > 0 ? counting : trading.shops).map(({ tenureMonths }) => tenureMonths),
    ),
    /** Of that shop: months in a row in which sales rose, and how far returns are under the mean of its trade. */
    risingMonths: nearest?.rises ?? null,
    returnsUnderMeanPpm: nearest?.underMeanPpm ?? null,
    suspendedShops: health.filter(({ suspended }) => suspended).length,
    redShops: health.filter(({ status }) => status === 'red').length,
    missingDaysPpm: mostOrNull(shops.map((shop) => missingDaysPpm(shop, snapshot))),
    tradingMonths: shops.length === 0 ? null : trading.months.length,
    shopCurrenciesWithoutRate: withoutRate,
    currenciesWithoutRate: currenciesWithoutRate(policy, shops, snapshot.otherDebts).length,
  };
}

/** The shop that comes nearest to the two conditions of a volatile marketplace; of several the one that sold most last. */
function nearestShop(policy: Policy, { shops, months }: Portrait['trading']) {
  const looked = shops.map(({ shop, gmv }) => {
    const sold = months.map((month) => gmv.get(month) ?? 0n);
    const notUp = sold.flatMap((amount, index) => (amount <= (sold[index - 1] ?? -1n) ? [index] : []));
    const rises = Math.max(0, sold.length - (notUp.at(-1) ?? 0) - 1);
    const rate = shopReturnRatePpm(shop);
    const underMeanPpm = rate === undefined ? null : meanReturnRatePpm(policy, shop) - rate;
    return { rises, underMeanPpm, met: Number(rises >= 3) + Number((underMeanPpm ?? 0) > 0), last: sold.at(-1) ?? 0n };
  });
  return looked.sort((a, b) => b.met - a.met || (a.last === b.last ? 0 : a.last < b.last ? 1 : -1))[0];
}

function missingDaysPpm({ coverage }: ShopFacts, { verified, asOf }: Snapshot): number {
  const read = Math.max(1, daysBetween(coverage.from, coverage.to) + 1);
  const since = verified ? Math.max(0, daysBetween(coverage.to, asOf) - 1) : 0;
  return Math.ceil(((coverage.missingDays + since) * 1_000_000) / (read + since));
}

type Tailed = Payout & { accountTail: string };
const isSame = (one: string, other: string) => one.endsWith(other) || other.endsWith(one);

function accountFacts(policy: Policy, { settlement, asOf }: Snapshot, { trading }: Portrait) {
  const declared = isOffered(settlement) ? settlement : undefined;
  const perShop = trading.shops.map(({ shop: { payouts } }) =>
    isOffered(payouts)
      ? payouts.filter((one): one is Tailed => one.status === 'paid' && isOffered(one.accountTail))
      : [],
  );
  const tail = declared && isOffered(declared.accountTail) ? declared.accountTail : undefined;
  const elsewhere = perShop.filter((payouts) => {
    const recent = payouts.filter(({ paidOn }) => daysBetween(paidOn, asOf) <= policy.fraud.accountChangeDays);
    return tail !== undefined && recent.length > 0 && !recent.some(({ accountTail }) => isSame(accountTail, tail));
  });
  return {
    holderKind: declared?.holderKind ?? null,
    holderNameMatches: declared ? offeredOrNull(declared.holderNameMatches) : null,
    shopsPaidElsewhere: elsewhere.length,
    daysSinceOtherAccount: daysSinceOtherAccount(perShop, asOf),
  };
}

/** Since money of a shop and currency last went to another account than its latest. */
function daysSinceOtherAccount(perShop: readonly Tailed[][], asOf: Snapshot['asOf']): number | null {
  const ages = perShop.flatMap((payouts) =>
    [...new Set(payouts.map(({ currency }) => currency))].flatMap((currency) => {
      const line = payouts.filter((one) => one.currency === currency);
      const sorted = line.sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1));
      const latest = sorted.at(-1)?.accountTail ?? '';
      const other = sorted.filter(({ accountTail }) => !isSame(accountTail, latest)).at(-1);
      return other ? [daysBetween(other.paidOn, asOf)] : [];
    }),
  );
  return ages.length === 0 ? null : Math.min(...ages);
}
