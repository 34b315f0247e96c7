import type { Sale } from '../../trade/trade-types.ts';
import { idOf, numberOf, siteOf } from '../ids.ts';
import type { Call, Operation } from '../operation.ts';
import { badRequest, notFound, type Problem } from '../problems.ts';
import { readInstant, readWhole } from '../values.ts';
import { changedClaimAt, claimOpenedAt, hasReturn, presentClaim, presentReturn } from './claim.ts';

// Source of the three: que-es-un-reclamo of the developers' pages.
const USUAL_LIMIT = 30;
const MAX_LIMIT = 100;
const MAX_REACH = 10_000;

/** After-sale service. Sources: "Manage claims" and "Manage returns" of the developers' pages. */
export const CLAIMS: readonly Operation[] = [
  { method: 'GET', path: '/post-purchase/v1/claims/search', run: searchClaims },
  {
    method: 'GET',
    path: '/post-purchase/v1/claims/:claimId',
    run: (call) => withClaim(call, (sale) => call.c.json(presentClaim(call.shop, sale, call.now))),
  },
  {
    method: 'GET',
    path: '/post-purchase/v2/claims/:claimId/returns',
    run: (call) =>
      withClaim(call, (sale) =>
        hasReturn(sale)
          ? call.c.json(presentReturn(call.shop, sale, call.now))
          : notFound('The claim has no associated return'),
      ),
  },
];

const isOpened = (sale: Sale, now: number): boolean => (claimOpenedAt(sale) ?? now + 1) <= now;

function withClaim(call: Call, run: (sale: Sale) => Response | Problem): Response | Problem {
  const { c, trade, shop, now } = call;
  const id = c.req.param('claimId') ?? '';
  const number = numberOf('claim', shop, id);
  const sale = number === undefined ? undefined : trade.sale(shop, number);
  return sale && isOpened(sale, now) ? run(sale) : notFound(`Claim ${id} not found`);
}

type Filter = (sale: Sale, value: string, call: Call) => boolean;
const claimOf = (sale: Sale, { shop, now }: Call) => presentClaim(shop, sale, now);

const FILTERS: Readonly<Record<string, Filter>> = {
  id: (sale, value, { shop }) => String(idOf('claim', shop, sale.number)) === value,
  type: (sale, value, call) => claimOf(sale, call).type === value,
  stage: (_, value) => value === 'claim',
  status: (sale, value, call) => claimOf(sale, call).status === value,
  resource: (_, value) => value === 'order',
  resource_id: (sale, value, { shop }) => String(idOf('order', shop, sale.number)) === value,
  order_id: (sale, value, { shop }) => String(idOf('order', shop, sale.number)) === value,
  payment_id: (sale, value, { shop }) => String(idOf('payment', shop, sale.number)) === value,
  reason_id: (sale, value, call) => claimOf(sale, call).reason_id === value,
  site_id: (_, value, { shop }) => siteOf(shop) === value,
  'players.role': (_, value) => value === 'respondent',
  'players.user_id': (_, value, { shop }) => value === shop.shopId,
};
const RANGES: Readonly<Record<string, (sale: Sale, now: number) => number>> = {
  date_created: (sale) => claimOpenedAt(sale) ?? 0,
  last_updated: changedClaimAt,
};

function searchClaims(call: Call): Response | Problem {
  const { c, trade, shop, now } = call;
  const query = c.req.query();
  const asked = Object.entries(query).filter(([name, value]) => name in FILTERS && value !== '');
  const range = readRange(query['range']);
  if (range === 'malformed') return badRequest('Invalid range');
  // A page or a sort alone is refused. Source: que-es-un-reclamo. assumed: the word; confirm: a live refusal.
  if (asked.length === 0 && !range) return badRequest('atLeastOneFilterProvided');
  if (query['resource_id'] && !query['resource']) return badRequest('resource_id depends on resource');
  if (query['players.user_id'] && !query['players.role']) return badRequest('players.user_id depends on players.role');
  const limit = readWhole(query['limit'], USUAL_LIMIT);
  const offset = readWhole(query['offset'], 0);
  if (limit === undefined || limit < 1 || limit > MAX_LIMIT) return badRequest('Invalid limit');
  if (offset === undefined || offset + limit >= MAX_REACH) return badRequest('offset + limit must be less than 10000');

  const found = [...trade.sales(shop, 0, now + 1)]
    .filter((sale) => isOpened(sale, now) && asked.every(([name, value]) => FILTERS[name]?.(sale, value, call)))
    .filter((sale) => !range || isWithin(range, range.moment(sale, now)))
    .sort((a, b) => (claimOpenedAt(b) ?? 0) - (claimOpenedAt(a) ?? 0) || b.number - a.number);
  if (query['sort'] === 'date_created:asc') found.reverse();
  return c.json({
    paging: { total: found.length, offset, limit },
    data: found.slice(offset, offset + limit).map((sale) => presentClaim(shop, sale, now)),
  });
}

type Range = { moment: (sale: Sale, now: number) => number; after: number; before: number };

const isWithin = ({ after, before }: Range, at: number): boolean => at >= after && at <= before;

/** `date_created:after:2026-10-01T00:00:00.000-04:00,before:…`, or the same of last_updated. */
function readRange(text: string | undefined): Range | 'malformed' | undefined {
  if (!text) return undefined;
  const [, name = '', rest = ''] = /^([a-z_]+):(.+)$/.exec(text) ?? [];
  const moment = RANGES[name];
  const range = { after: 0, before: Number.POSITIVE_INFINITY };
  for (const part of rest.split(',')) {
    const [, end, value] = /^(after|before):(.+)$/.exec(part) ?? [];
    const at = readInstant(value);
    if (at === undefined) return 'malformed';
    range[end as 'after' | 'before'] = at;
  }
  return moment ? { ...range, moment } : 'malformed';
}
