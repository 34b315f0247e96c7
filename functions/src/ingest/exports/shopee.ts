import { type OrderTable, words } from './export-table.ts';

/**
 * Shopee: 我的销售 → 导出 (Order.all…), a line for each product of an order.
 *
 * | column                          | meaning                                             | known from |
 * | Deal Price · 商品活動價格       | price of one unit after the shop's own reductions   | English and Taiwan exports as published |
 * | Quantity, Returned quantity     | units sold, units that came back                    | the same |
 * | Return / Refund Status          | read for nothing: returned units say it             | the same |
 * | Order Creation Date             | the site's local time                               | the same |
 *
 * assumed: the simplified Chinese names, and the words of 订单状态; confirm: an export of a Chinese seller's 卖家中心.
 * assumed: prices contain the site's own tax, which the file does not tell; confirm: with Shopee, site by site.
 * assumed: a file without a currency is in that of its country column, or Taiwan's where its header is Taiwan's;
 * confirm: an export of each site.
 */
export const shopeeOrders: OrderTable = {
  tells: 'orders',
  source: 'shopee',
  kind: 'shopeeOrders',
  columns: {
    order: ['orderid', 'orderno.', '订单编号', '訂單編號', '订单号'],
    status: ['orderstatus', '订单状态', '訂單狀態'],
    placed: ['ordercreationdate', 'ordercreationtime', '订单创建日期', '订单创建时间', '訂單成立日期', '訂單成立時間'],
    sku: ['skureferenceno.', '商品选项货号', '商品選項貨號', '规格货号', '商品规格货号'],
    units: ['quantity', '数量', '數量'],
    unitPrice: ['dealprice', '商品活动价格', '商品活動價格', '折后价格', '成交价格', '活动价格'],
    returned: ['returnedquantity', '退货数量', '退貨數量'],
    currency: ['currency', '币种', '幣別', '货币'],
    country: ['country', '国家', '國家'],
  },
  moved: [
    'orderpaidtime',
    'shiptime',
    'ordercompletetime',
    '订单付款时间',
    '發貨時間',
    '发货时间',
    '訂單完成時間',
    '订单完成时间',
    '買家付款時間',
    '买家付款时间',
    '實際出貨時間',
  ],
  needed: ['order', 'status', 'placed', 'units', 'unitPrice'],
  marks: ['unitPrice'],
  cancelled: words('cancelled', 'canceled', '已取消', '不成立', '取消'),
  unpaid: words('unpaid', '待付款', '未付款', '尚未付款'),
  sold: words(
    'toship',
    'shipping',
    'completed',
    'delivered',
    'toreceive',
    'return/refund',
    'tocancel',
    '待出货',
    '待出貨',
    '待发货',
    '运送中',
    '運送中',
    '已完成',
    '完成',
    '已送达',
    '待收貨',
    '待收货',
    '退货/退款',
    '退貨/退款',
  ),
  currencyOfHeader: { 訂單編號: 'TWD' },
};
