import { changedAt } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { buyerName, lineItemId, listingId, orderId } from '../ids.ts';
import { amountOf } from '../money.ts';

const instant = (at: number) => new Date(at).toISOString();

const isPaid = (sale: Sale, now: number): boolean => !sale.cancelled && sale.paidAt <= now;
const isShipped = (sale: Sale, now: number) => !sale.cancelled && sale.shippedAt <= now;
const refundOf = (sale: Sale, now: number) =>
  !sale.cancelled && sale.refund && sale.refund.at <= now ? sale.refund : undefined;

export function fulfillmentStatus(sale: Sale, now: number): string {
  return isShipped(sale, now) ? 'FULFILLED' : 'NOT_STARTED';
}

function paymentStatus(sale: Sale, now: number): string {
  if (sale.cancelled) return sale.paidAt <= now ? 'FAILED' : 'PENDING';
  const refund = refundOf(sale, now);
  if (refund) return refund.amount >= sale.total ? 'FULLY_REFUNDED' : 'PARTIALLY_REFUNDED';
  return sale.paidAt <= now ? 'PAID' : 'PENDING';
}

/** An order of the Fulfillment API. Source: the Order schema of sell_fulfillment_v1_oas3.json. */
export function presentOrder(shop: Shop, sale: Sale, now: number) {
  const money = (minor: number) => amountOf(shop, minor);
  const called = sale.cancelled && sale.paidAt <= now;
  return {
    orderId: orderId(shop, sale.number),
    legacyOrderId: orderId(shop, sale.number),
    creationDate: instant(sale.at),
    lastModifiedDate: instant(changedAt(sale, now)),
    orderFulfillmentStatus: fulfillmentStatus(sale, now),
    orderPaymentStatus: paymentStatus(sale, now),
    sellerId: shop.shopId,
    buyer: { username: buyerName(sale.buyer) },
    pricingSummary: {
      priceSubtotal: money(sale.total),
      deliveryCost: money(sale.shipping),
      total: money(sale.total + sale.shipping),
    },
    cancelStatus: called
      ? { cancelState: 'CANCELED', cancelledDate: instant(sale.paidAt), cancelRequests: [] }
      : { cancelState: 'NONE_REQUESTED', cancelRequests: [] },
    paymentSummary: presentPayment(shop, sale, now),
    fulfillmentStartInstructions: [presentDelivery(shop, sale)],
    fulfillmentHrefs: [],
    lineItems: sale.lines.map((_, index) => presentLine(shop, sale, index, now)),
    salesRecordReference: '0',
    totalFeeBasisAmount: money(sale.total + sale.shipping),
    totalMarketplaceFee: money(sale.fee),
  };
}

function presentPayment(shop: Shop, sale: Sale, now: number) {
  const refund = refundOf(sale, now);
  const amount = amountOf(shop, sale.total + sale.shipping);
  const paid = {
    paymentMethod: 'EBAY',
    paymentReferenceId: String(sale.number),
    paymentDate: instant(sale.paidAt),
    amount,
    paymentStatus: 'PAID',
  };
  return {
    totalDueSeller: amountOf(shop, sale.total + sale.shipping - sale.fee - (refund?.amount ?? 0)),
    refunds: refund
      ? [
          {
            refundId: `5${String(sale.number).padStart(10, '0')}`,
            refundDate: instant(refund.at),
            amount: amountOf(shop, refund.amount),
            refundStatus: 'REFUNDED',
          },
        ]
      : [],
    payments: isPaid(sale, now) ? [paid] : [],
  };
}

const presentDelivery = ({ country }: Shop, { city, postcode }: Sale) => ({
  fulfillmentInstructionsType: 'SHIP_TO',
  ebaySupportedFulfillment: false,
  shippingStep: {
    shipTo: { fullName: 'Sandbox Buyer', contactAddress: { city, postalCode: postcode, countryCode: country } },
    shippingCarrierCode: 'OTHER',
  },
});

function presentLine(shop: Shop, sale: Sale, index: number, now: number) {
  const line = sale.lines[index] as Sale['lines'][number];
  const shipping = index === 0 ? sale.shipping : 0;
  const site = siteOf(shop);
  return {
    lineItemId: lineItemId(sale.number, index),
    legacyItemId: listingId(shop.shopId, line.sku.sku),
    sku: line.sku.sku,
    title: line.sku.title,
    lineItemCost: amountOf(shop, line.price),
    quantity: line.quantity,
    soldFormat: 'FIXED_PRICE',
    listingMarketplaceId: site,
    purchaseMarketplaceId: site,
    lineItemFulfillmentStatus: fulfillmentStatus(sale, now),
    deliveryCost: { shippingCost: amountOf(shop, shipping) },
    total: amountOf(shop, line.price + shipping),
    appliedPromotions: [],
    taxes: [],
    refunds: [],
  };
}

/** EBAY_US, EBAY_GB, EBAY_DE …: the site the account trades on. */
export const siteOf = ({ country }: Shop): string => `EBAY_${country}`;
