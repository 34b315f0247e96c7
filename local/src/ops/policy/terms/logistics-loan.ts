import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { days, markdownTable, percent } from '../units.ts';

/** How the logistics loan reckons a line, with each of its own numbers. */
export const logisticsLoanTerms = ({ terms }: PolicyOf<'logisticsLoan'>): string =>
  [
    '额度 = 下列各项中最小的一个，向下取整：可融资的运费账单 × 比例；负债余地；产品上限；申请金额；本期余额；关联企业余额。' +
      '只计货代在自己手机上确认、还没有付、抬头是借款人的账单；一张账单只能用于一笔贷款。外币按评估当月的参考汇率折算。款项只付给货代。',
    markdownTable(
      ['项目', '数值'],
      [
        ['可融资账单的', percent(terms.advancePpm)],
        ['账单月份结束后至多', days(terms.maxBillAgeDays)],
      ],
    ),
  ].join('\n\n');
