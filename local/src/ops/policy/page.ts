import type { Marketplace } from '@loan/shared/facts/shop';
import type { Policy, PolicyOf } from '@loan/shared/policy/policy-schema';
import { annualRateOf } from '@loan/shared/policy/price';
import type { ProductCode } from '@loan/shared/product/code';
import { marketplaceSection } from './marketplace-section.ts';
import { scorecardSection } from './scorecard-section.ts';
import { adLoanTerms } from './terms/ad-loan.ts';
import { dataLoanTerms } from './terms/data-loan.ts';
import { inventoryLoanTerms } from './terms/inventory-loan.ts';
import { logisticsLoanTerms } from './terms/logistics-loan.ts';
import { orderLoanTerms } from './terms/order-loan.ts';
import { days, markdownTable, months, percent, times, wanYuan } from './units.ts';

/** How a product reckons its line. A method, so that one table serves every product. */
type ProductPage<P extends ProductCode> = {
  readonly name: string;
  /** What all debts together are held against. */
  readonly inflow: '年回款' | '年供货额';
  terms(policy: PolicyOf<P>): string;
};
const PRODUCTS: { readonly [P in ProductCode]: ProductPage<P> } = {
  dataLoan: { name: '数据贷', inflow: '年回款', terms: dataLoanTerms },
  orderLoan: { name: '订单贷', inflow: '年供货额', terms: orderLoanTerms },
  inventoryLoan: { name: '库存贷', inflow: '年回款', terms: inventoryLoanTerms },
  adLoan: { name: '广告贷', inflow: '年回款', terms: adLoanTerms },
  logisticsLoan: { name: '物流贷', inflow: '年回款', terms: logisticsLoanTerms },
};
const productPage = ({ product }: Policy): ProductPage<ProductCode> => PRODUCTS[product];
const HOLDER: Record<Policy['admission']['compliantSettlement'][number], string> = {
  company: '企业对公账户',
  licensedPaymentCompany: '持牌收款机构',
  personal: '个人账户',
  undergroundOrUnknown: '渠道不明',
};

/** The policy as a page that a credit officer signs (政策文本): every number of it, in Chinese, in its unit. */
export const policyPage = (policy: Policy): string =>
  `${[
    heading(policy),
    admission(policy),
    fraudAndFacts(policy),
    crossCheck(policy),
    rules(policy),
    scorecardSection(policy),
    grades(policy),
    limit(policy),
    price(policy),
    offer(policy),
    marketplaceSection(policy),
    referenceRates(policy),
  ].join('\n\n')}\n`;

const items = (rows: readonly (readonly [string, string])[]): string => markdownTable(['项目', '数值'], rows);

const heading = (policy: Policy): string =>
  [
    `# ${productPage(policy).name}政策 ${policy.version}`,
    `产品 \`${policy.product}\`。本页由 \`npm run ops -- policy show --markdown FILE\` 从政策数据生成，不手工修改；引擎只按这些数字决定。`,
    markdownTable(['制定人', '批准人（不得与制定人相同）', '生效日期'], [['　', '　', '　']]),
  ].join('\n\n');

const admission = ({
  admission: { minTenureMonths, minTradingMonths, maxMissingDaysPpm, compliantSettlement },
}: Policy) =>
  [
    '## 一、准入',
    items([
      ['店铺经营至少', months(minTenureMonths)],
      ['完整月份至少', months(minTradingMonths)],
      ['没有读到的日期至多', percent(maxMissingDaysPpm)],
      ['合规收款', compliantSettlement.map((kind) => HOLDER[kind]).join('、')],
    ]),
  ].join('\n\n');

