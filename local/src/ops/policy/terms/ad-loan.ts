import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { markdownTable, months, percent, times } from '../units.ts';

/** How the ad loan reckons a line, with each of its own numbers. */
export const adLoanTerms = ({ terms }: PolicyOf<'adLoan'>): string =>
  [
    '额度 = 下列各项中最小的一个，向下取整：月均广告花费 × 倍数；负债余地；产品上限；申请金额；本期余额；关联企业余额。' +
      '只计广告平台在授权下说明的花费和带来的销售；广告占销售时，平台内广告也计入。款项只付到广告账户。',
    markdownTable(
      ['项目', '数值'],
      [
        ['看最近的完整月份', months(terms.months)],
        ['额度至多为月均广告花费的', times(terms.maxSpendPpm)],
        ['广告回报（销售 ÷ 花费）至少', times(terms.minReturnPpm)],
        ['全部广告占全部销售低于', percent(terms.maxSharePpm)],
      ],
    ),
  ].join('\n\n');
