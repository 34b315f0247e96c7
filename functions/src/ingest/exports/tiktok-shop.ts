import { type OrderTable, words } from './export-table.ts';

/**
 * TikTok Shop: 订单 → 管理订单 → 导出 (All orders, OrderSKUList), a line for each SKU of an order.
 *
 * | column                        | meaning                                                       | known from |
 * | SKU Subtotal Before Discount  | price of the line                                             | exports as published |
 * | SKU Seller Discount           | what the seller gave away: taken off, as the API's price is   | the same |
 * | SKU Platform Discount         | borne by TikTok: left in                                      | the same |
 * | Order Refund Amount           | of the whole order, and repeated on each of its lines         | the same |
 * | Cancelation/Return Type       | `Cancel` takes a line out (the spelling is TikTok's own)      | the same |
 * | the line below the header     | explains the columns, and is no row                           | the same |
 * | Created Time                  | the site's local time                                         | the same |
 *
 * assumed: the Chinese names and words; confirm: an export of a Chinese seller's 商家中心.
 * assumed: the file names no currency and sells in that of its country column; confirm: an export of each site.
 * assumed: the refund may hold shipping and tax, which makes refunds look larger, never smaller; confirm: with TikTok.
 */
export const tiktokShopOrders: OrderTable = {
  tells: 'orders',
  source: 'tiktokShop',
  kind: 'tiktokShopOrders',
  columns: {
    order: ['orderid', '订单号', '订单id', '订单编号'],
    status: ['orderstatus', '订单状态'],
    lineStatus: ['cancelation/returntype', 'cancellation/returntype', '取消/退货类型', '取消或退货类型'],
    placed: ['createdtime', '创建时间', '订单创建时间'],
    sku: ['sellersku', 'skuid', '商家sku', '卖家sku'],
    units: ['quantity', '数量'],
    goods: ['skusubtotalbeforediscount', 'sku折扣前小计', 'sku优惠前小计'],
    discount: ['skusellerdiscount', 'sku商家折扣', 'sku卖家折扣'],
    refund: ['orderrefundamount', '订单退款金额'],
    currency: ['currency', '币种'],
    country: ['country', '国家', '国家/地区'],
  },
  moved: [
    'paidtime',
    'rtstime',
    'shippedtime',
    'deliveredtime',
    'cancelledtime',
    '付款时间',
    '支付时间',
    '发货时间',
    '送达时间',
    '取消时间',
  ],
  needed: ['order', 'status', 'placed', 'units', 'goods'],
  marks: ['goods'],
  cancelled: words('cancelled', 'canceled', 'cancel', '已取消', '取消'),
  unpaid: words('unpaid', '未付款', '待付款'),
  sold: words(
    'onhold',
    'toship',
    'awaitingshipment',
    'awaitingcollection',
    'partiallyshipping',
    'shipped',
    'intransit',
    'delivered',
    'completed',
    'return/refund',
    'returnandrefund',
    'refund',
    '保留中',
    '待发货',
    '待揽收',
    '已发货',
    '运输中',
    '已送达',
    '已完成',
    '退货/退款',
    '退货退款',
    '退款',
  ),
  hasNotes: true,
};
