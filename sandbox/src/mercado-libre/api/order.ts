import { changedAt } from '../../trade/shipped.ts';
import type { Sale, SaleLine, Shop } from '../../trade/trade-types.ts';
import { idOf, itemId, siteOf } from '../ids.ts';
import { amount, instant } from '../values.ts';

type Refund = NonNullable<Sale['refund']>;

export const refundOf = (sale: Sale, now: number): Refund | undefined =>
  !sale.cancelled && sale.refund && sale.refund.at <= now ? sale.refund : undefined;

/**
 * assumed: an order that was delivered stays `paid` when all of its money went back, and its payment tells; a part
 * makes it `partially_refunded`. The pages name the words, not the way between them. confirm: an order sent back.
 */
export function statusOf(sale: Sale, now: number): string {
  if (sale.paidAt > now) return 'payment_required';
  if (sale.cancelled) return 'cancelled';
  const refund = refundOf(sale, now);
  return refund && refund.amount < sale.total ? 'partially_refunded' : 'paid';
}

/** When the order was confirmed or given up; undefined while it is neither. */
export const closedAt = (sale: Sale, now: number): number | undefined => (sale.paidAt <= now ? sale.paidAt : undefined);

/** An order. Source: "Sales" (manage-sales) and "Shopping cart orders" of the developers' pages. */
export function presentOrder(shop: Shop, sale: Sale, now: number) {
  const closed = closedAt(sale, now);
  const changed = instant(changedAt(sale, now));
  const delivered = !sale.cancelled && sale.deliveredAt <= now;
  const status = statusOf(sale, now);
  return {
    id: idOf('order', shop, sale.number),
    status,
    status_detail: status === 'cancelled' ? { code: 'buyer_cancel_express', description: null } : null,
    date_created: instant(sale.at),
    date_closed: closed === undefined ? null : instant(closed),
    last_updated: changed,
    date_last_updated: changed,
    expiration_date: instant(sale.at + 28 * 86_400_000),
    manufacturing_ending_date: null,
    feedback: { buyer: null, seller: null },
    mediations: [],
    comment: null,
    pack_id: null,
    pickup_id: null,
    order_request: { return: null, change: null },
    fulfilled: delivered ? true : null,
    total_amount: amount(shop, sale.total),
    paid_amount: closed === undefined ? 0 : amount(shop, sale.total + sale.shipping),
    coupon: { id: null, amount: 0 },
    order_items: sale.lines.map((line) => presentLine(shop, sale, line)),
    currency_id: shop.currency,
    payments: closed === undefined ? [] : [presentPayment(shop, sale, now)],
    shipping: { id: sale.cancelled ? null : idOf('shipment', shop, sale.number) },
    buyer: { id: sale.buyer, nickname: `BUYER${sale.buyer}` },
    seller: { id: Number(shop.shopId) },
    context: { channel: 'marketplace', site: siteOf(shop), flows: [] },
    taxes: { amount: null, currency_id: null, id: null },
    tags: [closed === undefined || sale.cancelled ? 'not_paid' : 'paid', delivered ? 'delivered' : 'not_delivered'],
    static_tags: [],
  };
}

function presentLine(shop: Shop, { total, fee }: Sale, { sku, quantity, price }: SaleLine) {
  const unit = amount(shop, Math.round(price / quantity));
  return {
    item: {
      id: itemId(shop, sku.sku),
      title: sku.title,
      category_id: `${siteOf(shop)}1000`,
      variation_id: null,
      seller_custom_field: null,
      global_price: null,
      net_weight: null,
      variation_attributes: [],
      warranty: null,
      condition: 'new',
      seller_sku: sku.sku,
    },
    quantity,
    requested_quantity: { measure: 'unit', value: quantity },
    picked_quantity: null,
    unit_price: unit,
    full_unit_price: unit,
    currency_id: shop.currency,
    manufacturing_days: null,
    // assumed: for one unit, to the cent; what is really kept stands in Mercado Pago's report. confirm: a live order of two.
    sale_fee: amount(shop, Math.round((fee * price) / total / quantity)),
    listing_type_id: 'gold_special',
    base_exchange_rate: null,
    base_currency_id: null,
    element_id: null,
  };
}

function presentPayment(shop: Shop, sale: Sale, now: number) {
  const refund = refundOf(sale, now);
  const whole = refund !== undefined && refund.amount >= sale.total;
  const status = sale.cancelled ? 'cancelled' : whole ? 'refunded' : 'approved';
  const approved = sale.cancelled ? 'by_collector' : 'accredited';
  return {
    id: idOf('payment', shop, sale.number),
    order_id: idOf('order', shop, sale.number),
    payer_id: sale.buyer,
    collector: { id: Number(shop.shopId) },
    currency_id: shop.currency,
    status,
    status_code: null,
    status_detail: refund ? (whole ? 'refunded' : 'partially_refunded') : approved,
    transaction_amount: amount(shop, sale.total),
    transaction_amount_refunded: amount(shop, refund?.amount ?? 0),
    shipping_cost: amount(shop, sale.shipping),
    overpaid_amount: 0,
    total_paid_amount: amount(shop, sale.total + sale.shipping),
    coupon_amount: 0,
    taxes_amount: 0,
    date_created: instant(sale.paidAt),
    date_approved: sale.cancelled ? null : instant(sale.paidAt),
    date_last_modified: instant(refund?.at ?? sale.paidAt),
    reason: sale.lines[0]?.sku.title ?? '',
    payment_method_id: 'account_money',
    payment_type: 'account_money',
    installments: 1,
    operation_type: 'regular_payment',
    site_id: siteOf(shop),
    coupon_id: null,
    card_id: null,
    issuer_id: null,
    available_actions: refund || sale.cancelled ? [] : ['refund'],
  };
}
