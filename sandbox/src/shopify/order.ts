import { seedOf } from '../kernel/random.ts';
import { changedAt } from '../trade/shipped.ts';
import type { Sale, SaleLine, Shop } from '../trade/trade-types.ts';
import { type Call, isoTime, moneyBag } from './call.ts';
import { connectionOf, listEdges, type PageArgs } from './connection.ts';

const SALES_A_SHOP = 100_000_000;
const baseOf = ({ shopId }: Shop): number => (50_000 + (seedOf('shopify', shopId) % 9_000)) * SALES_A_SHOP;

export const orderIdOf = (shop: Shop, number: number): number => baseOf(shop) + number;
export const gid = (kind: string, id: number | string): string => `gid://shopify/${kind}/${id}`;

/** The sale an order's id stands for. */
export function readOrderGid(shop: Shop, id: string): number | undefined {
  const legacy = /^gid:\/\/shopify\/Order\/(\d{1,15})$/.exec(id)?.[1];
  const number = Number(legacy) - baseOf(shop);
  return legacy !== undefined && number > 0 && number < SALES_A_SHOP ? number : undefined;
}

/** Cards are authorised with the order and captured when it is fulfilled. */
type Standing = { sale: Sale; cancelled: boolean; shipped: boolean; refunded: number };

function standingOf(sale: Sale, now: number): Standing {
  const cancelled = sale.cancelled && sale.paidAt <= now;
  return {
    sale,
    cancelled,
    shipped: !sale.cancelled && sale.shippedAt <= now,
    refunded: sale.refund && sale.refund.at <= now ? sale.refund.amount : 0,
  };
}

export function financialStatus(sale: Sale, now: number) {
  const { cancelled, shipped, refunded } = standingOf(sale, now);
  if (cancelled) return 'VOIDED';
  if (!shipped) return 'AUTHORIZED';
  if (refunded === 0) return 'PAID';
  return refunded === sale.total + sale.shipping ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
}

export const fulfillmentStatus = (sale: Sale, now: number) =>
  standingOf(sale, now).shipped ? 'FULFILLED' : 'UNFULFILLED';

export const isCancelled = (sale: Sale, now: number): boolean => standingOf(sale, now).cancelled;

/** What the order came to, what of it was received, and what went back. */
function sumsOf(shop: Shop, { sale, cancelled, shipped, refunded }: Standing) {
  const bag = (minor: number) => moneyBag(minor, shop);
  const total = sale.total + sale.shipping;
  const received = shipped ? total : 0;
  return {
    totalPriceSet: bag(total),
    currentTotalPriceSet: bag(cancelled ? 0 : total - refunded),
    subtotalPriceSet: bag(sale.total),
    currentSubtotalPriceSet: bag(cancelled ? 0 : sale.total - refunded),
    totalShippingPriceSet: bag(sale.shipping),
    totalTaxSet: bag(0),
    totalDiscountsSet: bag(0),
    totalRefundedSet: bag(refunded),
    totalReceivedSet: bag(received),
    totalOutstandingSet: bag(cancelled ? 0 : total - received),
    netPaymentSet: bag(received - refunded),
  };
}

/** Source: shopify.dev, the Order object. */
export function presentOrder({ shop, now }: Call, sale: Sale) {
  const standing = standingOf(sale, now);
  const { cancelled, shipped } = standing;
  const id = orderIdOf(shop, sale.number);
  const closedAt = shipped && sale.deliveredAt <= now ? sale.deliveredAt : undefined;
  return {
    __typename: 'Order',
    id: gid('Order', id),
    legacyResourceId: String(id),
    name: `#${sale.number}`,
    createdAt: isoTime(sale.at),
    processedAt: isoTime(sale.at),
    updatedAt: isoTime(changedAt(sale, now)),
    cancelledAt: cancelled ? isoTime(sale.paidAt) : null,
    cancelReason: cancelled ? 'CUSTOMER' : null,
    closedAt: closedAt === undefined ? null : isoTime(closedAt),
    closed: closedAt !== undefined,
    confirmed: true,
    test: false,
    currencyCode: shop.currency,
    presentmentCurrencyCode: shop.currency,
    displayFinancialStatus: financialStatus(sale, now),
    displayFulfillmentStatus: fulfillmentStatus(sale, now),
    fullyPaid: shipped,
    unpaid: !shipped,
    sourceName: 'web',
    paymentGatewayNames: [gatewayOf(shop)],
    subtotalLineItemsQuantity: unitsOf(sale),
    ...sumsOf(shop, standing),
    customer: presentCustomer(sale),
    shippingAddress: addressOf(shop, sale),
    refunds: ({ first }: PageArgs) => cut(refundsOf(shop, standing), first),
    fulfillments: ({ first }: PageArgs) => cut(fulfillmentsOf(shop, standing, now), first),
    transactions: ({ first }: PageArgs) => cut(transactionsOf(shop, standing, now), first),
    lineItems: (args: PageArgs, call: Call) =>
      connectionOf(args, call, listEdges(sale.lines.map(presentLine(shop, sale)), args.after)),
  };
}

