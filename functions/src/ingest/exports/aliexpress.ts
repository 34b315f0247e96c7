import { type OrderTable, words } from './export-table.ts';

const UNITS = /(?:产品数量|商品数量|数量|quantity)\s*[:：]\s*(\d{1,6})/gi;

/** 产品信息 lists each product with its 产品数量; a plain count is taken as it is. */
function unitsIn(cell: string): number {
  if (/^\d{1,6}$/.test(cell)) return Number(cell);
  const counts = [...cell.matchAll(UNITS)].map(([, count]) => Number(count));
  return counts.length === 0 ? Number.NaN : counts.reduce((sum, count) => sum + count, 0);
}

/**
 * AliExpress (速卖通): 交易 → 订单批量导出, a line for each order.
 *
 * | column                 | meaning                                                            |
 * | 产品总金额             | price of the goods; 物流费用 and 订单金额 are left alone           |
 * | 产品信息               | several lines in one cell, of which only the quantities are read   |
 * | 退款金额               | given back so far, where the export has it                         |
 * | 下单时间               | Pacific time, as the seller's pages show it                        |
 *
 * assumed: every name and word here: no published export was found; confirm: a seller's own file, old page and new.
 * assumed: amounts carry their currency (US $12.30), or the header does; confirm: the same.
 */
export const aliexpressOrders: OrderTable = {
  tells: 'orders',
  source: 'aliexpress',
  kind: 'aliexpressOrders',
  columns: {
    order: ['订单号', '订单编号', 'orderid', 'orderno.', 'ordernumber'],
    status: ['订单状态', 'orderstatus'],
    placed: ['下单时间', '订单创建时间', 'orderdate', 'ordertime', 'ordercreatedtime'],
    units: ['产品数量', '商品数量', '产品信息', '商品信息', 'productinformation', 'productsinformation'],
    goods: ['产品总金额', '商品总金额', 'producttotal', 'producttotalamount', 'totalproductamount'],
    refund: ['退款金额', 'refundamount'],
    currency: ['币种', '货币', 'currency'],
  },
  moved: ['付款时间', '发货时间', '确认收货时间', 'paymenttime', 'shippingtime', 'completiontime'],
  needed: ['order', 'status', 'placed', 'units', 'goods'],
  marks: ['goods'],
  cancelled: words('订单关闭', '交易关闭', '已关闭', '已取消', 'closed', 'cancelled', 'canceled', 'orderclosed'),
  unpaid: words('等待买家付款', '待付款', 'awaitingpayment', 'unpaid'),
  sold: words(
    '等待您发货',
    '等待卖家发货',
    '待发货',
    '部分发货',
    '等待买家收货',
    '已发货',
    '订单完成',
    '已完成',
    '已结束',
    '交易成功',
    '纠纷中',
    '含纠纷的订单',
    '冻结中的订单',
    '资金未到账',
    '等待放款',
    'awaitingshipment',
    'awaitingdelivery',
    'shipped',
    'completed',
    'finished',
    'indispute',
  ),
  unitsOf: unitsIn,
};