const FRAUD_WORDS: Record<string, string> = {
  accountChangeDays: '收款账户稳定至少',
  minThreeFlowMatchPpm: '三流匹配低于此数转人工',
  minShippedOrdersPpm: '有发货记录的订单至少',
  minParcels: '核对物流单号和重量，包裹至少（个）',
  maxUntrackedPpm: '没有自己物流单号的包裹至多',
  maxReusedPpm: '与其他订单共用物流单号的包裹至多',
  maxLightPpm: '不到 30 克的包裹至多',
  toldWhole: '结算说得完整、可以核对缺口的平台',
  maxPayoutGapPpm: '少回款或未到账至多',
  maxUnaccountedPpm: '既无发货也无回款的订单至多',
  maxPaymentFirms: '收款机构至多（家）',
  minOrders: '按时段、买家和日期核对，订单至少（单）',
  maxCrowdedHoursPpm: '每位买家平均 3 单以上的时段低于',
  maxTopBuyersPpm: '最大的 20 位买家至多占销售',
  minEntropyPpm: '下单时间分布均匀度至少',
  maxBurstDeviationsMilli: '一小时订单高出同一时段至多（千分之一标准差）',
  maxBurstOrdersPpm: '高出此数的各小时至多占全部订单',
  minDigitAmounts: '核对结算首位数字，一期不同金额至少（个）',
  maxDigitDeviationPpm: '结算首位数字平均偏离至多',
  maxEarlyRefundsPpm: '48 小时内退款的订单至多',
  maxTotalsGapPpm: '订单合计与平台报告相差至多',
  maxRereadGapPpm: '抽样再读一次的订单与第一次相差至多',
  maxGapDays: '经营期间连续无订单至多',
  maxNewProductsPpm: '近 90 天新商品至多（与更换收款账户同时出现时）',
  accountWithinDays: '更换收款账户算作近期的天数',
  maxSalesPpm: '广告未增加时，近一个月销售至多为前三个月均值的',
  flatAdvertisingPpm: '近一个月广告至多为前三个月均值的此数，视为未增加',
  maxCompanies: '视为同一借款人的关联企业至多（家），超过转人工',
  maxHolders: '同一手机号、微信或仓库的企业至多（家），超过不作关联',
  withinDays: '申请次数的统计期',
  maxEnquiries: '统计期内另外的申请和征信授权至多（次）',
  maxLiveLenders: '同时未还清的平台贷款至多（家）',
};

/** A number's unit stands last in its name, so a new fraud rule's number is printed before it has words. */
const inUnitOfName = (name: string, value: number): string =>
  name.endsWith('Ppm') ? percent(value) : name.endsWith('Days') ? days(value) : String(value);

function fraudRows(table: object, policy: Policy): (readonly [string, string])[] {
  return Object.entries(table).flatMap(([name, value]: [string, number | readonly Marketplace[] | object]) => {
    if (typeof value === 'number') return [[FRAUD_WORDS[name] ?? name, inUnitOfName(name, value)] as const];
    if (!Array.isArray(value)) return fraudRows(value, policy);
    return [
      [FRAUD_WORDS[name] ?? name, value.map((of: Marketplace) => policy.marketplaces[of].title).join('、')] as const,
    ];
  });
}

const fraudAndFacts = (policy: Policy): string =>
  [
    '## 二、反欺诈与事实口径',
    items([
      ...fraudRows(policy.fraud, policy),
      ['回款中断：间隔或迟到超过', days(policy.facts.payoutInterruptionDays)],
      ['订单缺陷少：缺陷率低于', percent(policy.facts.lowOrderDefectRatePpm)],
    ]),
  ].join('\n\n');

const crossCheck = ({ crossCheck: check }: Policy): string =>
  [
    '## 三、交叉核对',
    items([
      ['打款到账至多', days(check.arrivesWithinDays)],
      ['金额误差至多', percent(check.amountTolerancePpm)],
      ['收款和物流都有第三方说明的销售至少占', percent(check.minCoveredSalesPpm)],
      ['两边都有的完整月份至少', months(check.minMonths)],
      ['独立站收款和发货与订单各相符至少', percent(check.closedLoopMinPpm)],
      ['打款进入已证实账户达到此数，认定店铺归属', percent(check.provesOwnerPpm)],
    ]),
  ].join('\n\n');

const rules = ({ rules: words }: Policy): string =>
  [
    '## 四、规则',
    markdownTable(
      ['规则', '代码', '门槛', '怎么做'],
      Object.entries(words).map(([code, { title, threshold, cure }]) => [title, `\`${code}\``, threshold, cure]),
    ),
  ].join('\n\n');

