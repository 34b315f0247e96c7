import { Day } from '@loan/shared/time/instant';
import { minorOf } from '../kit/amount.ts';
import type { SoldOrder } from '../kit/sold-order.ts';
import type { Order } from './wire.ts';

/**
 * | Shopify                                            | ours           |
 * | id                                                 | id             |
 * | createdAt, day and hour in UTC                     | placedOn       |
 * | cancelledAt, else displayFinancialStatus           | state          |
 * | subtotalPriceSet: lines after discounts, as ordered| goodsMinor     |
 * | subtotalLineItemsQuantity                          | units          |
 * | lineItems of the last ninety days                  | lines          |
 * | totalRefundedSet                                   | refundedMinor  |
 * Amounts are those of the shop's own currency. A price that includes tax counts with it.
 */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  /** The buyer's card has said yes; the seller takes the money when the parcel leaves. */
  AUTHORIZED: 'sold',
  PAID: 'sold',
  PARTIALLY_PAID: 'sold',
  PARTIALLY_REFUNDED: 'sold',
  REFUNDED: 'sold',
  PENDING: 'unpaid',
  EXPIRED: 'unpaid',
  VOIDED: 'cancelled',
};

/** An order that does not say what its goods cost is reported, not counted with nothing. */
function stateOf({ cancelledAt, displayFinancialStatus, subtotalPriceSet }: Order): SoldOrder['state'] {
  if (cancelledAt) return 'cancelled';
  return (subtotalPriceSet && STATES[displayFinancialStatus ?? '']) || 'unknown';
}

export function soldOrderOf(order: Order): SoldOrder {
  const refunded = order.totalRefundedSet.shopMoney;
  const goods = order.subtotalPriceSet?.shopMoney;
  const units = new Map<string, number>();
  for (const { sku, quantity } of order.lineItems.nodes) {
    const name = (sku ?? '').slice(0, 120);
    units.set(name, (units.get(name) ?? 0) + quantity);
  }
  return {
    id: order.id,
    placedOn: Day.parse(order.createdAt.slice(0, 10)),
    placedHour: Number(order.createdAt.slice(11, 13)),
    currency: refunded.currencyCode,
    state: stateOf(order),
    goodsMinor: goods ? Math.max(0, minorOf(goods.amount, goods.currencyCode)) : 0,
    units: order.subtotalLineItemsQuantity,
    lines: [...units].slice(0, 200),
    refundedMinor: Math.max(0, minorOf(refunded.amount, refunded.currencyCode)),
  };
}
