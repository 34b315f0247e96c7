import type { PaperKind } from '@loan/shared/backing/papers';
import type { FieldSpec } from './fields.ts';

const DAY = { kind: 'day', example: '20261220' } as const;
const NUMBER = { name: 'number', kind: 'text' } as const;

/** Where a buyer can sell what it buys: the places whose sellers the order loan knows. */
export const BUYER_MARKETPLACES = [
  { value: 'shopee', label: 'Shopee' },
  { value: 'lazada', label: 'Lazada' },
  { value: 'amazon', label: '亚马逊' },
  { value: 'aliexpress', label: '速卖通' },
  { value: 'ebay', label: 'eBay' },
  { value: 'tiktokShop', label: 'TikTok Shop' },
  { value: 'mercadoLibre', label: '美客多' },
  { value: 'other', label: '其他' },
] as const;

const COMPANY: readonly FieldSpec[] = [
  { name: 'name', label: '企业名称', kind: 'text' },
  { name: 'creditCode', label: '统一社会信用代码', kind: 'code' },
];

const RELATION = {
  name: 'relation',
  kind: 'text',
  note: '同一实际控制人、互相持股、亲属经营都算关联',
  options: [
    { value: 'none', label: '没有关联' },
    { value: 'related', label: '有关联' },
    { value: 'unsure', label: '不确定' },
  ],
} as const;

export const BUYER: readonly FieldSpec[] = [
  ...COMPANY,
  { name: 'marketplace', label: '买方主要在哪里销售', kind: 'text', options: BUYER_MARKETPLACES },
  { name: 'tradingSince', label: '合作开始', kind: 'month', example: '202309', note: '第一次发货的年月' },
  { ...RELATION, label: '您与买方是否关联' },
];
export const FORWARDER: readonly FieldSpec[] = [...COMPANY, { ...RELATION, label: '您与货代是否关联' }];

export const AGREEMENT: readonly FieldSpec[] = [
  { name: 'number', label: '协议编号', kind: 'text' },
  { name: 'annualAmountFen', label: '年度金额（万元）', kind: 'wan', example: '1200' },
  { name: 'from', label: '开始日', ...DAY },
  { name: 'to', label: '到期日', ...DAY },
  { name: 'leadDays', label: '交期（天）', kind: 'days', note: '从下单到交货' },
  { name: 'termDays', label: '账期（天）', kind: 'days', note: '从交货到付款' },
];

const PARTIES: readonly FieldSpec[] = [
  { name: 'sellerCode', label: '销售方信用代码', kind: 'code' },
  { name: 'buyerCode', label: '购买方信用代码', kind: 'code' },
];

export const PAPERS: Readonly<Record<PaperKind, readonly FieldSpec[]>> = {
  order: [
    { ...NUMBER, label: '订单编号' },
    { name: 'amountFen', label: '订单金额（元）', kind: 'yuan' },
    { name: 'orderedOn', label: '下单日', ...DAY },
    { name: 'deliverBy', label: '交货日', ...DAY },
    { name: 'dueOn', label: '买方付款日', ...DAY },
  ],
  invoice: [
    { ...NUMBER, label: '发票号码' },
    { name: 'amountFen', label: '价税合计（元）', kind: 'yuan' },
    { name: 'issuedOn', label: '开票日', ...DAY },
    ...PARTIES,
    { name: 'dueOn', label: '应付日（可不填）', ...DAY, optional: true },
    { name: 'paidOn', label: '实际付款日（可不填）', ...DAY, optional: true, note: '填了才能算按时付款' },
    { name: 'paidFen', label: '实际付款金额（元，可不填）', kind: 'yuan', optional: true },
  ],
  deliveryNote: [
    { ...NUMBER, label: '送货单编号' },
    { name: 'deliveredOn', label: '送货日', ...DAY },
    { name: 'belongsTo', label: '对应的发票或订单号（可不填）', kind: 'text', optional: true },
    { name: 'amountFen', label: '金额（元，可不填）', kind: 'yuan', optional: true },
    {
      name: 'signedByBuyer',
      label: '买方签收',
      kind: 'yesNo',
      options: [
        { value: 'yes', label: '已签收' },
        { value: 'no', label: '没有签收' },
      ],
    },
  ],
  freightBill: [
    { ...NUMBER, label: '账单编号' },
    { name: 'month', label: '账单月份', kind: 'month', example: '202610' },
    {
      name: 'currency',
      label: '币种',
      kind: 'currency',
      // Those the policy has a reference rate for.
      options: ['CNY', 'USD', 'EUR', 'GBP'].map((value) => ({ value, label: value })),
    },
    { name: 'amount', label: '金额', kind: 'decimal' },
    { name: 'route', label: '线路', kind: 'text', example: '深圳—洛杉矶 海运' },
    { name: 'parcels', label: '票数', kind: 'count' },
  ],
};
