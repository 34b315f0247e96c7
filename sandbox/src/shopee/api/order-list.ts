import { DAY_MS } from '../../trade/calendar.ts';
import { changedBetween } from '../../trade/shipped.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { type Problem, wrong } from '../answers.ts';
import type { Call, Operation } from './call.ts';
import { orderSn } from './order-sn.ts';

const MAX_SPAN_MS = 15 * DAY_MS;
const STATUSES = [
  'UNPAID',
  'READY_TO_SHIP',
  'PROCESSED',
  'SHIPPED',
  'COMPLETED',
  'IN_CANCEL',
  'CANCELLED',
  'INVOICE_PENDING',
] as const;

const SPAN_WRONG: Problem = {
  error: 'order.order_list_invalid_time',
  message: 'Start time must be earlier than end time and diff in 15days.',
};

export function statusOf(sale: Sale, now: number): (typeof STATUSES)[number] {
  if (now < sale.paidAt) return 'UNPAID';
  if (sale.cancelled) return 'CANCELLED';
  if (now < sale.shippedAt) return 'READY_TO_SHIP';
  return now < sale.deliveredAt ? 'SHIPPED' : 'COMPLETED';
}

/** Source: v2.order.get_order_list. */
export const getOrderList: Operation = (call) => {
  const { given, shop, now } = call;
  const field = given.text('time_range_field');
  if (field !== 'create_time' && field !== 'update_time') given.refuse(wrong('time_range_field'));
  const span = given.span('time_from', 'time_to');
  if (!span) given.refuse(wrong('time_from and time_to are required'));
  else if (span.to - 1_000 <= span.from || span.to - 1_000 - span.from > MAX_SPAN_MS) given.refuse(SPAN_WRONG);
  const size = given.whole('page_size', { min: 1, max: 100 });
  if (size === undefined) given.refuse(wrong('page_size is required'));
  const begin = readCursor(call);
  const status = given.text('order_status');
  if (status !== undefined && !STATUSES.some((known) => known === status)) given.refuse(wrong('order_status'));
  const problem = given.problem();
  if (problem || !span || size === undefined) return problem ?? SPAN_WRONG;

  const found = find(call, field === 'update_time', span).filter((sale) => !status || statusOf(sale, now) === status);
  const shown = found.slice(begin, begin + size);
  const more = begin + size < found.length;
  const withStatus = given.list('response_optional_fields').includes('order_status');
  return {
    response: {
      more,
      next_cursor: more ? String(begin + size) : '',
      order_list: shown.map((sale) => ({
        order_sn: orderSn(shop, sale),
        ...(withStatus && { order_status: statusOf(sale, now) }),
      })),
    },
  };
};

function find({ trade, shop, now }: Call, byChange: boolean, { from, to }: { from: number; to: number }): Sale[] {
  const end = Math.min(to, now + 1);
  return [...(byChange ? changedBetween(trade, shop, { from, to: end, now }) : trade.sales(shop, from, end))];
}

/** Opaque to the caller; the document's own example shows how many entries are done. */
function readCursor({ given }: Call): number {
  const cursor = given.text('cursor');
  // Some of Shopee's own samples send two quotation marks for an empty cursor.
  if (cursor === undefined || cursor === '""') return 0;
  if (!/^\d{1,7}$/.test(cursor)) given.refuse(wrong('cursor'));
  return Number(cursor);
}
