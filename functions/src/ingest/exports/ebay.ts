import { type OrderTable, words } from './export-table.ts';

/**
 * eBay Seller Hub: Orders → Download report, a line for each item of an order.
 *
 * | column          | meaning                                                        | known from |
 * | Sold For        | price of the line; shipping and tax have columns of their own  | exports as published |
 * | Paid On Date    | empty: not paid yet, no sale                                   | the same |
 * | Item Number     | empty on the line that sums an order of several items up       | assumed |
 *
 * assumed: `Sold For` is of the whole line, not of one unit; confirm: an order of two of one item.
 * assumed: the Chinese names, and that orders that were cancelled are not in the file; confirm: a Chinese seller's file.
 * The lines of small print below the table have fewer cells than its header and are counted as not read.
 */
export const ebayOrders: OrderTable = {
  tells: 'orders',
  source: 'ebay',
  kind: 'ebayOrders',
  columns: {
    order: ['ordernumber', '订单编号', '订单号'],
    item: ['itemnumber', '物品编号', '物品号'],
    placed: ['saledate', '销售日期', '售出日期'],
    paid: ['paidondate', '付款日期'],
    sku: ['customlabel', 'customlabel(sku)', '自定义标签', '自定义标签(sku)'],
    units: ['quantity', '数量'],
    goods: ['soldfor', '售价', '售出价格', '成交价'],
    currency: ['currency', '币种'],
  },
  moved: ['paidondate', 'shippedondate', '付款日期', '发货日期'],
  needed: ['order', 'placed', 'units', 'goods'],
  marks: ['goods'],
  cancelled: words(),
  unpaid: words(),
  sold: words(),
};

/**
 * eBay Seller Hub: Payments → Reports → Transaction report, below some lines of explanations. What is missing is `--`.
 *
 * | type            | what is read                                                               |
 * | Order           | Item subtotal, Quantity: a sale                                            |
 * | Refund          | Item subtotal given back, in the month it was given                        |
 * | Payout          | Net amount, with its day and the tail of the account                       |
 *
 * assumed: item subtotal and net amount are in the payout currency; confirm: a report of a site whose currency is not
 * the payout's. assumed: the Chinese names and words; confirm: a Chinese seller's file.
 */
export const ebayTransactions: OrderTable = {
  tells: 'orders',
  source: 'ebay',
  kind: 'ebayTransactions',
  columns: {
    type: ['type', '类型', '交易类型'],
    order: ['ordernumber', '订单编号', '订单号'],
    placed: ['transactioncreationdate', '交易创建日期', '交易日期'],
    sku: ['customlabel', '自定义标签'],
    units: ['quantity', '数量'],
    goods: ['itemsubtotal', '物品小计', '商品小计'],
    currency: ['payoutcurrency', '付款币种', '打款币种'],
    net: ['netamount', '净额', '净金额'],
    account: ['payoutmethod', '付款方式', '打款方式'],
  },
  moved: [],
  needed: ['type', 'order', 'placed', 'units', 'goods', 'currency', 'net'],
  marks: ['net'],
  cancelled: words(),
  unpaid: words(),
  sold: words(),
  types: {
    sale: words('order', '订单'),
    refund: words('refund', '退款'),
    payout: words('payout', '付款', '打款', '提现'),
  },
};
