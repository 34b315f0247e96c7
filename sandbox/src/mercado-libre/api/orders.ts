import { DAY_MS } from '../../trade/calendar.ts';
import { changedAt } from '../../trade/shipped.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { numberOf } from '../ids.ts';
import type { Call, Operation } from '../operation.ts';
import { badRequest, FORBIDDEN, notFound, type Problem } from '../problems.ts';
import { readInstant, readWhole } from '../values.ts';
import { closedAt, presentOrder, statusOf } from './order.ts';

/** Orders are kept for twelve months. Source: gestiona-ventas of the developers' pages. */
const KEPT_MS = 365 * DAY_MS;
const USUAL_LIMIT = 50;
// assumed: 51, from a refusal others print ("Limit must be a lower or equal than 51"); the pages name no limit. confirm: limit=52.
const MAX_LIMIT = 51;
/** Nothing happens any more to an order this old. */
const CHANGES_FOR_MS = 45 * DAY_MS;
// assumed: as in the search of claims; confirm: an offset past it.
const MAX_REACH = 10_000;

export const ORDERS: readonly Operation[] = [
  { method: 'GET', path: '/orders/search', run: searchOrders },
  { method: 'GET', path: '/orders/:orderId', run: getOrder },
];

const oldest = (now: number) => now - KEPT_MS;

function getOrder({ c, trade, shop, now }: Call): Response | Problem {
  const id = c.req.param('orderId') ?? '';
  const number = numberOf('order', shop, id);
  const sale = number === undefined ? undefined : trade.sale(shop, number);
  if (!sale || sale.at < oldest(now)) return notFound(`Order with id ${id} not found`);
  return c.json(presentOrder(shop, sale, now));
}

type Range = { from: number; to: number };
const MOMENTS = {
  'order.date_created': (sale: Sale) => sale.at,
  'order.date_last_updated': changedAt,
  'order.date_closed': closedAt,
} as const satisfies Record<string, (sale: Sale, now: number) => number | undefined>;
type Moment = keyof typeof MOMENTS;
const NAMES = Object.keys(MOMENTS) as Moment[];

/** Filters it does not know are passed over, as the vendor does. Both ends of a range count. */
function searchOrders({ c, trade, shop, now }: Call): Response | Problem {
  const query = c.req.query();
  // assumed: the words for a search of nobody's orders; confirm: the same without seller.
  if (!query['seller']) return badRequest('The seller or buyer parameter is required');
  if (query['seller'] !== shop.shopId) return FORBIDDEN;
  const limit = readWhole(query['limit'], USUAL_LIMIT);
  const offset = readWhole(query['offset'], 0);
  if (limit === undefined || limit > MAX_LIMIT) return badRequest(`Limit must be a lower or equal than ${MAX_LIMIT}`);
  if (offset === undefined || offset + limit > MAX_REACH) return badRequest('Invalid offset');
  const sort = query['sort'] || 'date_asc';
  if (!(sort in SORTS)) return badRequest(`Invalid sort: ${sort}`);
  const ranges = readRanges(query);
  if ('refusal' in ranges) return ranges;
  const statuses = (query['order.status'] ?? '').split(',').filter((status) => status !== '');

  const created = ranges['order.date_created'];
  const from = Math.max(created.from, oldest(now), ranges['order.date_last_updated'].from - CHANGES_FOR_MS);
  const found = [...trade.sales(shop, from, Math.min(created.to, now) + 1)].filter(
    (sale) => fits(sale, ranges, now) && hasStatus(sale, statuses, now),
  );
  if (sort === 'date_desc') found.reverse();
  const results = found.slice(offset, offset + limit).map((sale) => presentOrder(shop, sale, now));
  const { [sort]: _, ...otherSorts } = SORTS;
  return c.json({
    query: '',
    results,
    sort: SORTS[sort],
    available_sorts: Object.values(otherSorts),
    filters: [],
    paging: { total: found.length, offset, limit },
    display: 'complete',
  });
}

const SORTS: Readonly<Record<string, { id: string; name: string }>> = {
  date_asc: { id: 'date_asc', name: 'Date ascending' },
  date_desc: { id: 'date_desc', name: 'Date descending' },
};

const fits = (sale: Sale, ranges: Record<Moment, Range>, now: number): boolean =>
  NAMES.every((name) => {
    const { from, to } = ranges[name];
    const at = MOMENTS[name](sale, now);
    return at === undefined ? from === 0 && to === Number.POSITIVE_INFINITY : at >= from && at <= to;
  });

/**
 * Whoever searches as a seller is not shown the cancelled ones. Source: gestiona-ventas.
 * assumed: unless they are asked for by their status; confirm: order.status=cancelled.
 */
const hasStatus = (sale: Sale, statuses: readonly string[], now: number): boolean => {
  const status = statusOf(sale, now);
  return statuses.length === 0 ? status !== 'cancelled' : statuses.includes(status);
};

function readRanges(query: Record<string, string>): Record<Moment, Range> | Problem {
  const ranges = {} as Record<Moment, Range>;
  for (const name of NAMES) {
    const [fromText, toText] = [query[`${name}.from`], query[`${name}.to`]];
    const from = fromText ? readInstant(fromText) : 0;
    const to = toText ? readInstant(toText) : Number.POSITIVE_INFINITY;
    if (from === undefined || to === undefined) return badRequest(`Invalid date format: ${name}`);
    ranges[name] = { from, to };
  }
  return ranges;
}
