import type { Sale } from '../../trade/trade-types.ts';

/** Source: the states listed for aliexpress.solution.order.get. */
export const ORDER_STATUSES = [
  'PLACE_ORDER_SUCCESS',
  'IN_CANCEL',
  'WAIT_SELLER_SEND_GOODS',
  'SELLER_PART_SEND_GOODS',
  'WAIT_BUYER_ACCEPT_GOODS',
  'FUND_PROCESSING',
  'IN_ISSUE',
  'IN_FROZEN',
  'WAIT_SELLER_EXAMINE_MONEY',
  'RISK_CONTROL',
  'FINISH',
] as const;

export function orderState(sale: Sale, now: number) {
  const order_status = statusOf(sale, now);
  const paid = now >= sale.paidAt;
  const refunded = sale.refund !== undefined && now >= sale.refund.at;
  return {
    order_status,
    fund_status: paid ? 'PAY_SUCCESS' : 'NOT_PAY',
    frozen_status: 'NO_FROZEN',
    issue_status: refunded ? 'END_ISSUE' : 'NO_ISSUE',
    logistics_status: logisticsOf(sale, now),
  };
}

function statusOf(sale: Sale, now: number): (typeof ORDER_STATUSES)[number] {
  if (now < sale.paidAt) return 'PLACE_ORDER_SUCCESS';
  if (sale.cancelled) return 'FINISH';
  if (now < sale.shippedAt) return 'WAIT_SELLER_SEND_GOODS';
  return now < sale.deliveredAt ? 'WAIT_BUYER_ACCEPT_GOODS' : 'FINISH';
}

function logisticsOf(sale: Sale, now: number): string {
  if (sale.cancelled || now < sale.paidAt) return 'NO_LOGISTICS';
  if (now < sale.shippedAt) return 'WAIT_SELLER_SEND_GOODS';
  return now < sale.deliveredAt ? 'SELLER_SEND_GOODS' : 'BUYER_ACCEPT_GOODS';
}

/** assumed: how the end of a cancelled order is called; confirm: one that was paid and cancelled. */
export const endReason = (sale: Sale): string => (sale.cancelled ? 'cancel_order_close_trade' : 'buyer_confirm_goods');

export const isFinished = (sale: Sale, now: number): boolean => statusOf(sale, now) === 'FINISH';
