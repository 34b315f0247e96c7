import { amountText } from '../../kernel/amount.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { cancelId, numberIn, orderId, returnId, skuId } from '../ids.ts';
import { type Operation, type Said, type ShopCall, shopOperation } from './operation.ts';
import { seconds } from './orders.ts';
import { readWindow, takePage } from './page.ts';

/** An unpaid order is called off within so long. */
const UNPAID_WITHIN_MS = 10 * DAY_MS;
// assumed: the keys of the three reasons; confirm: a live return of each.
const REASONS = {
  damaged: { key: 'ecom_order_delivered_refund_and_return_reason_damaged', text: 'Item arrived damaged' },
  notAsDescribed: {
    key: 'ecom_order_delivered_refund_reason_not_match_description',
    text: 'Item does not match description',
  },
  changedMind: { key: 'ecom_order_delivered_refund_and_return_reason_no_need', text: 'No longer needed' },
} as const;

/** Return & Refund API 202309. Source: its field lists as typed by hsib19/tiktok-shop-sdk 1.0.3. */
export const RETURNS: readonly Operation[] = [
  shopOperation('POST', '/return_refund/202309/returns/search', searchReturns),
  shopOperation('POST', '/return_refund/202309/cancellations/search', searchCancellations),
];

const idsIn = (value: unknown): string[] | undefined => (Array.isArray(value) ? value.map(String) : undefined);

function searchReturns(call: ShopCall): Said {
  const { trade, shop, body, now } = call;
  const [created, updated] = [readWindow(body, 'create_time', now), readWindow(body, 'update_time', now)];
  if (created && 'code' in created) return created;
  if (updated && 'code' in updated) return updated;
  const from = Math.max(created?.from ?? 0, updated?.from ?? 0);
  const to = Math.min(created?.to ?? now + 1, updated?.to ?? now + 1);
  const [orders, statuses] = [idsIn(body['order_ids']), idsIn(body['return_status'])];
  // Every return of this trade is accepted and paid back at once, so that it has one status from its first moment.
  const wanted = statuses === undefined || statuses.includes('RETURN_OR_REFUND_REQUEST_COMPLETE');
  const sales = wanted ? [...trade.refunds(shop, from, to)] : [];
  const found = sales.filter((sale) => !orders || orders.includes(orderId(shop, sale.number)));
  const page = takePage(call, found);
  if ('code' in page) return page;
  return {
    data: {
      next_page_token: page.next,
      total_count: found.length,
      return_orders: page.rows.map((sale) => presentReturn(shop, sale)),
    },
  };
}

function presentReturn(shop: Shop, sale: Sale) {
  const { at, amount, reason } = sale.refund as NonNullable<Sale['refund']>;
  const line = sale.lines[0] as Sale['lines'][number];
  const refunded = refundOf(shop, amount);
  return {
    return_id: returnId(shop, sale.number),
    order_id: orderId(shop, sale.number),
    return_type: reason === 'damaged' ? 'REFUND' : 'RETURN_AND_REFUND',
    return_status: 'RETURN_OR_REFUND_REQUEST_COMPLETE',
    role: 'BUYER',
    return_reason: REASONS[reason].key,
    return_reason_text: REASONS[reason].text,
    create_time: seconds(at),
    update_time: seconds(at),
    refund_amount: refunded,
    return_line_items: [
      {
        return_line_item_id: `${returnId(shop, sale.number)}0`,
        order_line_item_id: `${orderId(shop, sale.number)}00`,
        sku_id: skuId(shop, line.sku.sku),
        seller_sku: line.sku.sku,
        product_name: line.sku.title,
        refund_amount: refunded,
      },
    ],
  };
}

const refundOf = ({ currency, decimals }: Shop, minor: number) => ({
  currency,
  refund_total: amountText(minor, decimals),
  refund_subtotal: amountText(minor, decimals),
  refund_shipping_fee: amountText(0, decimals),
  refund_tax: amountText(0, decimals),
});

function searchCancellations(call: ShopCall): Said {
  const { trade, shop, body, now } = call;
  const window = readWindow(body, 'create_time', now) ?? { from: 0, to: now + 1 };
  if ('code' in window) return window;
  const ids = idsIn(body['cancel_ids'])?.map((id) => numberIn(id, cancelId, shop));
  const found = [...trade.sales(shop, window.from - UNPAID_WITHIN_MS, window.to)]
    .filter(({ cancelled, paidAt }) => cancelled && paidAt >= window.from && paidAt < window.to && paidAt <= now)
    .filter(({ number }) => !ids || ids.includes(number));
  const page = takePage(call, found);
  if ('code' in page) return page;
  return {
    data: {
      next_page_token: page.next,
      total_count: found.length,
      cancellations: page.rows.map((sale) => ({
        cancel_id: cancelId(shop, sale.number),
        order_id: orderId(shop, sale.number),
        cancel_type: 'CANCEL',
        cancel_status: 'CANCELLATION_REQUEST_COMPLETE',
        role: 'SYSTEM',
        cancel_reason_text: 'Buyer did not pay',
        create_time: seconds(sale.paidAt),
        update_time: seconds(sale.paidAt),
        refund_amount: refundOf(shop, 0),
      })),
    },
  };
}
