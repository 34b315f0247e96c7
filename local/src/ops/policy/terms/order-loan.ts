import type { PolicyOf } from '@loan/shared/policy/policy-schema';
import { scorecardTables } from '../scorecard-section.ts';
import { days, markdownTable, months, percent, times, wanYuan } from '../units.ts';

/** How the order loan reckons a line, with each of its own numbers. */
export const orderLoanTerms = ({ terms, parts }: PolicyOf<'orderLoan'>): string =>
  [
    '额度 = 下列各项中最小的一个，向下取整：年度协议 ×（交期 + 账期）÷ 360 × 融资比例；保单对买方限额 × 赔付比例（有核验过的跨境电商保时）；' +
      '工厂经核实的年收入 × 占比；单一买方上限；负债余地；产品上限；申请金额；本期余额；关联企业余额。' +
      '买方尚未确认协议的，年度金额不超过近 12 个月的数电发票，自行填写的不计。平台直接采购的，以一年的供货（或到账，取少）代替协议，以平台周期代替交期加账期。' +
      '首次可用 = 买方没有拒绝的订单 × 融资比例，不超过额度。',
    '年供货额 = 上述年度协议或一年的供货；工厂经核实的年收入更多的，按年收入。',
    advance(terms),
    '买方等级由买方自己授权的店铺按下面的评分卡得出；任何一条平台或店铺准入规则不符的，视为未达到 C 级，转人工。',
    markdownTable(
      ['买方等级', '最低评分', '对一家买方至多'],
      [
        ...terms.buyer.grades.map(({ grade, minScore, maxFen }) => [grade, `${minScore} 分`, wanYuan(maxFen)]),
        ['没有授权', '—', wanYuan(terms.buyer.ungradedMaxFen)],
      ],
    ),
    trade(terms),
    `买方等级的级别：0 级为未达到 C 级，1 至 4 级为 C、B、A、AA。买方评分卡起评 ${terms.buyer.scorecard.base} 分：`,
    ...scorecardTables(terms.buyer.scorecard, parts),
  ].join('\n\n');

type Terms = PolicyOf<'orderLoan'>['terms'];

const advance = ({ advance: { securedPpm, buyerGrade, plainPpm, dueAfterOrderDays }, ...terms }: Terms): string =>
  markdownTable(
    ['项目', '数值'],
    [
      ['融资比例：有跨境电商保，或买方达到等级', `${percent(securedPpm)}（${buyerGrade} 级及以上）`],
      ['融资比例：其他', percent(plainPpm)],
      ['每笔支用最迟于订单付款日之后', days(dueAfterOrderDays)],
      ['试算：跨境电商保的赔付比例', percent(terms.usualCoverPpm)],
      ['至多占工厂年收入', percent(terms.revenueSharePpm)],
    ],
  );

const trade = ({ trade: rules, platform }: Terms): string =>
  markdownTable(
    ['项目', '数值'],
    [
      ['与买方合作至少', months(rules.minRelationMonths)],
      ['协议至多为近 12 个月数电发票的', times(rules.maxOverPastTradePpm)],
      ['整额单据：金额是此数的整数倍', wanYuan(rules.roundStepFen)],
      ['整额单据至多占全部金额', percent(rules.maxRoundSharePpm)],
      ['核对整额，单据至少（张）', String(rules.minPapers)],
      ['有签收送货单的发票至少占金额', percent(rules.minDeliveredPpm)],
      ['付款很快：开票后至多', days(rules.quickDays)],
      ['付款很快的发票至多占已付金额', percent(rules.maxQuickPaidPpm)],
      ['发票逾期未付至多', days(rules.maxOverdueDays)],
      ['付款天数：近期指开票在', `${days(rules.recentDays)}内`],
      ['付款天数：近期和此前各至少（张）', String(rules.minPaidInvoices)],
      ['平台供货周期', days(platform.cycleDays)],
      ['平台供货：每款商品 90 天平均至少（件）', String(platform.minUnitsPerProduct)],
      ['平台供货：完整月份至少', months(platform.minSupplyMonths)],
      ['对平台至多', wanYuan(platform.maxFen)],
    ],
  );
