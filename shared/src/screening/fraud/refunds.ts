import { formatPercentUp } from '../../money/format.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { notChecked, type Rule } from '../rule.ts';
import { highest, patternsOf, toldOf } from './patterns.ts';

/**
 * F05: money that goes back within 48 hours went round in a circle. Whether it went to another card than it came from
 * no marketplace tells, so that is not looked at.
 */
const refundsEarly: Rule = {
  code: 'refundsEarly',
  effect: 'refer',
  check(context) {
    const told = toldOf(patternsOf(context), ({ earlyRefunds }) => earlyRefunds);
    const shares = told.map(({ orders, refunded }) => ratioPpm(BigInt(refunded), BigInt(orders)) ?? 0);
    const worst = highest(shares, (share) => share);
    if (worst === undefined) return notChecked;
    const { maxEarlyRefundsPpm } = context.policy.fraud.orderPattern;
    const inputs = { shopsTold: told.length, earlyRefundsPpm: worst, maxEarlyRefundsPpm };
    if (worst <= maxEarlyRefundsPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `下单后 48 小时内退款的订单占 ${formatPercentUp(worst, 1)}` };
  },
};

export const refundRules: readonly Rule[] = [refundsEarly];
