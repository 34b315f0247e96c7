import { formatPercentDown } from '../../money/format.ts';
import { currenciesWithoutRate } from '../../scoring/renminbi.ts';
import { notChecked, type Rule } from '../rule.ts';

/** Order, money and goods flow disagree. Each leg comes from a different provider, or there is no figure. */
const threeFlowMismatch: Rule = {
  code: 'threeFlowMismatch',
  effect: 'refer',
  check: ({ policy, portrait: { characteristics } }) => {
    const match = characteristics.threeFlowMatch;
    if ('missing' in match) return notChecked;
    const inputs = { matchPpm: match.value, minMatchPpm: policy.fraud.minThreeFlowMatchPpm };
    if (match.value >= policy.fraud.minThreeFlowMatchPpm) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `三项匹配 ${formatPercentDown(match.value, 1)}` };
  },
};

/** Not the applicant's doing: figures without these currencies would be wrong, so a person completes the policy. */
const currencyWithoutRate: Rule = {
  code: 'currencyWithoutRate',
  effect: 'refer',
  check: ({ policy, snapshot, portrait: { trading } }) => {
    const shops = trading.shops.map(({ shop }) => shop);
    const unknown = currenciesWithoutRate(policy, shops, snapshot.otherDebts);
    const inputs = { currencies: unknown.join(',') };
    if (unknown.length === 0) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `币种 ${unknown.slice(0, 5).join('、')} 暂时不能折算` };
  },
};

export const flowRules: readonly Rule[] = [threeFlowMismatch, currencyWithoutRate];
