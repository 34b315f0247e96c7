import { isOffered } from '../../facts/offered.ts';
import type { OrderPattern } from '../../facts/order-pattern.ts';
import { formatDay, formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';
import { highest, listed, patternsOf, toldOf } from './patterns.ts';

const allPatterns = ({ snapshot: { shops } }: RuleContext): OrderPattern[] =>
  shops.flatMap(({ orderPattern }) => (isOffered(orderPattern) ? [orderPattern] : []));

/**
 * F14: the marketplace's own total is another than its orders add up to. A re-pull that differs from the first reading
 * would decline; two reports of one marketplace that differ may only count differently, so a person looks first.
 * assumed: Amazon's sales report counts as its order report does; confirm: both reports of a few real shops.
 */
const totalsDiffer: Rule = {
  code: 'totalsDiffer',
  effect: 'blockAndRefer',
  check(context) {
    const gap = highest(
      toldOf(allPatterns(context), ({ totalsGapPpm }) => totalsGapPpm),
      (one) => one,
    );
    if (gap === undefined) return notChecked;
    const { maxTotalsGapPpm } = context.policy.fraud.orderPattern;
    const inputs = { totalsGapPpm: gap, maxTotalsGapPpm };
    if (gap <= maxTotalsGapPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `订单合计与平台报告相差 ${formatPercentUp(gap, 1)}` };
  },
};

/**
 * F14: windows of orders read a second time tell of other orders, or other prices, than at first. Two readings that
 * differ do not say which of them is right, so a person finds out before anything is refused or paid out; see
 * docs/decisions/second-reading.md.
 */
const rereadDiffers: Rule = {
  code: 'rereadDiffers',
  effect: 'blockAndRefer',
  check({ policy, snapshot: { shops } }) {
    const told = shops.flatMap(({ reread }) => (isOffered(reread) ? [reread] : []));
    const worst = highest(told, ({ gapPpm }) => gapPpm);
    if (worst === undefined) return notChecked;
    const { maxRereadGapPpm } = policy.fraud.orderPattern;
    const { gapPpm, days: daysReread, orders: ordersReread, differing } = worst;
    const inputs = {
      ...{ shopsTold: told.length, daysReread, ordersReread, rereadGapPpm: gapPpm, maxRereadGapPpm },
      days: listed(differing),
    };
    if (gapPpm <= maxRereadGapPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `抽样再读一次的订单与第一次相差 ${formatPercentUp(gapPpm, 1)}` };
  },
};

/** F14: days without a single order in the midst of trade, or orders dated after they were read. */
const orderDatesOdd: Rule = {
  code: 'orderDatesOdd',
  effect: 'refer',
  check(context) {
    const patterns = allPatterns(context);
    if (patterns.length === 0) return notChecked;
    const { maxGapDays } = context.policy.fraud.orderPattern;
    const gap = highest(patternsOf(context), ({ longestGap }) => longestGap.days)?.longestGap;
    const fromTheFuture = patterns.reduce((sum, one) => sum + one.fromTheFuture, 0);
    const inputs = { gapFrom: gap?.from ?? null, gapDays: gap?.days ?? null, maxGapDays, fromTheFuture };
    if (fromTheFuture > 0) return { tag: 'breach', inputs, current: `${fromTheFuture} 笔订单的日期晚于读取时间` };
    if (gap === undefined || gap.days <= maxGapDays) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `${formatDay(gap.from)} 起连续 ${gap.days} 天没有订单` };
  },
};

export const tamperRules: readonly Rule[] = [rereadDiffers, totalsDiffer, orderDatesOdd];
