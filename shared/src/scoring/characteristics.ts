import { monthOf } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { adCostShare, debtShare } from './burden.ts';
import { type Characteristic, type Characteristics, known } from './characteristic.ts';
import { mean, ratioPpm, sum, variationPpm } from './exact.ts';
import { daysInInventory, skuConcentration } from './goods.ts';
import { saleToBankDays } from './payouts.ts';
import { enoughFen } from './renminbi.ts';
import { readTrading, type Trading } from './trading.ts';
import { gmvSeries, seasonlessSeries } from './turnover.ts';

/** Variation and trend need two quarters. */
const MONTHS_FOR_TREND = 6;

/** Everything the scorecard reads of a snapshot. */
export const characteristics = (policy: Policy, snapshot: Snapshot): Characteristics =>
  characteristicsOf(policy, snapshot, readTrading(policy, snapshot));

export function characteristicsOf(policy: Policy, snapshot: Snapshot, trading: Trading): Characteristics {
  const shops = trading.shops.map(({ shop }) => shop);
  const { threeFlowMatchPpm } = snapshot;
  return {
    tenureMonths: longestTenure(trading),
    monthlyGmv: monthlyGmv(policy, trading),
    gmvVariation: ofTwoQuarters(policy, trading, variationPpm),
    gmvTrend: ofTwoQuarters(policy, trading, trendPpm),
    returnRate: share(
      shops.map(({ returns90d: fact }) => isOffered(fact) && { part: fact.returned, whole: fact.units }),
    ),
    onTimeRate: share(
      shops.map(({ fulfilment90d: fact }) => isOffered(fact) && { part: fact.onTime, whole: fact.orders }),
    ),
    saleToBankDays: known(saleToBankDays(policy, trading), 'notOffered'),
    daysInInventory: daysInInventory(shops),
    adCostShare: adCostShare(policy, trading),
    skuConcentration: skuConcentration(shops),
    accountHealth: accountHealth(policy, shops),
    debtShare: debtShare(policy, trading, monthOf(snapshot.asOf)),
    threeFlowMatch: known(isOffered(threeFlowMatchPpm) ? threeFlowMatchPpm : undefined, 'notOffered'),
  };
}

const longestTenure = ({ shops }: Trading): Characteristic =>
  shops.length === 0 ? { missing: 'notOffered' } : { value: Math.max(...shops.map((shop) => shop.tenureMonths)) };

function monthlyGmv({ admission }: Policy, trading: Trading): Characteristic {
  if (trading.months.length < admission.minTradingMonths) return { missing: 'tooFewMonths' };
  return { value: enoughFen(mean(gmvSeries(trading))) };
}

type Measure = (series: readonly bigint[]) => number | undefined;

function ofTwoQuarters(policy: Policy, trading: Trading, measure: Measure): Characteristic {
  if (trading.months.length < MONTHS_FOR_TREND) return { missing: 'tooFewMonths' };
  return known(measure(seasonlessSeries(policy, trading)), 'noSales');
}

/** The last quarter against the one before: 0 is flat, −300_000 is down 30 %. */
function trendPpm(series: readonly bigint[]): number | undefined {
  const ratio = ratioPpm(sum(series.slice(-3)), sum(series.slice(-6, -3)));
  return ratio === undefined ? undefined : ratio - 1_000_000;
}

/** Parts over wholes, over the shops that give both. */
function share(counts: readonly (false | { part: number; whole: number })[]): Characteristic {
  const given = counts.flatMap((count) => (count === false ? [] : [count]));
  if (given.length === 0) return { missing: 'notOffered' };
  const part = given.reduce((total, count) => total + count.part, 0);
  const whole = given.reduce((total, count) => total + count.whole, 0);
  return known(ratioPpm(BigInt(part), BigInt(whole)), 'noSales');
}

/**
 * Level 3: green with few order defects; 2: green; 1: yellow; 0: red or suspended. The worst shop's.
 * A green account without a defect rate, or beside a shop that says nothing, is only green.
 */
function accountHealth({ facts }: Policy, shops: readonly ShopFacts[]): Characteristic {
  const levels = shops.flatMap(({ accountHealth: health }) => {
    if (!isOffered(health)) return [];
    if (health.suspended || health.status === 'red') return [0];
    if (health.status === 'yellow') return [1];
    const rate = health.orderDefectRatePpm;
    return [isOffered(rate) && rate < facts.lowOrderDefectRatePpm ? 3 : 2];
  });
  if (levels.length === 0) return { missing: 'notOffered' };
  return { value: Math.min(...levels, levels.length < shops.length ? 2 : 3) };
}
