import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { markdownTable, months, percent, times } from '../units.ts';

const AGES = ['90 天以内', '91 至 180 天', '181 至 270 天', '270 天以上'];

/** How the inventory loan reckons a line, with each of its own numbers. */
export const inventoryLoanTerms = ({ terms }: PolicyOf<'inventoryLoan'>): string =>
  [
    '额度 = 下列各项中最小的一个，向下取整：库存可贷价值；月销货成本 × 倍数；负债余地；产品上限；申请金额；本期余额；关联企业余额。' +
      '只计平台仓自己说明的可售库存；滞留、召回、不可售和近 90 天没有销售的商品不计。' +
      '可变现净值 = 近 90 天平均售价 × （1 − 平台费用占比 − 广告占比），占比按店铺自己的数据，没有的按下表。' +
      '每件按成本与可变现净值上限孰低，再乘库龄折率；同一商品超过占比的部分不计；最后扣除仓储费。' +
      '月销货成本 = 月均销售 × （1 − 平台费用占比 − 广告占比）× 成本占比。',
    markdownTable(
      ['库龄', '折率'],
      [
        ...terms.ageRatesPpm.map((rate, index) => [AGES[index] ?? '', percent(rate)]),
        ['在途（有提单）', percent(terms.inTransitRatePpm)],
      ],
    ),
    markdownTable(
      ['项目', '数值'],
      [
        ['可变现净值至多计入', percent(terms.netRealisablePpm)],
        ['没有说明成本的，成本占可变现净值', percent(terms.costSharePpm)],
        ['没有说明的，平台费用占销售', percent(terms.usualFeeSharePpm)],
        ['没有说明的，广告占销售', percent(terms.usualAdSharePpm)],
        ['单一商品至多占', percent(terms.maxSkuSharePpm)],
        ['扣除仓储费', months(terms.storageMonths)],
        ['至多为月销货成本的', times(terms.maxCostOfSalesPpm)],
      ],
    ),
  ].join('\n\n');
