import type { Context } from 'hono';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { type Account, orderIdOf, readOrderId, storeIdOf } from './accounts.ts';
import { toPacific } from './pacific.ts';
import {
  type ImportedOrder,
  isShipped,
  modifiedAt,
  presentOrder,
  presentShipment,
  statusOf,
  WAREHOUSE_ID,
} from './parcel.ts';
import { notFound } from './problems.ts';
import { createQuery, cutPage, isIn, type Query } from './query.ts';

/** A call that was let in. */
export type Call = { c: Context; account: Account; trade: WorldTrade; now: number };

const STATUSES = [
  'awaiting_payment',
  'awaiting_shipment',
  'shipped',
  'on_hold',
  'cancelled',
  'pending_fulfillment',
] as const;
const DIRECTIONS = ['ASC', 'DESC'] as const;

export function listOrders({ c, account, trade, now }: Call): Response {
  const query = createQuery(c);
  const [ordered, created, modified, paid] = ['orderDate', 'createDate', 'modifyDate', 'paymentDate'].map(query.range);
  const status = query.oneOf('orderStatus', STATUSES);
  const number = query.text('orderNumber');
  const sortBy = query.oneOf('sortBy', ['OrderDate', 'ModifyDate', 'CreateDate']);
  const sortKey = {
    OrderDate: ({ sale }: ImportedOrder) => sale.at,
    CreateDate: ({ sale }: ImportedOrder) => sale.paidAt,
    ModifyDate: ({ sale }: ImportedOrder) => modifiedAt(sale, now),
  };
  const found = importedOrders(trade, storesOf(query, account), now).filter(
    ({ sale }) =>
      (!ordered || isIn(ordered, sale.at)) &&
      (!created || isIn(created, sale.paidAt)) &&
      (!paid || isIn(paid, sale.paidAt)) &&
      (!modified || isIn(modified, modifiedAt(sale, now))) &&
      (!status || statusOf(sale, now) === status) &&
      (!number || `#${sale.number}`.startsWith(number)),
  );
  const sorted = sort(query, found, sortBy ? sortKey[sortBy] : ({ shop, sale }) => orderIdOf(shop, sale.number));
  const { entries, ...pages } = cutPage(query, sorted);
  return query.problem() ?? c.json({ orders: entries.map((order) => presentOrder(order, now)), ...pages });
}

export function listShipments({ c, account, trade, now }: Call): Response {
  const query = createQuery(c);
  const created = query.range('createDate');
  const shipped = query.range('shipDate');
  const orderId = query.whole('orderId', { min: 1, max: Number.MAX_SAFE_INTEGER, usual: 0 });
  const [orderNumber, trackingNumber] = [query.text('orderNumber'), query.text('trackingNumber')];
  const withItems = query.oneOf('includeShipmentItems', ['true', 'false']) === 'true';
  query.oneOf('sortBy', ['ShipDate', 'CreateDate']);
  const stores = storesOf(query, account);
  const found = shippedOrders(
    trade,
    { ...account, shops: stores },
    { from: Math.max(created.from, shipped.from), now },
  ).filter(
    ({ shop, sale }) =>
      isIn(created, sale.shippedAt) &&
      isIn(shipped, sale.shippedAt) &&
      (orderId === 0 || orderIdOf(shop, sale.number) === orderId) &&
      (!orderNumber || `#${sale.number}` === orderNumber) &&
      (!trackingNumber || sale.trackingNumber === trackingNumber),
  );
  const { entries, ...pages } = cutPage(
    query,
    sort(query, found, ({ sale }) => sale.shippedAt),
  );
  return query.problem() ?? c.json({ shipments: entries.map((order) => presentShipment(order, withItems)), ...pages });
}

/** Parcels that left without a label made here. Every parcel of the sandbox has one. */
export function listFulfillments({ c }: Call): Response {
  const query = createQuery(c);
  const { entries, ...pages } = cutPage(query, []);
  return query.problem() ?? c.json({ fulfillments: entries, ...pages });
}

export function getOrder({ c, account, trade, now }: Call): Response {
  const found = readOrderId(account.shops, Number(c.req.param('orderId')));
  const sale = found && trade.sale(found.shop, found.number);
  if (!found || !sale || sale.paidAt > now) return notFound(c);
  return c.json(presentOrder({ shop: found.shop, sale }, now));
}

const SHOPIFY_ID = 41;

export function listStores({ c, account, trade, now }: Call): Response {
  const stores = account.shops.map((shop) => ({
    storeId: storeIdOf(shop),
    storeName: shop.shopName,
    marketplaceId: SHOPIFY_ID,
    marketplaceName: 'Shopify',
    accountName: null,
    email: null,
    integrationUrl: shop.shopId,
    active: shop.status !== 'suspended',
    companyName: findCompany(shop.companyKey)?.englishName ?? '',
    phone: '',
    publicEmail: '',
    website: `https://${shop.shopId}`,
    refreshDate: toPacific(now),
    lastRefreshAttempt: toPacific(now),
    createDate: toPacific(trade.openedAt(shop)),
    modifyDate: toPacific(trade.openedAt(shop)),
    autoRefresh: true,
  }));
  return c.json(stores);
}

export function listWarehouses({ c, account, trade }: Call): Response {
  const opened = Math.min(...account.shops.map(trade.openedAt));
  const address = {
    name: 'Outbound',
    company: null,
    street1: '1 Example Dock',
    city: 'Ontario',
    state: 'CA',
    postalCode: '91761',
    country: 'US',
  };
  return c.json([
    {
      warehouseId: WAREHOUSE_ID,
      warehouseName: 'California',
      originAddress: address,
      returnAddress: address,
      createDate: toPacific(opened),
      isDefault: true,
    },
  ]);
}

function storesOf(query: Query, { shops }: Account): readonly Shop[] {
  const storeId = query.whole('storeId', { min: 1, max: Number.MAX_SAFE_INTEGER, usual: 0 });
  return storeId === 0 ? shops : shops.filter((shop) => storeIdOf(shop) === storeId);
}

function importedOrders(trade: WorldTrade, shops: readonly Shop[], now: number): ImportedOrder[] {
  return shops.flatMap((shop) =>
    [...trade.sales(shop, trade.openedAt(shop), now + 1)]
      .filter(({ paidAt }) => paidAt <= now)
      .map((sale) => ({ shop, sale })),
  );
}

function shippedOrders(
  trade: WorldTrade,
  { companyKey, shops }: Account,
  span: { from: number; now: number },
): ImportedOrder[] {
  const found: ImportedOrder[] = [];
  for (const { shopId, sale } of trade.parcels('shipstation', companyKey, span.from, span.now + 1)) {
    const shop = shops.find((known) => known.shopId === shopId);
    if (shop && isShipped(sale, span.now)) found.push({ shop, sale });
  }
  return found;
}

/** The keys are taken once: an id is dear to work out. */
function sort(query: Query, orders: ImportedOrder[], keyOf: (order: ImportedOrder) => number): ImportedOrder[] {
  const sign = query.oneOf('sortDir', DIRECTIONS) === 'DESC' ? -1 : 1;
  return orders
    .map((order) => ({ order, key: keyOf(order) }))
    .sort((a, b) => sign * (a.key - b.key || a.order.sale.number - b.order.sale.number))
    .map(({ order }) => order);
}
