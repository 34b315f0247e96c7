import { minorOf } from '../kit/amount.ts';
import type { SoldOrder, ToldOrder } from '../kit/sold-order.ts';
import { dayOf } from './days.ts';
import type { Order } from './wire.ts';

/**
 * | TikTok Shop                              | ours              |
 * | id                                       | id                |
 * | create_time, day and hour in UTC         | placedOn          |
 * | user_id                                  | boughtBy          |
 * | status                                   | state, see below  |
 * | sale_price + platform_discount of a line | goodsMinor        |
 * | one line                                 | one unit          |
 * | seller_sku, or sku_id                    | lines             |
 * | rts_time / rts_sla_time, days in UTC     | shippedOn, shipBy |
 * Lines that were cancelled are left out of an order that goes on.
 */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  UNPAID: 'unpaid',
  ON_HOLD: 'sold',
  AWAITING_SHIPMENT: 'sold',
  PARTIALLY_SHIPPING: 'sold',
  AWAITING_COLLECTION: 'sold',
  IN_TRANSIT: 'sold',
  DELIVERED: 'sold',
  COMPLETED: 'sold',
  CANCELLED: 'cancelled',
};

/** Samples for creators and replacements of broken goods are no sales. */
export const isSale = ({ is_sample_order, is_replacement_order }: Order): boolean =>
  !is_sample_order && !is_replacement_order;

export function soldOrderOf(order: Order): ToldOrder {
  const { currency } = order.payment;
  const lines = order.line_items.filter(({ display_status }) => display_status !== 'CANCELLED');
  const units = new Map<string, number>();
  for (const { seller_sku, sku_id } of lines) {
    const sku = (seller_sku || sku_id).slice(0, 120);
    units.set(sku, (units.get(sku) ?? 0) + 1);
  }
  return {
    id: order.id,
    placedOn: dayOf(order.create_time),
    placedHour: Math.floor(order.create_time / 3_600) % 24,
    ...(order.user_id ? { boughtBy: order.user_id } : {}),
    currency: currency as SoldOrder['currency'],
    state: STATES[order.status] ?? 'unknown',
    goodsMinor: lines.reduce(
      (sum, line) => sum + minorOf(line.sale_price, currency) + minorOf(line.platform_discount, currency),
      0,
    ),
    units: lines.length,
    lines: [...units].slice(0, 200),
    ...(order.rts_time ? { shippedOn: dayOf(order.rts_time) } : {}),
    ...(order.rts_sla_time ? { shipBy: dayOf(order.rts_sla_time) } : {}),
  };
}
