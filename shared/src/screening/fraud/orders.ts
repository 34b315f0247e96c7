import type { Leg } from '../../cross-check/cross-check-schema.ts';
import { formatPercentDown, formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule } from '../rule.ts';
import { isSameShop, legsOf, monthsFarOff, payoutGapsOf } from './told.ts';

const WHOLE = 1_000_000;
const lowest = (legs: readonly Leg[]): number => Math.min(...legs.map(({ matchPpm }) => matchPpm));

/** F06: a warehouse or shipper sent for fewer orders than the shop says it sold. */
const ordersWithoutParcels: Rule = {
  code: 'ordersWithoutParcels',
  effect: 'refer',
  check: ({ policy, snapshot }) => {
    const legs = legsOf(snapshot, 'goods');
    if (legs.length === 0) return notChecked;
    const { minShippedOrdersPpm } = policy.fraud;
    const few = legs.filter(({ matchPpm }) => matchPpm < minShippedOrdersPpm);
    const compared = { shopsCompared: legs.length, shopsShort: few.length, lowestPpm: lowest(legs) };
    const inputs = { ...compared, minShippedOrdersPpm, months: monthsFarOff(snapshot) };
    if (few.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `有发货记录的订单 ${formatPercentDown(lowest(few), 1)}` };
  },
};

/**
 * Brushing (刷单): orders that nobody sent and nobody paid for. One flow alone may lack orders for good reasons, another
 * warehouse, a reserve or advertising; parcels and money come from different companies, and what both lack was hardly sold.
 */
const ordersUnaccounted: Rule = {
  code: 'ordersUnaccounted',
  effect: 'blockAndRefer',
  check: ({ policy, snapshot }) => {
    const paid = payoutGapsOf(policy, snapshot);
    const both = legsOf(snapshot, 'goods').flatMap((leg) => {
      const told = paid.find(({ shop }) => isSameShop(shop, leg.shop));
      return told ? [{ parcelsPpm: WHOLE - leg.matchPpm, moneyPpm: told.gapPpm }] : [];
    });
    if (both.length === 0) return notChecked;
    const { maxUnaccountedPpm } = policy.fraud;
    // At least so many are missing as the side that lacks fewer says.
    const shares = both.map(({ parcelsPpm, moneyPpm }) => Math.min(parcelsPpm, moneyPpm));
    const most = Math.max(...shares);
    const worst = both[shares.indexOf(most)];
    const missing = { withoutParcelsPpm: worst?.parcelsPpm ?? null, withoutMoneyPpm: worst?.moneyPpm ?? null };
    const inputs = { shopsCompared: both.length, ...missing, maxUnaccountedPpm, months: monthsFarOff(snapshot) };
    if (most <= maxUnaccountedPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `约 ${formatPercentUp(most, 1)} 的订单没有发货记录，也没有回款` };
  },
};

export const orderRules: readonly Rule[] = [ordersUnaccounted, ordersWithoutParcels];