const grades = (policy: Policy): string =>
  [
    '## 六、等级',
    '评分低于最后一级的，不授信。建议年化利率（单利）由第八节的各部分相加得出。',
    markdownTable(
      ['等级', '最低评分', '好坏比', '违约概率', '利润加点', '建议年化利率'],
      policy.grades.map((grade) => [
        grade.grade,
        `${grade.minScore} 分`,
        `${grade.odds}:1`,
        percent(grade.defaultProbabilityPpm),
        percent(grade.marginPpm),
        percent(annualRateOf(policy.price, grade)),
      ]),
    ),
  ].join('\n\n');

function limit(policy: Policy): string {
  const { limit: table, caps, facts } = policy;
  const tenure = facts.tenureFactors.map(({ belowMonths, factorPpm }) => [
    belowMonths === null ? '其余' : `不满 ${months(belowMonths)}`,
    times(factorPpm),
  ]);
  return [
    '## 七、额度',
    productPage(policy).terms(policy),
    items([
      ['单户最高', wanYuan(table.maxLimitFen)],
      ['单户最低', wanYuan(table.minLimitFen)],
      ['向下取整到', wanYuan(table.roundDownToFen)],
      ['本企业及关联企业合计至多', wanYuan(table.programmeMaxFen)],
      [`全部负债（含本方案内的其他授信）合计至多占${productPage(policy).inflow}`, percent(table.totalDebtSharePpm)],
    ]),
    markdownTable(['店铺经营', '时长系数'], tenure),
    markdownTable(
      ['约束', '代码', '说法', '怎么做'],
      Object.entries(caps).map(([code, { title, current, cure }]) => [title, `\`${code}\``, current, cure ?? '—']),
    ),
  ].join('\n\n');
}

const price = ({ price: parts, penalty }: Policy): string =>
  [
    '## 八、定价与罚息',
    '年化利率 = 资金成本 + 运营成本 + 资本成本 + 违约概率 × 违约损失率 + 利润加点。',
    items([
      ['资金成本', percent(parts.fundingPpm)],
      ['运营成本', percent(parts.operatingPpm)],
      ['资本成本', percent(parts.capitalPpm)],
      ['违约损失率', percent(parts.lossGivenDefaultPpm)],
      ['产品综合成本上限（年）', percent(parts.maxAllInCostPpm)],
      ['任何产品不得超过（年）', percent(parts.legalMaxAllInCostPpm)],
      ['逾期罚息在合同利率上加收', percent(penalty.overdueUpliftPpm)],
      ['挪用罚息在合同利率上加收', percent(penalty.misuseUpliftPpm)],
    ]),
  ].join('\n\n');

/** A day only where time opens anything. */
const restOpens = ({ restOpensAfterDays, restOpensText }: Policy['offer']): [string, string] =>
  restOpensAfterDays === 0
    ? ['其余额度开放', restOpensText]
    : ['其余额度最早开放', `${days(restOpensAfterDays)}后（${restOpensText}）`];

const offer = ({ offer: terms, guarantee }: Policy): string =>
  [
    '## 九、要约与担保',
    items([
      ['要约有效', days(terms.validDays)],
      ['最长期限', months(terms.maxTermMonths)],
      ['利息以外的费用', wanYuan(terms.feesFen)],
      restOpens(terms),
      ['担保', `${guarantee.offered ? '开办' : '未开办'}（${guarantee.detail}）`],
      ['担保提升的额度倍数', `${guarantee.gradeSteps} 级`],
    ]),
  ].join('\n\n');

/** The first month of a currency also serves every earlier one. */
const referenceRates = ({ referenceRates: { version, rates } }: Policy): string =>
  [
    '## 十一、参考汇率',
    `版本 ${version}。一单位外币折合人民币元，自所示月份起适用；最早的一档也用于此前的月份。`,
    markdownTable(
      ['币种', '自', '汇率（元）'],
      Object.entries(rates).flatMap(([currency, steps]) =>
        (steps ?? []).map(({ from, rate }) => [currency, from, rate]),
      ),
    ),
  ].join('\n\n');
