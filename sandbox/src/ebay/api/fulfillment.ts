import { DAY_MS } from '../../trade/calendar.ts';
import { changedBetween } from '../../trade/shipped.ts';
import type { Sale } from '../../trade/trade-types.ts';
import { numberOfOrder } from '../ids.ts';
import { notFound, type Problem, refused } from '../problems.ts';
import { type Filters, readFilters, readRange, readValues } from './filter.ts';
import type { Call, Operation } from './operation.ts';
import { fulfillmentStatus, presentOrder } from './orders.ts';
import { pageFields, readPage } from './page.ts';

const DOMAIN = 'API_FULFILLMENT';
const TWO_YEARS_MS = 2 * 366 * DAY_MS;
const USUAL_MS = 90 * DAY_MS;
const MAX_IDS = 50;
const NAMES = ['creationdate', 'lastmodifieddate', 'orderfulfillmentstatus'];

/** Fulfillment API v1. Source of names, limits and error numbers: sell_fulfillment_v1_oas3.json. */
export const FULFILLMENT: readonly Operation[] = [
  { method: 'GET', host: 'api', path: '/sell/fulfillment/v1/order', scope: 'sell.fulfillment', run: getOrders },
  { method: 'GET', host: 'api', path: '/sell/fulfillment/v1/order/:orderId', scope: 'sell.fulfillment', run: getOrder },
];

function getOrder({ c, trade, shop, now }: Call): Response | Problem {
  const number = numberOfOrder(shop, c.req.param('orderId') ?? '');
  const sale = number === undefined ? undefined : trade.sale(shop, number);
  return sale ? c.json(presentOrder(shop, sale, now)) : notFound(DOMAIN, 32_100, 'Invalid order ID');
}

function getOrders(call: Call): Response | Problem {
  const { c, world, shop, now } = call;
  const ids = c.req.query('orderIds');
  if (ids) return getByIds(call, ids.split(','));
  const filters = readFilters(c);
  if (!filters) return refused(DOMAIN, 30_700, 'Invalid filter name: filter');
  const page = readPage(c, 50, 200);
  if (page === 'limit') return refused(DOMAIN, 31_100, `Invalid limit: ${c.req.query('limit')}`);
  if (page === 'offset') return refused(DOMAIN, 31_000, `Invalid offset: ${c.req.query('offset')}`);
  const sales = select(call, filters);
  if ('errorId' in sales) return sales;
  const orders = sales.slice(page.offset, page.offset + page.limit).map((sale) => presentOrder(shop, sale, now));
  return c.json({ ...pageFields({ c, world, host: 'api' }, page, sales.length), orders });
}

function getByIds({ c, trade, shop, now }: Call, ids: readonly string[]): Response | Problem {
  if (ids.length > MAX_IDS) {
    return refused(DOMAIN, 30_900, `Exceeded maximum number of order IDs (the current limit is ${MAX_IDS})`);
  }
  const sales = ids.map((id) => numberOfOrder(shop, id)).map((number) => number && trade.sale(shop, number));
  const orders = sales.filter((sale): sale is Sale => typeof sale === 'object');
  return c.json({ total: orders.length, orders: orders.map((sale) => presentOrder(shop, sale, now)) });
}

function select(call: Call, filters: Filters): Sale[] | Problem {
  const unknown = [...filters.keys()].find((name) => !NAMES.includes(name));
  if (unknown) return refused(DOMAIN, 30_700, `Invalid filter name: ${unknown}`);
  const statuses = readValues(filters.get('orderfulfillmentstatus') ?? '{}').filter((value) => value !== '');
  const known = ['NOT_STARTED', 'IN_PROGRESS', 'FULFILLED'];
  const odd = statuses.find((status) => !known.includes(status));
  if (odd) return refused(DOMAIN, 30_800, `Invalid filter value ${odd} for filter orderfulfillmentstatus`);
  const sales = inWindow(call, filters);
  if ('errorId' in sales || statuses.length === 0) return sales;
  return sales.filter((sale) => statuses.includes(fulfillmentStatus(sale, call.now)));
}

/** Where both kinds of dates are given, the one written last counts. */
function inWindow({ trade, shop, now, windows }: Call, filters: Filters): Sale[] | Problem {
  const name = [...filters.keys()].filter((one) => one.endsWith('date')).at(-1);
  const window = name === undefined ? { from: now - USUAL_MS, to: now } : readWindow(filters.get(name) ?? '', now);
  if ('errorId' in window) return window;
  const { from, to } = window;
  // What was changed last moves with the clock, so that this list is never kept.
  if (name === 'lastmodifieddate') return [...changedBetween(trade, shop, { from, to: to + 1, now })];
  return windows({ shop, name: 'orders', from, to, now }, () => [...trade.sales(shop, from, to + 1)]);
}

function readWindow(text: string, now: number): { from: number; to: number } | Problem {
  const range = readRange(text);
  if (range === 'malformed') return refused(DOMAIN, 30_810, 'Invalid date format');
  if (range === 'noStart') return refused(DOMAIN, 30_820, 'Start date is missing');
  const { from, to = now } = range;
  if (from > now || to > now) return refused(DOMAIN, 30_850, "Start and end dates can't be in the future");
  if (from > to) return refused(DOMAIN, 30_840, 'Start date should be before end date');
  if (now - from > TWO_YEARS_MS) {
    return refused(DOMAIN, 30_830, "Time range between start date and end date must be within '2' years.");
  }
  return { from, to };
}
