import type { Shop, Sku } from '../../trade/trade-types.ts';
import { itemId, siteOf } from '../ids.ts';
import type { Call, Operation } from '../operation.ts';
import { badRequest, FORBIDDEN, notFound, type Problem } from '../problems.ts';
import { amount, instant, readWhole } from '../values.ts';

const USUAL_LIMIT = 50;
const MAX_LIMIT = 100;
/** Past a thousand only a scan goes on. */
const MAX_REACH = 1_000;
const MAX_IDS = 20;

/** What is for sale and how many there are of it. Source: "Items & search" of the developers' pages. */
export const ITEMS: readonly Operation[] = [
  { method: 'GET', path: '/users/:userId/items/search', run: searchItems },
  { method: 'GET', path: '/items', run: getItems },
  { method: 'GET', path: '/items/:itemId', run: getItem },
];

function searchItems({ c, trade, shop }: Call): Response | Problem {
  if (c.req.param('userId') !== shop.shopId) return FORBIDDEN;
  const query = c.req.query();
  const scan = query['search_type'] === 'scan';
  const limit = readWhole(query['limit'], USUAL_LIMIT);
  const offset = readWhole(scan ? readScroll(query['scroll_id']) : query['offset'], 0);
  if (limit === undefined || limit < 1 || limit > MAX_LIMIT) return badRequest('Invalid limit');
  if (offset === undefined || (!scan && offset + limit > MAX_REACH)) return badRequest('Invalid offset');
  const isActive = (query['status'] || 'active') === 'active';
  const ids = isActive ? trade.skus(shop).map(({ sku }) => itemId(shop, sku)) : [];
  const results = ids.slice(offset, offset + limit);
  return c.json({
    seller_id: shop.shopId,
    query: null,
    paging: { limit, offset: scan ? 0 : offset, total: ids.length },
    results,
    ...(scan && { scroll_id: results.length > 0 ? writeScroll(offset + limit) : null }),
    orders: [{ id: 'stop_time_asc', name: 'Order by stop time ascending' }],
    available_orders: [],
  });
}

const writeScroll = (offset: number): string => Buffer.from(`scan:${offset}`).toString('base64url');
const readScroll = (text: string | undefined): string | undefined =>
  text ? (/^scan:(\d+)$/.exec(Buffer.from(text, 'base64url').toString())?.[1] ?? 'wrong') : undefined;

/** Several at once, each with a status of its own. */
function getItems(call: Call): Response | Problem {
  const { c } = call;
  const ids = (c.req.query('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) return badRequest('ids is required');
  if (ids.length > MAX_IDS) return badRequest(`The maximum number of ids is ${MAX_IDS}`);
  const all = itemsOf(call);
  return c.json(
    ids.map((id) => {
      const item = all.get(id);
      return item
        ? { code: 200, body: selected(c.req.query('attributes'), item) }
        : { code: 404, body: { id, message: `Item with id ${id} not found`, error: 'not_found', status: 404 } };
    }),
  );
}

function getItem(call: Call): Response | Problem {
  const { c } = call;
  const id = c.req.param('itemId') ?? '';
  const item = itemsOf(call).get(id);
  return item ? c.json(selected(c.req.query('attributes'), item)) : notFound(`Item with id ${id} not found`);
}

type Item = Record<string, unknown>;

const selected = (names: string | undefined, item: Item): Item =>
  names ? Object.fromEntries(Object.entries(item).filter(([name]) => names.split(',').includes(name))) : item;

function itemsOf({ trade, shop }: Call): Map<string, Item> {
  const left = new Map(trade.stock(shop).map(({ sku, sellable }) => [sku.sku, sellable]));
  const openedAt = trade.openedAt(shop);
  return new Map(
    trade.skus(shop).map((sku) => [itemId(shop, sku.sku), presentItem(shop, sku, left.get(sku.sku) ?? 0, openedAt)]),
  );
}

function presentItem(shop: Shop, { sku, title, price }: Sku, left: number, openedAt: number): Item {
  return {
    id: itemId(shop, sku),
    site_id: siteOf(shop),
    title,
    seller_id: Number(shop.shopId),
    category_id: `${siteOf(shop)}1000`,
    official_store_id: null,
    price: amount(shop, price),
    base_price: amount(shop, price),
    original_price: null,
    currency_id: shop.currency,
    initial_quantity: left,
    available_quantity: left,
    sale_terms: [],
    buying_mode: 'buy_it_now',
    listing_type_id: 'gold_special',
    start_time: instant(openedAt),
    condition: 'new',
    seller_custom_field: null,
    attributes: [{ id: 'SELLER_SKU', name: 'SKU', value_id: null, value_name: sku }],
    variations: [],
    status: 'active',
    sub_status: [],
    inventory_id: null,
    date_created: instant(openedAt),
    channels: ['marketplace'],
  };
}