const cut = <T>(list: readonly T[], first: number | null | undefined): readonly T[] =>
  list.slice(0, first ?? list.length);

const gatewayOf = ({ paidInto }: Shop): string => (paidInto.provider === 'stripe' ? 'stripe' : 'shopify_payments');

const unitsOf = ({ lines }: Sale): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** Invented; whoever reads us has to show that names and addresses do not stay with them. */
const presentCustomer = ({ buyer }: Sale) => ({
  id: gid('Customer', buyer),
  displayName: `Buyer ${buyer}`,
  email: `buyer${buyer}@example.com`,
});

const addressOf = (shop: Shop, { buyer, city, postcode }: Sale) => ({
  name: `Buyer ${buyer}`,
  address1: `${1 + (buyer % 900)} Example Street`,
  city,
  zip: postcode,
  countryCodeV2: shop.country,
});

const presentLine = (shop: Shop, sale: Sale) => (line: SaleLine, index: number) => ({
  id: gid('LineItem', orderIdOf(shop, sale.number) * 10 + index),
  sku: line.sku.sku,
  name: line.sku.title,
  title: line.sku.title,
  quantity: line.quantity,
  currentQuantity: line.quantity,
  originalUnitPriceSet: moneyBag(Math.round(line.price / line.quantity), shop),
  originalTotalSet: moneyBag(line.price, shop),
  discountedTotalSet: moneyBag(line.price, shop),
});

function refundsOf(shop: Shop, { sale, refunded }: Standing) {
  if (!sale.refund || refunded === 0) return [];
  const id = orderIdOf(shop, sale.number);
  const at = isoTime(sale.refund.at);
  return [
    {
      id: gid('Refund', id),
      legacyResourceId: String(id),
      createdAt: at,
      updatedAt: at,
      note: sale.refund.reason,
      totalRefundedSet: moneyBag(refunded, shop),
    },
  ];
}

function fulfillmentsOf(shop: Shop, { sale, shipped }: Standing, now: number) {
  if (!shipped) return [];
  const id = orderIdOf(shop, sale.number);
  const delivered = sale.deliveredAt <= now;
  return [
    {
      id: gid('Fulfillment', id),
      legacyResourceId: String(id),
      name: `#${sale.number}-F1`,
      createdAt: isoTime(sale.shippedAt),
      updatedAt: isoTime(delivered ? sale.deliveredAt : sale.shippedAt),
      inTransitAt: isoTime(sale.shippedAt),
      deliveredAt: delivered ? isoTime(sale.deliveredAt) : null,
      status: 'SUCCESS',
      displayStatus: delivered ? 'DELIVERED' : 'IN_TRANSIT',
      totalQuantity: unitsOf(sale),
      trackingInfo: () => [{ company: sale.carrier, number: sale.trackingNumber, url: null }],
      location: locationOf(shop),
    },
  ];
}

export const locationOf = (shop: Shop) => ({
  id: gid('Location', baseOf(shop) / SALES_A_SHOP),
  name: 'Main warehouse',
});

function transactionsOf(shop: Shop, { sale, cancelled, shipped, refunded }: Standing, now: number) {
  const total = sale.total + sale.shipping;
  const moves = [
    { kind: 'AUTHORIZATION', at: sale.at, amount: total, happened: sale.at <= now },
    { kind: 'VOID', at: sale.paidAt, amount: total, happened: cancelled },
    { kind: 'CAPTURE', at: sale.shippedAt, amount: total, happened: shipped },
    { kind: 'REFUND', at: sale.refund?.at ?? 0, amount: refunded, happened: refunded > 0 },
  ];
  return moves.flatMap(({ kind, at, amount, happened }, index) =>
    happened
      ? [
          {
            id: gid('OrderTransaction', orderIdOf(shop, sale.number) * 10 + index),
            kind,
            status: 'SUCCESS',
            gateway: gatewayOf(shop),
            formattedGateway: gatewayOf(shop) === 'stripe' ? 'Stripe' : 'Shopify Payments',
            test: false,
            createdAt: isoTime(at),
            processedAt: isoTime(at),
            paymentId: `#${sale.number}.1`,
            amountSet: moneyBag(amount, shop),
          },
        ]
      : [],
  );
}
