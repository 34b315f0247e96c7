import type { OrderPattern } from '../../facts/order-pattern.ts';
import { formatPercentDown, formatPercentUp } from '../../money/format.ts';
import { entropyPpm } from '../../scoring/entropy.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type Rule } from '../rule.ts';
import { highest, listed, patternsOf } from './patterns.ts';

/**
 * F03: people order around the clock, less at night; whoever makes orders up does it in a few hours of the day, or many
 * of them at once. One busy hour is a promotion: only bursts that hold a share of all orders are held against a shop.
 */
const orderHoursOdd: Rule = {
  code: 'orderHoursOdd',
  effect: 'refer',
  check(context) {
    const { minEntropyPpm, maxBurstDeviationsMilli, maxBurstOrdersPpm } = context.policy.fraud.orderPattern;
    const patterns = patternsOf(context);
    const evenness = patterns.map(({ byHour }) => entropyPpm(byHour) ?? 0);
    const worst = highest(patterns, (pattern) => burstPpm(pattern, maxBurstDeviationsMilli));
    if (worst === undefined) return notChecked;
    const [entropy, share] = [Math.min(...evenness), burstPpm(worst, maxBurstDeviationsMilli)];
    const inputs = {
      ...{ shopsTold: patterns.length, entropyPpm: entropy, minEntropyPpm },
      ...{ burstOrdersPpm: share, maxBurstOrdersPpm, maxBurstDeviationsMilli },
      hours: listed(burstsOf(worst, maxBurstDeviationsMilli).map(({ hour, orders }) => `${hour} ${orders}`)),
    };
    if (share > maxBurstOrdersPpm)
      return { tag: 'breach', inputs, current: `${formatPercentUp(share, 1)} 的订单集中在少数几个小时` };
    if (entropy < minEntropyPpm)
      return { tag: 'breach', inputs, current: `下单时间分布均匀度 ${formatPercentDown(entropy, 1)}` };
    return { tag: 'pass', inputs };
  },
};

const burstsOf = ({ bursts }: OrderPattern, beyond: number) =>
  bursts.filter(({ deviationsMilli }) => deviationsMilli > beyond);

const burstPpm = (pattern: OrderPattern, beyond: number): number =>
  ratioPpm(BigInt(burstsOf(pattern, beyond).reduce((sum, { orders }) => sum + orders, 0)), BigInt(pattern.orders)) ?? 0;

export const timingRules: readonly Rule[] = [orderHoursOdd];
