import { rules as shared } from '../data-loan-2026-11/rules.ts';
import type { CapCode, CapWords, RuleCode, RuleWords } from '../rule-schema.ts';

const { settlementNotDeclared, settlementHolderMismatch, consentNotLive, scoreBelowCutoff, programmeFull } = shared;
const { identityInconsistent, alreadyFinanced, relatedPartiesUnclear, manyEnquiries, manyLenders } = shared;

/** What a supplier reads when a rule stops the application or sends it to a person. */
export const rules = {
  tradeNotShown: {
    title: '贸易背景',
    threshold: '有买方的采购协议和订单，或平台供货记录',
    cure: '补充买方、采购协议和订单，或授权 Temu 供货数据后重新申请',
  },
  relationTooShort: {
    title: '与买方合作时长',
    threshold: '合作满 6 个月',
    cure: '继续正常供货，满 6 个月后可重新申请',
  },
  agreementNotInForce: {
    title: '采购协议有效期',
    threshold: '协议在有效期内',
    cure: '与买方续签或等协议生效后重新申请',
  },
  buyerRelated: {
    title: '与买方的关联',
    threshold: '与买方没有关联',
    cure: '由专人核对，请准备双方的股权和任职说明；核对完成前不会发放任何款项',
  },
  buyerNotSound: {
    title: '买方经营情况',
    threshold: '买方授权的店铺达到 C 级',
    cure: '由专人核对买方情况；也可以换一家买方的订单申请',
  },
  ordersRefused: {
    title: '买方确认',
    threshold: '买方认可全部订单',
    cure: '请先与买方核对，改正或撤下有出入的订单；由专人核对完成前不会发放任何款项',
  },
  agreementAbovePastTrade: {
    title: '协议与实际交易',
    threshold: '协议年度金额不超过近 12 个月数电发票的 3 倍',
    cure: '补充上传数电发票的 XML 文件；纸质或自行填写的发票由专人核对，请准备原件以及产能和新增订单的说明',
  },
  amountsRound: {
    title: '单据金额核对',
    threshold: '整万元的单据不超过全部金额的一半',
    cure: '由专人核对单据，请准备对应的明细清单',
  },
  deliveriesUnmatched: {
    title: '发票与送货单核对',
    threshold: '至少 80% 的发票金额有买方签收的送货单',
    cure: '补拍缺少的送货单，或由专人核对收货情况',
  },
  paymentsTooQuick: {
    title: '付款速度核对',
    threshold: '约定了账期的，开票后 7 天内付清的不超过已付金额的一半',
    cure: '由专人核对付款，请准备银行回单；若买方提前付款，请准备双方的约定',
  },
  invoicesOverdue: {
    title: '买方付款情况',
    threshold: '没有到期超过 30 天仍未付的发票',
    cure: '由专人与您核对；买方付清后请补充付款日期',
  },
  supplierNotFactory: {
    title: '稳定产能',
    threshold: '由平台代销，近 90 天每款商品平均供货 100 件以上',
    cure: '铺货卖家暂不支持；自有或合作工厂稳定供货后可重新申请',
  },
  dataCoverageTooLow: {
    title: '供货记录完整度',
    threshold: '至少读到九成的日期，且有 6 个完整的供货月份',
    cure: '保持授权并重新读取；刚开始供货的请满 6 个月后再试',
  },
  settlementNotCompliant: {
    ...shared.settlementNotCompliant,
    cure: '把收款账户改为企业对公账户，或用企业名义在持牌收款机构开户，改好后即可重新申请',
  },
  settlementNotDeclared,
  settlementHolderMismatch,
  consentNotLive,
  scoreBelowCutoff,
  limitTooSmall: {
    title: '可支持的额度',
    threshold: '至少 10万元',
    cure: '订单和协议金额增加后可重新评估',
  },
  programmeFull,
  identityInconsistent,
  alreadyFinanced,
  relatedPartiesUnclear,
  manyEnquiries,
  manyLenders,
} as const satisfies Partial<Record<RuleCode, RuleWords>>;

export const caps = {
  tradeCycle: { title: '一个周期的贸易额', current: '额度按一个交期加账期的贸易额计算' },
  insuredBuyer: {
    title: '保单对买方限额',
    current: '额度不超过保单对该买方的赔付',
    cure: '保险公司提高对该买方的限额后可重新评估',
  },
  supplierRevenue: {
    title: '工厂年收入',
    current: '额度不超过工厂年收入的三成',
    cure: '收入增加后可重新评估',
  },
  buyerMaximum: {
    title: '单一买方上限',
    current: '按买方等级，对一家买方的融资',
    cure: '增加其他买方的订单可以另行申请',
  },
  totalDebt: {
    title: '已有负债',
    current: '按一年供货额的八成，减去已有负债和本方案内的其他授信计算',
    cure: '结清部分贷款，或结束另一笔授信后可重新评估',
  },
  productMaximum: { title: '产品上限', current: '单户最高 1,000万' },
  requestedLimit: { title: '申请金额', current: '按您申请的金额', cure: '可以修改申请金额后重新评估' },
  programmeHeadroom: { title: '本期额度', current: '本期可用额度有限，与您的资料无关' },
  programmeMaximum: {
    title: '本期额度',
    current: '本企业及关联企业（同一控制人、收款账户或店铺）合计不超过 1,000万',
    cure: '其中一笔授信结束后，可以按余下的额度重新申请',
  },
} as const satisfies Partial<Record<CapCode, CapWords>>;
