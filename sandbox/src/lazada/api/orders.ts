import { changedAt, changedBetween } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { offsetTime, readMoment } from '../countries.ts';
import { type Call, isp, money, type Operation, refused } from './call.ts';
import { orderId, unitsOf } from './units.ts';

const STATUSES = ['unpaid', 'pending', 'canceled', 'ready_to_ship', 'delivered', 'returned', 'shipped', 'failed'];
type Status = (typeof STATUSES)[number];

/** A seller's orders reach no further back than Lazada itself. */
const BEGINNING = Date.parse('2012-01-01T00:00:00Z');
const MAX_OFFSET = 100_000;
const MASKED = '****';

export function statusOf(sale: Sale, now: number): Status {
  if (now < sale.paidAt) return 'unpaid';
  if (sale.cancelled) return 'canceled';
  if (sale.refund && now >= sale.refund.at) return 'returned';
  if (now < sale.shippedAt) return 'pending';
  return now < sale.deliveredAt ? 'shipped' : 'delivered';
}

/** Source: GetOrders, /orders/get. */
export const getOrders: Operation = (call) => {
  const { given, shop, now } = call;
  const window = readWindow(call);
  const offset = given.whole('offset', { min: 0, max: MAX_OFFSET }) ?? 0;
  const limit = readLimit(call, 100);
  const status = given.text('status');
  if (status !== undefined && !STATUSES.includes(status)) given.refuse(isp('36', 'E036: Invalid status filter'));
  const order = readOrder(call);
  const problem = given.problem();
  if (problem || !window) return refused(problem);

  const found = find(call, window)
    .filter((sale) => status === undefined || statusOf(sale, now) === status)
    .sort((a, b) => order(a) - order(b));
  const shown = found.slice(offset, offset + limit);
  return {
    data: { countTotal: found.length, count: shown.length, orders: shown.map((sale) => showOrder(sale, shop, now)) },
  };
};

export function readLimit({ given }: Call, max: number): number {
  const text = given.text('limit');
  const limit = text === undefined ? max : Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= max) return limit;
  given.refuse(isp('19', `E019: "${text}" Invalid Limit`));
  return max;
}

type Window = { byChange: boolean; from: number; to: number };

/** "Either UpdatedAfter or CreatedAfter is mandatory." Both ends belong to the window. */
function readWindow({ given, now }: Call): Window | undefined {
  const read = (name: string) => {
    const text = given.text(name);
    const at = text === undefined ? undefined : readMoment(text);
    if (text !== undefined && at === undefined) given.refuse(isp('17', `E017: "${text}" Invalid Date Format`));
    return at;
  };
  const [created, updated] = [read('created_after'), read('update_after')];
  const [createdBefore, updatedBefore] = [read('created_before'), read('update_before')];
  if (created === undefined && updated === undefined) {
    given.need('created_after', undefined);
    return undefined;
  }
  const byChange = created === undefined;
  const before = byChange ? updatedBefore : createdBefore;
  return { byChange, from: Math.max(BEGINNING, created ?? updated ?? 0), to: Math.min(before ?? now, now) + 1 };
}

function readOrder({ given, now }: Call): (sale: Sale) => number {
  const by = given.text('sort_by') ?? 'created_at';
  const direction = given.text('sort_direction') ?? 'ASC';
  if (by !== 'created_at' && by !== 'updated_at') given.refuse(isp('75', 'E075: Invalid sort filter.'));
  if (direction !== 'ASC' && direction !== 'DESC') given.refuse(isp('74', 'E074: Invalid sort direction.'));
  const sign = direction === 'DESC' ? -1 : 1;
  return (sale) => sign * (by === 'updated_at' ? changedAt(sale, now) : sale.at);
}

const find = ({ trade, shop, now }: Call, { byChange, from, to }: Window): Sale[] => [
  ...(byChange ? changedBetween(trade, shop, { from, to, now }) : trade.sales(shop, from, to)),
];

export function showOrder(sale: Sale, shop: Shop, now: number) {
  const address = {
    first_name: MASKED,
    last_name: '',
    phone: MASKED,
    address1: MASKED,
    city: sale.city,
    post_code: sale.postcode,
    country: shop.country,
  };
  return {
    order_id: orderId(shop, sale),
    order_number: orderId(shop, sale),
    created_at: offsetTime(sale.at, shop),
    updated_at: offsetTime(changedAt(sale, now), shop),
    statuses: [statusOf(sale, now)],
    // "Not the final transaction price of the order, excluding voucher and shipping_fee."
    price: money(sale.total, shop),
    shipping_fee: money(sale.shipping, shop),
    shipping_fee_original: money(sale.shipping, shop),
    voucher: money(0, shop),
    voucher_platform: money(0, shop),
    voucher_seller: money(0, shop),
    items_count: unitsOf(shop, sale).length,
    payment_method: 'MIXEDCARD',
    customer_first_name: MASKED,
    customer_last_name: '',
    gift_option: false,
    remarks: '',
    warehouse_code: 'dropshipping',
    address_shipping: address,
    address_billing: address,
  };
}
