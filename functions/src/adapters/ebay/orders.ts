import { minorOf } from '../kit/amount.ts';
import { isEarly, type SoldOrder, type ToldOrder } from '../kit/sold-order.ts';
import { dayOf } from './days.ts';
import type { Amount, Order } from './wire.ts';

/**
 * | eBay                                                       | ours            |
 * | orderId                                                    | id              |
 * | creationDate, day and hour in UTC                          | placedOn        |
 * | buyer.username                                             | boughtBy        |
 * | cancelStatus.cancelState CANCELED, else orderPaymentStatus | state           |
 * | pricingSummary: subtotal, discount (negative), adjustment  | goodsMinor      |
 * | lineItems: quantity, sku or legacyItemId                   | units, lines    |
 * | paymentSummary.refunds that were made                      | refundedMinor   |
 * | totalMarketplaceFee                                        | feeMinor        |
 * When a parcel left is told by another call for each order, and not asked for.
 */
const STATES: Readonly<Record<string, SoldOrder['state']>> = {
  PAID: 'sold',
  PARTIALLY_REFUNDED: 'sold',
  FULLY_REFUNDED: 'sold',
  PENDING: 'unpaid',
  FAILED: 'unpaid',
};
/** A refund still under way is counted: it is decided. */
const NOT_REFUNDED = new Set(['FAILED']);

const minor = (amount: Amount | undefined): number => (amount ? minorOf(amount.value, amount.currency) : 0);

export function soldOrderOf(order: Order): ToldOrder {
  const { priceSubtotal, priceDiscount, adjustment } = order.pricingSummary;
  const isCancelled = order.cancelStatus?.cancelState === 'CANCELED';
  const units = new Map<string, number>();
  for (const { sku, legacyItemId, quantity } of order.lineItems) {
    const name = (sku || legacyItemId).slice(0, 120);
    units.set(name, (units.get(name) ?? 0) + quantity);
  }
  const refunds = (order.paymentSummary?.refunds ?? []).filter(
    ({ refundStatus = '' }) => !NOT_REFUNDED.has(refundStatus),
  );
  return {
    id: order.orderId,
    placedOn: dayOf(order.creationDate),
    placedHour: Number(order.creationDate.slice(11, 13)),
    ...(order.buyer?.username ? { boughtBy: order.buyer.username } : {}),
    currency: priceSubtotal.currency,
    state: isCancelled ? 'cancelled' : (STATES[order.orderPaymentStatus] ?? 'unknown'),
    goodsMinor: Math.max(0, minor(priceSubtotal) + minor(priceDiscount) + minor(adjustment)),
    units: order.lineItems.reduce((sum, { quantity }) => sum + quantity, 0),
    lines: [...units].slice(0, 200),
    refundedEarly: refunds.some(({ refundDate }) => refundDate && isEarly(order.creationDate, refundDate)),
    refundedMinor: refunds.reduce((sum, { amount }) => sum + minor(amount), 0),
    ...(order.totalMarketplaceFee ? { feeMinor: Math.max(0, minor(order.totalMarketplaceFee)) } : {}),
  };
}
