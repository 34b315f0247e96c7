import type { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { readOrderWindow } from '../../kit/order-window.ts';
import { SoldOrder, type ToldOrder } from '../../kit/sold-order.ts';
import { writtenDay, writtenHour } from '../../kit/written-day.ts';
import { type Item, OrderItems, Orders } from '../wire.ts';
import { afterPage, daysOf, placeOf, type StepTools } from './step.ts';

/** As many as one call tells the items of. */
const PAGE_SIZE = 50;

/** Orders placed in one window, with their items. */
export function advanceOrders(tools: StepTools): Promise<StepOutcome> {
  const { api, step, offsetHours, currency } = tools;
  const { first, last } = daysOf(step);
  const zone = `+${String(offsetHours).padStart(2, '0')}:00`;
  return readOrderWindow(tools, async (cursor) => {
    const place = placeOf(cursor);
    const parameters = {
      created_after: `${first}T00:00:00${zone}`,
      created_before: `${last}T23:59:59${zone}`,
      sort_by: 'created_at',
      sort_direction: 'ASC',
      limit: String(PAGE_SIZE),
      offset: String(place.offset),
    };
    const page = await api.call('/orders/get', parameters, Orders);
    if (page.tag !== 'ok') return page;
    const { orders, countTotal } = page.value;
    const ids = orders.map(({ order_id }) => order_id);
    const after = afterPage(place, { ids, total: countTotal ?? undefined });
    if (after.tag !== 'ok') return after;
    if (orders.length === 0) return { tag: 'ok', value: { items: [] } };
    const asked = { order_ids: `[${[...new Set(ids)].join(',')}]` };
    const items = await api.call('/orders/items/get', asked, OrderItems);
    if (items.tag !== 'ok') return items;
    const byOrder = new Map(items.value.map(({ order_id, order_items }) => [order_id, order_items]));
    // An order that is listed but not told would be lost without a word.
    if (orders.some(({ order_id }) => !byOrder.has(order_id)))
      return { tag: 'unknown', cause: '/orders/items/get: not every order was told' };
    const sold = orders.map(({ order_id: id, created_at }) =>
      soldOrder({ id, created_at, items: byOrder.get(id) ?? [], currency }),
    );
    return { tag: 'ok', value: { items: sold, ...(after.next ? { next: after.next } : {}) } };
  });
}

/**
 * By item. Source: the error text of `/orders/get` that lists every status. A parcel that could not be delivered goes
 * back unpaid, so nothing was sold; one that was lost or damaged on the way is made good to the seller.
 */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  unpaid: 'unpaid',
  pending: 'sold',
  packed: 'sold',
  topack: 'sold',
  toship: 'sold',
  shipping: 'sold',
  ready_to_ship: 'sold',
  shipped: 'sold',
  delivered: 'sold',
  confirmed: 'sold',
  returned: 'sold',
  lost: 'sold',
  lost_by_3pl: 'sold',
  damaged_by_3pl: 'sold',
  canceled: 'cancelled',
  failed: 'cancelled',
  failed_delivery: 'cancelled',
  shipped_back: 'cancelled',
  shipped_back_success: 'cancelled',
  shipped_back_failed: 'cancelled',
  package_scrapped: 'cancelled',
};

type Told = { id: string; created_at: string; items: readonly z.infer<typeof Item>[]; currency: string };

/**
 * | Lazada                                     | ours       |
 * | order_id                                   | id         |
 * | created_at, its own day and hour           | placedOn   |
 * | buyer_id of its items                      | boughtBy   |
 * | status of its items, the best of them      | state      |
 * | Σ item_price of items that were not cancelled | goodsMinor |
 * | one item                                   | one unit   |
 * | sku, else shop_sku                         | lines      |
 * Lazada tells no day an order left on, so no fulfilment is told from orders.
 */
export function soldOrder({ id, created_at: createdAt, items, currency }: Told): ToldOrder {
  const states = items.map(({ status }) => STATES[status] ?? 'unknown');
  const state =
    (['sold', 'unknown', 'unpaid', 'cancelled'] as const).find((one) => states.includes(one)) ?? 'cancelled';
  const kept = items.filter((_, index) => states[index] !== 'cancelled');
  const units = new Map<string, number>();
  for (const { sku, shop_sku } of kept) {
    const name = (sku || shop_sku || 'unnamed').slice(0, 120);
    units.set(name, (units.get(name) ?? 0) + 1);
  }
  const sold = SoldOrder.parse({
    id,
    placedOn: writtenDay(createdAt),
    placedHour: writtenHour(createdAt),
    currency: items[0]?.currency ?? currency,
    state,
    goodsMinor: kept.reduce((sum, item) => sum + minorOf(item.item_price, item.currency), 0),
    units: kept.length,
    lines: [...units].slice(0, 200),
  });
  const boughtBy = items.find(({ buyer_id }) => buyer_id)?.buyer_id;
  return boughtBy ? { ...sold, boughtBy } : sold;
}
