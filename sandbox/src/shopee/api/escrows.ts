import { DAY_MS } from '../../trade/calendar.ts';
import { shippedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import type { Problem } from '../answers.ts';
import { money, type Operation, seconds } from './call.ts';
import { itemId, modelId } from './items.ts';
import { orderSn, saleOf } from './order-sn.ts';
import { escrowOf } from './payouts.ts';

const param = (message: string): Problem => ({ error: 'error_param', message });
/** assumed: as long as the other payment calls allow; confirm: the document names no limit. */
const MAX_SPAN_MS = 15 * DAY_MS;

const SPAN_WRONG = param(
  'release_time_from and/or release_time_to parameter is invalid. Please provide both a valid start date, and end date to query where start date cannot be later than the end date.',
);

/**
 * Source: v2.payment.get_escrow_list.
 * assumed: an order is released when its payout period closes; confirm: a seller's income page beside its payouts.
 */
export const getEscrowList: Operation = ({ given, trade, shop, now }) => {
  const span = given.span('release_time_from', 'release_time_to');
  if (!span || span.to - 1_000 < span.from || span.to - 1_000 - span.from > MAX_SPAN_MS) given.refuse(SPAN_WRONG);
  const size = given.whole('page_size', { min: 1, max: 100 }) ?? 40;
  const page = given.whole('page_no', { min: 1, max: 100_000 }) ?? 1;
  const problem = given.problem();
  if (problem || !span) return problem ?? SPAN_WRONG;

  const closed = trade
    .payouts(shop, span.from - shop.payout.everyDays * DAY_MS, span.to)
    .filter(({ to }) => to >= span.from && to < span.to && to <= now);
  const all = closed.flatMap(({ from, to }) =>
    [...shippedBetween(trade, shop, from, to)].map((sale) => ({
      order_sn: orderSn(shop, sale),
      payout_amount: money(escrowOf(sale), shop),
      escrow_release_time: seconds(to),
    })),
  );
  return { response: { more: page * size < all.length, escrow_list: all.slice((page - 1) * size, page * size) } };
};

/** Source: v2.payment.get_escrow_detail. */
export const getEscrowDetail: Operation = ({ given, trade, shop }) => {
  const sn = given.text('order_sn');
  if (sn === undefined) return param('Missing order_sn. Please include a valid order_sn to get escrow details.');
  const sale = saleOf(trade, shop, sn);
  return sale ? { response: detailOf(sale, shop) } : NO_ORDER;
};

const MAX_ORDERS = 50;

/**
 * Source: v2.payment.get_escrow_detail_batch: numbers in the body, at most fifty; the answer is a list, and each of it
 * holds what get_escrow_detail tells of one order. Its error list names `exceed_max_limit` and `common.error_not_found`.
 * assumed: one unknown number refuses them all; confirm: a live call with one number of another shop.
 */
export const getEscrowDetailBatch: Operation = ({ given, trade, shop }) => {
  const numbers = given.list('order_sn_list');
  if (numbers.length === 0) return param('order_sn_list is required, format should be string[]');
  if (numbers.length > MAX_ORDERS) return TOO_MANY_ORDERS;
  const sales = numbers.map((sn) => saleOf(trade, shop, sn));
  const told = sales.filter((sale) => sale !== undefined);
  if (told.length < numbers.length) return NOT_ALL_FOUND;
  return { response: told.map((sale) => ({ escrow_detail: detailOf(sale, shop) })) };
};

const TOO_MANY_ORDERS: Problem = {
  error: 'exceed_max_limit',
  message: 'Your request exceeds the max limit of 50 orders',
};
const NOT_ALL_FOUND: Problem = { error: 'common.error_not_found', message: 'Not found.' };
const NO_ORDER: Problem = {
  error: 'order_not_found',
  message: 'Order SN provided is invalid or does not belong to you. Please enter a valid Order SN.',
};

function detailOf(sale: Sale, shop: Shop) {
  const inMoney = (minor: number) => money(minor, shop);
  // Half of what Shopee keeps is commission, three tenths service, the rest the payment's own fee.
  const [commission, service] = [Math.floor(sale.fee / 2), Math.floor((sale.fee * 3) / 10)];
  return {
    order_sn: orderSn(shop, sale),
    buyer_user_name: '****',
    return_order_sn_list: [],
    order_income: {
      escrow_amount: inMoney(sale.cancelled ? 0 : escrowOf(sale)),
      buyer_total_amount: inMoney(sale.total + sale.shipping),
      order_original_price: inMoney(sale.total),
      order_selling_price: inMoney(sale.total),
      order_discounted_price: inMoney(sale.total),
      buyer_paid_shipping_fee: inMoney(sale.shipping),
      actual_shipping_fee: inMoney(sale.shipping),
      commission_fee: inMoney(commission),
      service_fee: inMoney(service),
      seller_transaction_fee: inMoney(sale.fee - commission - service),
      cross_border_tax: 0,
      seller_return_refund: 0,
      items: sale.lines.map(({ sku, quantity, price }) => ({
        item_id: itemId(shop, sku),
        model_id: modelId(shop, sku),
        item_sku: sku.sku,
        model_sku: sku.sku,
        item_name: sku.title,
        selling_price: inMoney(price),
        quantity_purchased: quantity,
      })),
    },
  };
}
