import { minorOf } from '../kit/amount.ts';
import { dayAt } from '../kit/day-at.ts';
import type { SoldOrder, ToldOrder } from '../kit/sold-order.ts';
import { OFFSET_HOURS } from './plan.ts';
import type { Order } from './wire.ts';

/**
 * | Mercado Libre                                  | ours          |
 * | id                                             | id            |
 * | date_created, four hours behind UTC            | placedOn      |
 * | buyer.id                                       | boughtBy      |
 * | status                                         | state         |
 * | total_amount: price of the goods, no shipping  | goodsMinor    |
 * | order_items: quantity, seller_sku or item.id   | units, lines  |
 * | payments: transaction_amount_refunded          | refundedMinor |
 * | order_items: sale_fee, of each unit            | feeMinor      |
 * assumed: sale_fee is of one unit; confirm: an order of two units beside its releases.
 * assumed: partially_refunded and pending_cancel, which "Sales" does not list; confirm: orders that have them.
 * When a parcel left is told by another call for each order, and not asked for.
 */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  paid: 'sold',
  partially_refunded: 'sold',
  confirmed: 'unpaid',
  payment_required: 'unpaid',
  payment_in_process: 'unpaid',
  partially_paid: 'unpaid',
  cancelled: 'cancelled',
  pending_cancel: 'cancelled',
  // "Comes from a malicious buyer."
  invalid: 'cancelled',
};

export function soldOrderOf(order: Order): ToldOrder {
  const currency = order.currency_id;
  const minor = (amount: string | null | undefined) => Math.max(0, minorOf(amount ?? '0', currency));
  const units = new Map<string, number>();
  for (const { item, quantity } of order.order_items) {
    const sku = (item.seller_sku || item.id).slice(0, 120);
    units.set(sku, (units.get(sku) ?? 0) + quantity);
  }
  const placedAt = Date.parse(order.date_created) / 1_000;
  const tellsFees = order.order_items.some(({ sale_fee }) => sale_fee);
  return {
    id: order.id,
    placedOn: dayAt(placedAt, OFFSET_HOURS),
    placedHour: (Math.floor(placedAt / 3_600) + OFFSET_HOURS) % 24,
    ...(order.buyer?.id ? { boughtBy: order.buyer.id } : {}),
    currency,
    state: STATES[order.status] ?? 'unknown',
    goodsMinor: minor(order.total_amount),
    units: order.order_items.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: [...units].slice(0, 200),
    refundedMinor: order.payments.reduce((sum, payment) => sum + minor(refundOf(payment)), 0),
    ...(tellsFees
      ? { feeMinor: order.order_items.reduce((sum, { sale_fee, quantity }) => sum + minor(sale_fee) * quantity, 0) }
      : {}),
  };
}

const refundOf = ({ status, transaction_amount, transaction_amount_refunded }: Order['payments'][number]) =>
  transaction_amount_refunded ?? (status === 'refunded' ? transaction_amount : '0');
