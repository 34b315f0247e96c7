import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { readOrderWindow } from '../../kit/order-window.ts';
import { SoldOrder } from '../../kit/sold-order.ts';
import { writtenDay } from '../../kit/written-day.ts';
import { type Order, OrderPage } from '../wire.ts';
import { daysOf, refusedInside, type StepTools } from './step.ts';

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
 * it was told last, rather than not at all. The place in the list is `group:page`.
 */
export function advanceOrders(tools: StepTools): Promise<StepOutcome> {
  const { first, last } = daysOf(tools.step);
  return readOrderWindow(tools, async (cursor = '0:1') => {
    const [group = 0, page = 1] = cursor.split(':').map(Number);
    const query = {
      create_date_start: `${first} 00:00:00`,
      create_date_end: `${last} 23:59:59`,
      order_status_list: GROUPS[group],
      page_size: PAGE_SIZE,
      current_page: page,
    };
    const orders = await tools.api.call('aliexpress.solution.order.get', { param0: query }, OrderPage);
    if (orders.tag !== 'ok') return orders;
    const { result } = orders.value;
    const refused = refusedInside(result);
    if (refused) return refused;
    const hasMore = page < (result.total_page ?? 0) && result.target_list.length > 0;
    const next = hasMore ? `${group}:${page + 1}` : group + 1 < GROUPS.length ? `${group + 1}:1` : undefined;
    return { tag: 'ok', value: { items: result.target_list.map(soldOrder), ...(next ? { next } : {}) } };
  });
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
 * | gmt_create, the Pacific day                             | placedOn   |
 * | order_status, fund_status, end_reason                   | state      |
 * | Σ total_product_amount, else product_unit_price × count | goodsMinor |
 * | product_count                                           | units      |
 * | sku_code, else product_id                               | lines      |
 * | gmt_send_goods_time, the Pacific day                    | shippedOn  |
 * AliExpress tells no day an order had to leave by.
 */
export function soldOrder(order: Order): SoldOrder {
  const lines = order.product_list;
  const currency = lines[0]?.product_unit_price.currency_code ?? 'USD';
  const shippedOn = writtenDay(order.gmt_send_goods_time ?? '');
  return SoldOrder.parse({
    id: order.order_id,
    placedOn: writtenDay(order.gmt_create),
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
    ...(shippedOn ? { shippedOn } : {}),
  });
}
