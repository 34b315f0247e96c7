import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { adCostShare, debtShare } from './burden.ts';
import { type Characteristic, known, type ShopCharacteristics } from './characteristic.ts';
import { ratioPpm } from './exact.ts';
import { daysInInventory, skuConcentration } from './goods.ts';
import { saleToBankDays } from './payouts.ts';
import type { SalesView } from './sales-view.ts';
import type { Trading } from './trading.ts';

/** Everything the scorecard reads of the shops beside the sales themselves. */
export function characteristicsOf(policy: Policy, snapshot: Snapshot, trading: Trading) {
  const shops = trading.shops.map(({ shop }) => shop);
  const { threeFlowMatchPpm } = snapshot;
  return {
    tenureMonths: longestTenure(trading),
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
    debtShare: debtShare(policy, trading, snapshot),
    threeFlowMatch: known(isOffered(threeFlowMatchPpm) ? threeFlowMatchPpm : undefined, 'notOffered'),
  } satisfies Omit<ShopCharacteristics, keyof SalesView>;
}

const longestTenure = ({ shops }: Trading): Characteristic =>
  shops.length === 0 ? { missing: 'notOffered' } : { value: Math.max(...shops.map((shop) => shop.tenureMonths)) };

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
