import type { AdFacts } from '../facts/ads.ts';
import { picoYuanOf } from '../facts/convert.ts';
import type { GoodsFacts } from '../facts/goods.ts';
import type { MoneyFacts } from '../facts/money.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import type { ReferenceRates } from '../facts/reference-rates.ts';
import type { ShopFacts } from '../facts/shop.ts';
import { fen } from '../money/fen.ts';
import { ratioPpm } from '../scoring/exact.ts';
import { closedLoopOf } from './closed-loop.ts';
import { CrossCheck, type CrossCheckPolicy, type Leg, type ShopKey, type Unmatched } from './cross-check-schema.ts';
import { goodsLeg, stockLeg } from './goods-leg.ts';
import { fenOf, moneyLeg } from './money-leg.ts';
import { settlementLeg } from './settlement-leg.ts';

const LEGS_MAX = 120;
const UNMATCHED_MAX = 60;
const NOTHING = BigInt(0);

type Flows = {
  shops: readonly ShopFacts[];
  money: readonly MoneyFacts[];
  goods: readonly GoodsFacts[];
  ads: readonly AdFacts[];
};

/**
 * Lays the three flows of a company side by side. Of several accounts that tell of one shop the best match counts: the
 * others belong to other shops. The company's number is its weakest leg over all covered shops together, so that one
 * small well-kept shop cannot speak for the rest.
 */
export function crossCheck(
  { shops, money, goods, ads }: Flows,
  { policy, rates }: { policy: CrossCheckPolicy; rates: ReferenceRates },
): CrossCheck {
  const told = shops.map((shop) => {
    const moneyMatch = best(money.flatMap((account) => moneyLeg(shop, account, { policy, rates }) ?? []));
    const goodsMatch = best(goods.flatMap((account) => goodsLeg(shop, account, policy) ?? []));
    const stock = goodsMatch && goods.flatMap((account) => stockLeg(shop, account) ?? []).sort(byMatch)[0];
    const settlement = settlementLeg(shop, { policy, rates });
    const loop = shop.marketplace === 'shopify' && closedLoopOf(shop, { money, ads, goods: goodsMatch }, policy);
    return {
      shop: keyOf(shop),
      sales: salesOf(shop, rates),
      money: moneyMatch,
      goods: goodsMatch,
      stock,
      settlement,
      loop,
    };
  });
  const covered = told.filter((one) => one.money && one.goods);
  const total = (all: typeof told) => all.reduce((sum, { sales }) => sum + sales, NOTHING);
  const coveredSalesPpm = ratioPpm(total(covered), total(told)) ?? 0;
  const weakest = Math.min(
    together(covered.flatMap((one) => one.money?.leg ?? [])),
    together(covered.flatMap((one) => one.goods?.leg ?? [])),
  );
  const unmatched: Unmatched[] = told.flatMap((one) => [
    ...(one.money?.unmatched ?? []),
    ...(one.goods?.unmatched ?? []),
  ]);
  return CrossCheck.parse({
    legs: told
      .flatMap((one): Leg[] => [one.money?.leg, one.goods?.leg, one.stock, one.settlement].flatMap((leg) => leg ?? []))
      .slice(0, LEGS_MAX),
    singleSource: told.flatMap(({ shop, ...legs }) =>
      (['money', 'goods'] as const).filter((leg) => !legs[leg]).map((leg) => ({ shop, leg })),
    ),
    unmatched: [...unmatched].sort((a, b) => (a.when > b.when ? -1 : 1)).slice(0, UNMATCHED_MAX),
    unmatchedCount: unmatched.length,
    closedLoops: told.flatMap(({ loop }) => (loop ? [loop] : [])),
    coveredSalesPpm,
    threeFlowMatchPpm: covered.length > 0 && coveredSalesPpm >= policy.minCoveredSalesPpm ? weakest : NOT_OFFERED,
    salesFen: fen(fenOf(total(told))),
  });
}

const keyOf = ({ marketplace, sellerId }: ShopFacts): ShopKey => ({ marketplace, sellerId });
const byMatch = (a: Leg, b: Leg): number => b.matchPpm - a.matchPpm;
const best = <T extends { leg: Leg }>(matches: readonly T[]): T | undefined =>
  [...matches].sort((a, b) => byMatch(a.leg, b.leg))[0];

/** What was found of what had to be there, over all shops. */
function together(legs: readonly Leg[]): number {
  const sum = (key: 'expected' | 'found') => legs.reduce((all, leg) => all + BigInt(leg[key]), NOTHING);
  return Math.min(1_000_000, ratioPpm(sum('found'), sum('expected')) ?? 0);
}

function salesOf({ months }: ShopFacts, rates: ReferenceRates): bigint {
  return months.reduce((sum, { gmv, currency, month }) => {
    const pico = picoYuanOf({ amount: gmv, currency }, month, rates);
    return pico.ok ? sum + pico.value : sum;
  }, NOTHING);
}
