import { DAY_MS, HOUR_MS } from '../../trade/calendar.ts';
import { amountText } from '../markets.ts';
import type { Stall } from '../sellers.ts';
import { type Order, statusAt } from '../trade/order.ts';
import type { Call, Operation } from './operation.ts';
import { type Cursor, START, takePage } from './page.ts';
import { readToken, writeToken } from './page-token.ts';
import { createQuery, type Query } from './query.ts';

/** Orders API v0. Source: ordersV0.json of selling-partner-api-models. */
export const ORDERS: readonly Operation[] = [
  { name: 'getOrders', method: 'GET', path: '/orders/v0/orders', run: getOrders },
];

const STATUSES = [
  'PendingAvailability',
  'Pending',
  'Unshipped',
  'PartiallyShipped',
  'Shipped',
  'InvoiceUnconfirmed',
  'Canceled',
  'Unfulfillable',
] as const;
const TWO_MINUTES_MS = 120_000;
/** An order's last update comes at most this long after it was placed. */
const UPDATE_LAG_MS = 2 * DAY_MS;

type Window = { by: 'created' | 'updated'; from: number; to: number };
type Place = Window & { cursor: Cursor };

function getOrders({ c, world, trade, seller }: Call) {
  const query = createQuery(c);
  const now = world.now().getTime();
  const stalls = readStalls(query, seller.stalls);
  const statuses = query.list('OrderStatuses', { max: STATUSES.length, allowed: STATUSES });
  const channels = query.list('FulfillmentChannels', { max: 2, allowed: ['AFN', 'MFN'] });
  const size = query.whole('MaxResultsPerPage', { min: 1, max: 100 }) ?? 100;
  const token = query.text('NextToken');
  const place = token === undefined ? firstPlace(query, now) : readToken<Place>('getOrders', seller.sellerId, token);
  if (!place) query.refuse('NextToken', 'is not valid');
  const problem = query.problem();
  if (problem || !place) return problem ?? { status: 400, code: 'InvalidInput', message: '', details: '' };

  const wanted = (order: Order) =>
    isWithin(order, place, now) &&
    (!statuses || statuses.includes(shownStatus(order, now))) &&
    (!channels || channels.includes(channelOf(order)));
  const { items, next } = takePage({
    stalls: stalls.length,
    cursor: place.cursor,
    size,
    *read(index, from) {
      const begin = Math.max(from, place.from - (place.by === 'updated' ? UPDATE_LAG_MS : 0));
      for (const order of trade.orders(seller, stalls[index] as Stall, begin, place.to)) if (wanted(order)) yield order;
    },
  });
  return c.json({
    payload: {
      Orders: items.map(({ entry, stall }) => present(entry, stalls[stall] as Stall, now)),
      [place.by === 'created' ? 'CreatedBefore' : 'LastUpdatedBefore']: new Date(place.to).toISOString(),
      ...(next && { NextToken: writeToken('getOrders', seller.sellerId, { ...place, cursor: next } satisfies Place) }),
    },
  });
}

function readStalls(query: Query, stalls: readonly Stall[]): Stall[] {
  const ids = query.list('MarketplaceIds', { max: 50 }) ?? [];
  if (ids.length === 0) query.refuse('MarketplaceIds', 'is required');
  const chosen = stalls.filter(({ market }) => ids.includes(market.id));
  if (chosen.length < new Set(ids).size) query.refuse('MarketplaceIds', 'names a marketplace the seller is not in');
  return chosen;
}

/** Either created or updated after, never both; the end is at least two minutes ago. */
function firstPlace(query: Query, now: number): Place {
  const created = query.instant('CreatedAfter');
  const updated = query.instant('LastUpdatedAfter');
  if (created === undefined && updated === undefined) query.refuse('CreatedAfter', 'or LastUpdatedAfter is required');
  if (created !== undefined && updated !== undefined)
    query.refuse('LastUpdatedAfter', 'cannot be set with CreatedAfter');
  const by = created === undefined ? 'updated' : 'created';
  const name = by === 'created' ? 'CreatedBefore' : 'LastUpdatedBefore';
  const from = created ?? updated ?? 0;
  const to = query.instant(name) ?? now - TWO_MINUTES_MS;
  if (to > now - TWO_MINUTES_MS) query.refuse(name, 'must be at least two minutes ago');
  if (to < from) query.refuse(name, 'must not be before the start');
  return { by, from, to, cursor: START };
}

const isWithin = (order: Order, { by, from, to }: Window, now: number): boolean => {
  const at = by === 'created' ? order.at : statusAt(order, now).updatedAt;
  return at >= from && at < to;
};

/** This interface writes one l where the reports write two. */
const shownStatus = (order: Order, now: number): string => {
  const { status } = statusAt(order, now);
  return status === 'Cancelled' ? 'Canceled' : status;
};

const channelOf = ({ fulfilledByAmazon }: Order): string => (fulfilledByAmazon ? 'AFN' : 'MFN');

const time = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

/** What none of our sellers' orders is. */
const PLAIN_ORDER = {
  IsPremiumOrder: false,
  IsGlobalExpressEnabled: false,
  IsReplacementOrder: false,
  IsSoldByAB: false,
  IsISPU: false,
  IsAccessPointOrder: false,
  HasRegulatedItems: false,
};

function present(order: Order, { market }: Stall, now: number) {
  const { status, updatedAt } = statusAt(order, now);
  const items = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const total = order.lines.reduce((sum, { price, tax, promotion }) => sum + price + tax - promotion, 0);
  const shipped = status === 'Shipped';
  return {
    AmazonOrderId: order.id,
    PurchaseDate: time(order.at),
    LastUpdateDate: time(updatedAt),
    OrderStatus: shownStatus(order, now),
    FulfillmentChannel: channelOf(order),
    SalesChannel: market.name,
    ShipServiceLevel: order.fulfilledByAmazon ? 'Expedited' : 'Standard',
    // A pending order has no total yet, and a cancelled one has none any more.
    ...((shipped || status === 'Unshipped') && {
      OrderTotal: { CurrencyCode: market.currency, Amount: amountText(total, market) },
    }),
    NumberOfItemsShipped: shipped ? items : 0,
    NumberOfItemsUnshipped: shipped || order.cancelled ? 0 : items,
    PaymentMethod: 'Other',
    PaymentMethodDetails: ['Standard'],
    MarketplaceId: market.id,
    ShipmentServiceLevelCategory: order.fulfilledByAmazon ? 'Expedited' : 'Standard',
    OrderType: 'StandardOrder',
    EarliestShipDate: time(order.at + 6 * HOUR_MS),
    LatestShipDate: time(order.at + 2 * DAY_MS),
    IsBusinessOrder: order.business,
    IsPrime: order.fulfilledByAmazon,
    ...PLAIN_ORDER,
    ShippingAddress: {
      City: order.place.city,
      StateOrRegion: order.place.state,
      PostalCode: order.postcode,
      CountryCode: market.countryCode,
    },
    BuyerInfo: { BuyerEmail: `${order.id.slice(-7)}@marketplace.amazon.example` },
  };
}
