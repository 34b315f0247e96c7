import type { Marketplace } from '@loan/shared/facts/shop';
import { type MoneyTable, words } from './export-table.ts';

const PLATFORMS: Readonly<Record<string, Marketplace>> = {
  amazon: 'amazon',
  亚马逊: 'amazon',
  aliexpress: 'aliexpress',
  速卖通: 'aliexpress',
  ebay: 'ebay',
  易贝: 'ebay',
  tiktok: 'tiktokShop',
  tiktokshop: 'tiktokShop',
  shopee: 'shopee',
  虾皮: 'shopee',
  lazada: 'lazada',
  mercadolibre: 'mercadoLibre',
  美客多: 'mercadoLibre',
  temu: 'temu',
  shopify: 'shopify',
  wish: 'wish',
  etsy: 'etsy',
  ozon: 'ozon',
};

const shared = {
  tells: 'money',
  source: 'lianlian',
  pending: words('处理中', '待入账', '加款中', '挂起', 'pending', 'processing'),
  returned: words('已退还', '退还中', '已退回', '待退款', '红冲', '失败', '已撤销', 'returned', 'failed', 'cancelled'),
  platforms: PLATFORMS,
} as const;

/**
 * LianLian (连连): 收款 → 入账记录 → 导出, a line for each credit of a marketplace.
 * The names of its platforms and the words of its statuses are those of its data interface.
 * assumed: every column name: no published export was found; confirm: a seller's own file.
 */
export const lianlianInflows: MoneyTable = {
  ...shared,
  kind: 'lianlianInflows',
  columns: {
    id: ['入账流水号', '流水号', '交易流水号', '交易单号', 'transactionid', 'transid'],
    on: ['入账时间', '入账日期', '到账时间', 'creditdate', 'creditedtime'],
    amount: ['入账金额', '到账金额', '原币金额', 'creditamount', 'creditedamount'],
    currency: ['入账币种', '币种', '原币币种', 'currency'],
    status: ['入账状态', '状态', 'status'],
    platform: ['平台', '店铺平台', '来源平台', 'platform', 'marketplace'],
    account: ['收款账号', '收款账户', '虚拟账号', 'accountnumber'],
  },
  needed: ['id', 'on', 'amount', 'currency'],
  marks: ['amount', 'on'],
};

/**
 * LianLian (连连): 账户 → 资金流水 → 导出, every movement of the account. 提前宝 and 闪收 pay a payout out early: that
 * is credit, no inflow, and is left alone here.
 * The types are those of the data interface.
 * assumed: every column name, and that no other payment company's statement has the same; confirm: sellers' own files
 * of LianLian and of PingPong. A wrong guess mislabels what is shown; nothing is lent on it.
 */
export const lianlianFlow: MoneyTable = {
  ...shared,
  kind: 'lianlianFlow',
  columns: {
    id: ['流水号', '交易流水号', '交易单号', 'transactionid', 'transid'],
    on: ['交易时间', '记账时间', '创建时间', 'transactiontime'],
    type: ['业务类型', '交易类型', '资金流水业务类型', 'businesstype', 'transactiontype'],
    amount: ['交易金额', '发生金额', '金额', '收入金额', '收入', 'amount'],
    out: ['支出金额', '支出', 'debit'],
    currency: ['币种', '交易币种', 'currency'],
    status: ['状态', '交易状态', 'status'],
    platform: ['平台', '店铺平台', 'platform', 'marketplace'],
    account: ['收款账号', '银行卡号', '对方账号', 'accountnumber'],
  },
  needed: ['id', 'on', 'type', 'amount', 'currency'],
  marks: ['type'],
  types: {
    inflow: words('入账', '收款', '店铺入账', 'credit'),
    withdrawal: words('提现', 'withdrawal'),
  },
};
