import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { readOrderWindow } from '../../kit/order-window.ts';
import type { Called } from '../../kit/outcome.ts';
import { SoldOrder } from '../../kit/sold-order.ts';
import { writtenDay, writtenHour } from '../../kit/written-day.ts';
import { type Order, OrderInfo, OrderPage } from '../wire.ts';
import { CAME_AGAIN, daysOf, isAgain, refusedInside, type StepTools } from './step.ts';

const PAGE_SIZE = 50;

/** Those under way, and those that have come to an end, which have to be asked for on their own. */
const OPEN = [
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
];
const GROUPS = [OPEN, ['FINISH']];

/**
 * Orders placed in one window. Open ones are read first: an order that ends meanwhile is then told twice, and counts as
 * it was told last, rather than not at all. The place in the list is `group:page:answer`.
 */
export function advanceOrders(tools: StepTools): Promise<StepOutcome> {
  const { first, last } = daysOf(tools.step);
  return readOrderWindow(tools, async (cursor = '0:1') => {
    const [group, page] = cursor.split(':', 2).map(Number) as [number, number];
    const query = {
      create_date_start: `${first} 00:00:00`,
      create_date_end: `${last} 23:59:59`,
      order_status_list: GROUPS[group],
      page_size: PAGE_SIZE,
      current_page: page,
    };
    const orders = await tools.api.call('aliexpress.solution.order.get', { param0: query }, OrderPage);
    if (orders.tag !== 'ok') return orders;
    const { result, request_id: requestId } = orders.value;
    if (isAgain(requestId, cursor.split(':')[2])) return CAME_AGAIN;
    const refused = refusedInside(result);
    if (refused) return refused;
    if (result.current_page != null && result.current_page !== page)
      return { tag: 'unknown', cause: 'a page other than the one asked for' };
    const hasMore = page < (result.total_page ?? 0) && result.target_list.length > 0;
    const next = hasMore
      ? `${group}:${page + 1}:${requestId}`
      : group + 1 < GROUPS.length
        ? `${group + 1}:1:${requestId}`
        : undefined;
    const items = await withRefunds(tools, result.target_list);
    return items.tag === 'ok' ? { tag: 'ok', value: { items: items.value, ...(next ? { next } : {}) } } : items;
  });
}

/** The fifth bit of `ext_info_bit_flag` asks for the refund. Source: apiId 42707. */
const REFUND_BIT = 16;

/** An order whose dispute (纠纷) has ended may have been refunded; what went back is told by the order itself. */
async function withRefunds({ api }: StepTools, orders: readonly Order[]): Promise<Called<SoldOrder[]>> {
  const sold: SoldOrder[] = [];
  for (const order of orders) {
    if (order.issue_status !== 'END_ISSUE') {
      sold.push(soldOrder(order, undefined));
      continue;
    }
    const param1 = { order_id: order.order_id, ext_info_bit_flag: REFUND_BIT };
    const info = await api.call('aliexpress.solution.order.info.get', { param1 }, OrderInfo);
    if (info.tag !== 'ok') return info;
    const refund = info.value.result.data.refund_info;
    sold.push(soldOrder(order, refund?.refund_status === 'refund_ok' ? refund.refund_cash_amt?.amount : undefined));
  }
  return { tag: 'ok', value: sold };
}

/**
 * assumed: which words of `end_reason` mean that nothing was sold; confirm: with a seller's finished orders. One that
 * was never paid is cancelled by its `fund_status`, whatever its reason.
 */
const CANCELLED = /cancel|not_?pay|pay_timeout|send_goods_timeout|risk_reject|security_close/i;

/** Source of the words: apiId 42270, order_status. */
function stateOf({ order_status: status, fund_status: fund, end_reason: reason }: Order): SoldOrder['state'] {
  if (status === 'PLACE_ORDER_SUCCESS') return 'unpaid';
  if (status === 'FINISH') return fund === 'NOT_PAY' || CANCELLED.test(reason ?? '') ? 'cancelled' : 'sold';
  return OPEN.includes(status) ? 'sold' : 'unknown';
}

/**
 * | AliExpress                                              | ours       |
 * | order_id                                                | id         |
 * | gmt_create, the Pacific day and hour                    | placedOn   |
 * | order_status, fund_status, end_reason                   | state      |
 * | Σ total_product_amount, else product_unit_price × count | goodsMinor |
 * | product_count                                           | units      |
 * | sku_code, else product_id                               | lines      |
 * | gmt_send_goods_time, the Pacific day                    | shippedOn  |
 * | refund_info.refund_cash_amt, once refund_ok             | refundedMinor |
 * AliExpress tells no buyer, `buyer_login_id` being masked, and no day an order had to leave by.
 */
export function soldOrder(order: Order, refunded: string | undefined): SoldOrder {
  const lines = order.product_list;
  const currency = lines[0]?.product_unit_price.currency_code ?? 'USD';
  const shippedOn = writtenDay(order.gmt_send_goods_time ?? '');
  return SoldOrder.parse({
    id: order.order_id,
    placedOn: writtenDay(order.gmt_create),
    placedHour: writtenHour(order.gmt_create),
    currency,
    state: stateOf(order),
    goodsMinor: lines.reduce((sum, line) => {
      const unit = minorOf(line.product_unit_price.amount, currency) * line.product_count;
      return sum + (line.total_product_amount ? minorOf(line.total_product_amount.amount, currency) : unit);
    }, 0),
    units: lines.reduce((sum, { product_count: count }) => sum + count, 0),
    lines: lines
      .slice(0, 200)
      .map((line) => [(line.sku_code || line.product_id || 'unnamed').slice(0, 120), line.product_count]),
    refundedMinor: refunded === undefined ? 0 : Math.max(0, minorOf(refunded, currency)),
    ...(shippedOn ? { shippedOn } : {}),
  });
}
