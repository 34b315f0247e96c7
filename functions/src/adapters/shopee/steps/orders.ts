import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { dayAt } from '../../kit/day-at.ts';
import { readOrderWindow } from '../../kit/order-window.ts';
import type { Called } from '../../kit/outcome.ts';
import type { Page } from '../../kit/pages.ts';
import { SoldOrder, type ToldOrder } from '../../kit/sold-order.ts';
import { EscrowDetails, type Income, type Order, OrderDetails, OrderList } from '../wire/orders.ts';
import { type StepTools, windowOf } from './step.ts';

/** As many as one call tells the details of. */
const PAGE_SIZE = 50;

/** Orders placed in one window: a page of numbers, their details, and what Shopee keeps of those that were sold. */
export function advanceOrders(tools: StepTools): Promise<StepOutcome> {
  const window = windowOf(tools.step);
  return readOrderWindow(tools, async (cursor) => {
    const list = await tools.api.call({
      path: '/api/v2/order/get_order_list',
      query: {
        time_range_field: 'create_time',
        time_from: window.from,
        time_to: window.to,
        page_size: String(PAGE_SIZE),
        cursor: cursor ?? '',
      },
      answer: OrderList,
    });
    if (list.tag !== 'ok') return list;
    const { order_list: listed, more, next_cursor } = list.value;
    const items = await detailsOf(tools, [...new Set(listed.map(({ order_sn }) => order_sn))]);
    if (items.tag !== 'ok') return items;
    const page: Page<ToldOrder> = { items: items.value, ...(more && next_cursor !== '' ? { next: next_cursor } : {}) };
    return { tag: 'ok', value: page };
  });
}

async function detailsOf(tools: StepTools, numbers: readonly string[]): Promise<Called<ToldOrder[]>> {
  if (numbers.length === 0) return { tag: 'ok', value: [] };
  const details = await tools.api.call({
    path: '/api/v2/order/get_order_detail',
    query: { order_sn_list: numbers.join(','), response_optional_fields: 'item_list,pickup_done_time,buyer_user_id' },
    answer: OrderDetails,
  });
  if (details.tag !== 'ok') return details;
  const orders = details.value.order_list;
  // An order that is listed but not told would be lost without a word.
  if (orders.length !== numbers.length) return { tag: 'unknown', cause: 'get_order_detail: not every order was told' };
  const incomes = await incomesOf(tools, orders);
  if (incomes.tag !== 'ok') return incomes;
  const sold = orders.map((order) => soldOrder(order, incomes.value.get(order.order_sn), tools.offsetHours));
  return { tag: 'ok', value: sold };
}

async function incomesOf({ api }: StepTools, orders: readonly Order[]): Promise<Called<Map<string, Income>>> {
  const sold = orders.filter(({ order_status }) => STATES[order_status] === 'sold').map(({ order_sn }) => order_sn);
  if (sold.length === 0) return { tag: 'ok', value: new Map() };
  const batch = await api.call({
    path: '/api/v2/payment/get_escrow_detail_batch',
    body: { order_sn_list: sold },
    answer: EscrowDetails,
  });
  // A shop without permission for payments still sells: its fees are what is missing.
  if (batch.tag === 'refused') return { tag: 'ok', value: new Map() };
  if (batch.tag !== 'ok') return batch;
  return { tag: 'ok', value: new Map(batch.value.map(({ escrow_detail: one }) => [one.order_sn, one.order_income])) };
}

/** Source: open.shopee.com "Data Definition", OrderStatus. A cancellation that is only asked for has not happened. */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  UNPAID: 'unpaid',
  PENDING: 'sold',
  READY_TO_SHIP: 'sold',
  PROCESSED: 'sold',
  RETRY_SHIP: 'sold',
  SHIPPED: 'sold',
  TO_CONFIRM_RECEIVE: 'sold',
  IN_CANCEL: 'sold',
  TO_RETURN: 'sold',
  COMPLETED: 'sold',
  INVOICE_PENDING: 'sold',
  CANCELLED: 'cancelled',
};

/**
 * | Shopee                                                      | ours              |
 * | order_sn                                                    | id                |
 * | create_time, the shop's day and hour                        | placedOn          |
 * | buyer_user_id                                               | boughtBy          |
 * | order_status                                                | state             |
 * | order_discounted_price, else Σ price of a unit × quantity  | goodsMinor        |
 * | model_sku, else item_sku, else item_id                      | lines             |
 * | commission_fee + service_fee + seller_transaction_fee       | feeMinor          |
 * |   + order_ams_commission_fee                                |                   |
 * | pickup_done_time / ship_by_date, the shop's days            | shippedOn, shipBy |
 * Lines of a bundle have no price of their own, and a cut of the whole order is not on its lines, so what the whole
 * order cost goes first. The price of a unit is model_discounted_price.
 */
export function soldOrder(order: Order, income: Income | undefined, offsetHours: number): ToldOrder {
  const { currency, item_list: items, pickup_done_time: pickedUp, ship_by_date: shipBy } = order;
  const minor = (amount: string | null | undefined) => minorOf(amount ?? '0', currency);
  const lines = items.map((item): [string, number] => [
    item.model_sku || item.item_sku || String(item.item_id),
    item.model_quantity_purchased,
  ]);
  const ofLines = items.reduce(
    (sum, item) => sum + minor(item.model_discounted_price) * item.model_quantity_purchased,
    0,
  );
  const sold = SoldOrder.parse({
    id: order.order_sn,
    placedOn: dayAt(order.create_time, offsetHours),
    placedHour: (Math.floor(order.create_time / 3_600) + offsetHours) % 24,
    currency,
    state: STATES[order.order_status] ?? 'unknown',
    goodsMinor: income?.order_discounted_price ? minor(income.order_discounted_price) : ofLines,
    units: lines.reduce((sum, [, units]) => sum + units, 0),
    lines: lines.slice(0, 200).map(([sku, units]) => [sku.slice(0, 120), units]),
    ...(income ? { feeMinor: Math.max(0, feeOf(income, minor)) } : {}),
    ...(pickedUp ? { shippedOn: dayAt(pickedUp, offsetHours) } : {}),
    ...(shipBy ? { shipBy: dayAt(shipBy, offsetHours) } : {}),
  });
  return order.buyer_user_id ? { ...sold, boughtBy: String(order.buyer_user_id) } : sold;
}

const feeOf = (income: Income, minor: (amount: string | null | undefined) => number): number =>
  minor(income.commission_fee) +
  minor(income.service_fee) +
  minor(income.seller_transaction_fee) +
  minor(income.order_ams_commission_fee);
