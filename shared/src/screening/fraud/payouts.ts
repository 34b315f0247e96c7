import { formatPercentUp } from '../../money/format.ts';
import { notChecked, type Rule } from '../rule.ts';
import { daysNotArrived, legsOf, payoutGapsOf } from './told.ts';

const WHOLE = 1_000_000;

/** F07: the marketplace paid out less than the sales it tells were worth. Its own word against its own. */
const payoutsBelowSales: Rule = {
  code: 'payoutsBelowSales',
  effect: 'refer',
  check: ({ policy, snapshot }) => {
    const told = payoutGapsOf(policy, snapshot).filter(({ isAdvertisingTold }) => isAdvertisingTold);
    const gaps = told.map(({ gapPpm }) => gapPpm);
    if (gaps.length === 0) return notChecked;
    const { maxPayoutGapPpm } = policy.fraud;
    const [largest, short] = [Math.max(...gaps), gaps.filter((gap) => gap > maxPayoutGapPpm)];
    const inputs = {
      ...{ shopsCompared: gaps.length, shopsShort: short.length },
      ...{ largestGapPpm: largest, maxPayoutGapPpm },
    };
    if (short.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `扣除退款和费用后，少回款 ${formatPercentUp(largest, 1)}` };
  },
};

/** F07: the marketplace paid out and the payment company did not see it arrive. */
const payoutsNotArrived: Rule = {
  code: 'payoutsNotArrived',
  effect: 'refer',
  check: ({ policy, snapshot }) => {
    const gaps = legsOf(snapshot, 'money').map(({ matchPpm }) => WHOLE - matchPpm);
    if (gaps.length === 0) return notChecked;
    const { maxPayoutGapPpm } = policy.fraud;
    const [largest, short] = [Math.max(...gaps), gaps.filter((gap) => gap > maxPayoutGapPpm)];
    const inputs = {
      ...{ shopsCompared: gaps.length, shopsShort: short.length },
      ...{ largestGapPpm: largest, maxPayoutGapPpm, days: daysNotArrived(snapshot) },
    };
    if (short.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `平台已打款、未见到账 ${formatPercentUp(largest, 1)}` };
  },
};

/** F09: money divided among many payment companies is hard to follow and easy to divert. */
const payoutsSplit: Rule = {
  code: 'payoutsSplit',
  effect: 'refer',
  check: ({ policy, snapshot }) => {
    const paid = legsOf(snapshot, 'money').filter(({ found }) => found > 0);
    const firms = [...new Set(paid.map(({ provider }) => provider))].sort();
    if (firms.length === 0) return notChecked;
    const inputs = { firms: firms.join(','), maxPaymentFirms: policy.fraud.maxPaymentFirms };
    if (firms.length <= policy.fraud.maxPaymentFirms) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `货款分散在 ${firms.length} 家收款机构` };
  },
};

export const payoutRules: readonly Rule[] = [payoutsBelowSales, payoutsNotArrived, payoutsSplit];
