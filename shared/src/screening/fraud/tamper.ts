import { isOffered } from '../../facts/offered.ts';
import type { OrderPattern } from '../../facts/order-pattern.ts';
import { formatDay, formatRoundedPercent } from '../../money/format.ts';
import { notChecked, type Rule, type RuleContext } from '../rule.ts';
import { highest, patternsOf, toldOf } from './patterns.ts';

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
    return { tag: 'breach', inputs, current: `订单合计与平台报告相差 ${formatRoundedPercent(gap, 1)}` };
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

export const tamperRules: readonly Rule[] = [totalsDiffer, orderDatesOdd];
