import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { markdownTable, months, percent, times, wanYuan } from '../units.ts';

/** How the data loan reckons a line, with each of its own numbers. */
export const dataLoanTerms = ({ terms }: PolicyOf<'dataLoan'>): string =>
  [
    '月结算 = 各店月结算 × 平台系数 × 时长系数，取年均、近 3 个月均和中位数中最小的一个。额度 = 下列各项中最小的一个，向下取整：' +
      '月结算 × 等级的额度倍数；月均回款可还的金额；负债余地；产品上限；申请金额；本期余额；关联企业余额。',
    markdownTable(
      ['等级', '额度倍数', '首次支用倍数'],
      terms.multiples.map(({ grade, limitMultiplePpm, firstDrawMultiplePpm }) => [
        grade,
        times(limitMultiplePpm),
        times(firstDrawMultiplePpm),
      ]),
    ),
    markdownTable(
      ['项目', '数值'],
      [
        ['可用于还款的月均回款', percent(terms.cashSharePpm)],
        ['按月还款折现的月数', months(terms.cashMonths)],
        ['试算：再接一家店铺的月结算', `${wanYuan(terms.anotherShop.monthlyFen)}（${terms.anotherShop.detail}）`],
      ],
    ),
  ].join('\n\n');
