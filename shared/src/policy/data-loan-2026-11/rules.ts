import type { CapCode, CapWords, RuleCode, RuleWords } from '../rule-schema.ts';

/** What the applicant reads when a rule stops the application or sends it to a person. */
export const rules = {
  marketplaceNotFinanceable: {
    title: '销售平台暂未纳入',
    threshold: '至少一家店铺在已纳入的平台经营',
    cure: '亚马逊、速卖通、eBay 等平台的店铺经营满 6 个月后，可以用那家店铺申请',
  },
  growthNotSteady: {
    title: '月销售连续增长',
    threshold: '连续 3 个月增长',
    cure: '今后 3 个月逐月增长后可重新评估；也可以接入亚马逊、速卖通或 eBay 店铺',
  },
  returnRateAboveCategory: {
    title: '退货率',
    threshold: '低于类目均值',
    cure: '先改善退货最多的商品，约 90 天后能反映到数据里',
  },
  settlementNotCompliant: {
    title: '收款方式',
    threshold: '货款进入对公账户或持牌收款机构（如连连、PingPong）',
    cure: '把平台收款账户改为企业对公账户，或用企业名义在持牌收款机构开户，改好后即可重新申请',
  },
  settlementNotDeclared: {
    title: '收款方式',
    threshold: '说明货款由谁收取',
    cure: '补充填写收款账户后重新评估',
  },
  settlementHolderMismatch: {
    title: '收款账户户名',
    threshold: '户名与申请企业一致',
    cure: '改用本企业名下的收款账户，改好后即可重新申请',
  },
  tenureTooShort: {
    title: '经营时长',
    threshold: '店铺经营满 6 个月',
    cure: '继续正常经营，满 6 个月后可重新评估',
  },
  accountSuspended: {
    title: '店铺状态',
    threshold: '店铺正常销售',
    cure: '先在平台后台完成申诉并恢复销售，恢复后可重新评估',
  },
  accountHealthRed: {
    title: '账户健康',
    threshold: '账户健康不为红色',
    cure: '按平台后台的提示处理违规，恢复后可重新评估',
  },
  consentNotLive: {
    title: '数据授权',
    threshold: '授权在有效期内',
    cure: '重新授权后即可评估',
  },
  dataCoverageTooLow: {
    title: '数据完整度',
    threshold: '至少读到九成的日期，且有 3 个完整的月份',
    cure: '保持授权并重新读取；刚开业的店铺请在满 6 个月后再试',
  },
  scoreBelowCutoff: {
    title: '综合评分',
    threshold: '评分达到 580 分',
    cure: '按下面几项逐项改善后可重新评估',
  },
  limitTooSmall: {
    title: '可支持的额度',
    threshold: '至少 10万元',
    cure: '销售和回款增长后，或接入其他店铺后可重新评估',
  },
  programmeFull: {
    title: '本期额度',
    threshold: '本期仍有可用额度',
    cure: '本期额度暂时已满，与您的资料无关，请稍后再试',
  },
  payoutAccountMismatch: {
    title: '收款账户核对',
    threshold: '平台打款账户与填写的一致',
    cure: '由专人与您核对收款账户',
  },
  payoutAccountChanged: {
    title: '收款账户核对',
    threshold: '收款账户稳定满 60 天',
    cure: '由专人与您核对收款账户变更',
  },
  ownerMismatch: {
    title: '店铺归属',
    threshold: '店铺登记的企业与申请企业一致',
    cure: '由专人核对店铺归属，请准备平台后台的企业信息截图',
  },
  ownerNotConfirmed: {
    title: '店铺归属',
    threshold: '店铺登记的企业与申请企业一致',
    cure: '平台没有提供店铺登记的企业，由专人核对，请准备平台后台的企业信息截图',
  },
  identityInconsistent: {
    title: '身份信息核对',
    threshold: '企业、法定代表人与实际控制人信息一致',
    cure: '由专人与您核对信息',
  },
  threeFlowMismatch: {
    title: '订单、回款、物流核对',
    threshold: '三项匹配不低于 85%',
    cure: '由专人与您核对数据',
  },
  ordersUnaccounted: {
    title: '订单真实性',
    threshold: '没有发货、也没有回款的订单不超过 10%',
    cure: '由专人核对订单，请准备发货与收款凭证；核对完成前不会发放任何款项',
  },
  ordersWithoutParcels: {
    title: '订单与发货核对',
    threshold: '至少 90% 的订单有发货记录',
    cure: '由专人核对发货；若部分订单由其他仓库发货，请一并接入',
  },
  parcelsUntracked: {
    title: '物流单号核对',
    threshold: '没有自己物流单号的包裹不超过 10%',
    cure: '由专人核对发货；请准备物流公司的底单，今后使用带单号的物流渠道',
  },
  trackingReused: {
    title: '物流单号核对',
    threshold: '与其他订单共用物流单号的包裹不超过 1%',
    cure: '由专人核对这些包裹；若为合并发货，请准备合并发货的记录',
  },
  parcelsLight: {
    title: '包裹重量核对',
    threshold: '不到 30 克的包裹不超过 10%',
    cure: '由专人核对发货；若商品本身很轻，请准备商品重量的说明',
  },
  payoutsBelowSales: {
    title: '订单与回款核对',
    threshold: '扣除退款和费用后，少回款不超过 7%',
    cure: '由专人核对，请准备平台结算明细',
  },
  payoutsNotArrived: {
    title: '回款与到账核对',
    threshold: '平台已打款、未见到账的不超过 7%',
    cure: '由专人核对；若还有其他收款账户，请一并接入',
  },
  payoutsSplit: {
    title: '收款机构数量',
    threshold: '货款进入不超过 2 家收款机构',
    cure: '由专人核对各收款账户的用途',
  },
  salesPumped: {
    title: '近期销售突增',
    threshold: '广告未增加时，最近一个月销售不超过前三个月均值的 1.8 倍',
    cure: '由专人核对增长原因，请准备活动或新品的说明',
  },
  ordersCrowded: {
    title: '订单真实性',
    threshold: '每位买家平均 3 单以上的时段低于 5%',
    cure: '由专人核对这些时段的订单，请准备发货与收款凭证',
  },
  buyersConcentrated: {
    title: '买家集中度',
    threshold: '最大的 20 位买家不超过销售的 15%',
    cure: '由专人核对主要买家；若有批发客户，请准备合同',
  },
  orderHoursOdd: {
    title: '下单时间',
    threshold: '订单按一天各时段正常分布，突增的几个小时不超过全部订单的 2%',
    cure: '由专人核对订单集中的时段，请准备活动说明',
  },
  settlementDigitsOdd: {
    title: '结算金额核对',
    threshold: '首位数字平均偏离不超过 1.5%',
    cure: '由专人核对结算明细，请准备平台后台的结算报告',
  },
  refundsEarly: {
    title: '下单后立即退款',
    threshold: '48 小时内退款的订单不超过 3%',
    cure: '由专人核对退款原因',
  },
  storeTraded: {
    title: '店铺是否转手',
    threshold: '90 天内没有既更换收款账户、又更换七成以上商品',
    cure: '由专人核对店铺归属，请准备店铺与商品的来源说明',
  },
  rereadDiffers: {
    title: '数据复读核对',
    threshold: '抽样再读一次的订单笔数和金额，与第一次相差不超过 2%',
    cure: '由专人核对不同日期的订单，请准备平台后台的订单截图；核对完成前不会发放任何款项',
  },
  totalsDiffer: {
    title: '数据一致性',
    threshold: '订单合计与平台报告相差不超过 2%',
    cure: '请用店铺主账号重新授权并读取全部数据，两边一致后可重新评估',
  },
  orderDatesOdd: {
    title: '订单日期核对',
    threshold: '经营期间没有连续 14 天以上无订单，也没有日期异常的订单',
    cure: '由专人核对，请说明停售的时间和原因',
  },
  alreadyFinanced: {
    title: '重复融资',
    threshold: '店铺、订单和发票没有用于另一笔授信',
    cure: '在原来的授信里支用；那笔结清或结束后，可以再用来申请',
  },
  relatedPartiesUnclear: {
    title: '关联企业核对',
    threshold: '与其他申请企业没有相同的联系方式、申请微信或仓库账户，关联企业不超过 20 家',
    cure: '由专人与您核对与其他企业的关系，请准备股权和任职说明',
  },
  manyEnquiries: {
    title: '近期申请次数',
    threshold: '30 天内另外的申请和征信授权不超过 2 次',
    cure: '由专人核对用款需要；近期不要重复申请',
  },
  manyLenders: {
    title: '未还清的平台贷款',
    threshold: '同时不超过 2 家',
    cure: '由专人核对负债；先还清其中一家后可重新评估',
  },
  currencyWithoutRate: {
    title: '币种核对',
    threshold: '各币种都有参考汇率',
    cure: '店铺有我们还不能折算的币种，由专人处理，不需要您补充资料',
  },
} as const satisfies Partial<Record<RuleCode, RuleWords>>;

/** What the applicant reads when something other than turnover decided the line. */
export const caps = {
  turnoverMultiple: { title: '月均结算', current: '额度按月均结算的倍数计算' },
  payoutCash: {
    title: '月均回款',
    current: '额度按月均回款的七成、12 个月可还的金额计算',
    cure: '减少预留和退款，到账占销售的比例提高后额度随之提高',
  },
  totalDebt: {
    title: '已有负债',
    current: '按年回款的八成，减去已有负债和本方案内的其他授信计算',
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
