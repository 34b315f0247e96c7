import type { DecisionView } from '@loan/shared/api/view';
import { type Fen, fen } from '@loan/shared/money/fen';
import { formatPercent, formatWan } from '@loan/shared/money/format';

export const words = {
  caps: '额度怎么来的',
  capsText: (count: number) => `${count} 个上限取较小的一个。`,
  chosen: '按这一项',
  cycle: '一个周期',
  cycleNote: '买方付款进入回款专户，先还贷款，余款转给您。还款日以支用时列明的为准。',
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

const TITLE: Readonly<Partial<Record<DecisionView['caps'][number]['code'], string>>> = {
  insuredBuyer: '保单对买方的赔付',
  supplierRevenue: '工厂年收入的三成',
  buyerMaximum: '对这家买方的上限',
  productMaximum: '单户上限',
  requestedLimit: '您申请的金额',
  programmeHeadroom: '本期额度',
  programmeMaximum: '关联企业合计上限',
};

type Cap = DecisionView['caps'][number];

/** What a bound is, and for the formula, what went into it: 1,200万 × 120/360 天 × 75%. */
export function capWords({ code, inputs }: Cap): { title: string; how?: string } {
  if (code !== 'tradeCycle') return { title: TITLE[code] ?? code };
  const { annualFen, leadDays, termDays, cycleDays, advancePpm } = inputs;
  const days = typeof cycleDays === 'number' ? cycleDays : Number(leadDays) + Number(termDays);
  return {
    title: typeof cycleDays === 'number' ? '年度供货测算' : '年度协议测算',
    how: `${formatWan(fen(Number(annualFen)))} × ${days}/360 天 × ${formatPercent(Number(advancePpm))}`,
  };
}

export const exactWan = (amount: Fen): string => formatWan(amount, 1);

/** Whole years and months from then until now. */
export function sinceWords(month: string, now: Date): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const months = Math.max(0, (now.getFullYear() - year) * 12 + now.getMonth() + 1 - of);
  const [years, rest] = [Math.floor(months / 12), months % 12];
  return [years > 0 ? `${years} 年` : '', rest > 0 || years === 0 ? `${rest} 个月` : '']
    .filter((part) => part)
    .join(' ');
}
