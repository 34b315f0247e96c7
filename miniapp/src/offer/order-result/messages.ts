export const words = {
  cycle: '一个周期',
  buyer: '买方',
  since: '合作时长',
  paid: '按时付款的发票',
  relation: '与您是否关联',
  shop: '买方店铺数据',
  shopRead: '已授权，只用于评估',
  shopNone: '没有授权',
  agreement: '采购协议',
  number: '协议编号',
  annual: '年度金额',
  orders: '本次订单',
  terms: '交期 + 账期',
  assignment: '应收账款转让',
  confirmed: '买方已确认',
  waiting: '等待买方',
  refused: '买方有异议',
  waitingText: '可以先接受额度。买方确认订单和转让后，才提交银行、才能放款。',
  refusedText: '买方确认的订单才能用来借款，请先与买方核对。',
  confirmedText: '已知悉转让，到期付至回款专户。',
  see: '查看单据与买方确认',
  platform: 'Temu 供货',
  platformText: '按已结算和已送货的供货记录计算，不需要单据，也不需要买方确认。',
};

/** How the money comes back, and when at the latest. */
export const cycleNote = (days: number, repayDays: number): string =>
  `买方付款进入回款专户，先还贷款，余款转给您。买方付款后留 ${repayDays} 天，全程约 ${days} 天；还款日以支用时列明的为准。`;

/** Whole years and months from then until now. */
export function sinceWords(month: string, now: Date): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const months = Math.max(0, (now.getFullYear() - year) * 12 + now.getMonth() + 1 - of);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : '']
    .filter((part) => part)
    .join(' ');
}
