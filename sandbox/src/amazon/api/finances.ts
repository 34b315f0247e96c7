import type { Stall } from '../sellers.ts';
import type { Posted } from '../trade/ledger.ts';
import { findGroup, listGroups } from './event-groups.ts';
import { presentEvents } from './finance-events.ts';
import { MAX_SPAN_MS, TWO_MINUTES_MS } from './finance-limits.ts';
import type { Call, Operation } from './operation.ts';
import { type Cursor, START, takePage } from './page.ts';
import { readToken, writeToken } from './page-token.ts';
import { invalid, type Problem } from './problems.ts';
import { createQuery } from './query.ts';

/** Finances API v0. Source: financesV0.json of selling-partner-api-models. */
export const FINANCES: readonly Operation[] = [
  {
    name: 'listFinancialEventGroups',
    method: 'GET',
    path: '/finances/v0/financialEventGroups',
    run: listGroups,
  },
  {
    name: 'listFinancialEventsByGroupId',
    method: 'GET',
    path: '/finances/v0/financialEventGroups/:eventGroupId/financialEvents',
    run: listByGroup,
  },
  { name: 'listFinancialEvents', method: 'GET', path: '/finances/v0/financialEvents', run: listEvents },
];

type EventPlace = { from: number; to: number; only?: number; cursor: Cursor };

function listByGroup(call: Call) {
  const { c, trade, seller } = call;
  const group = findGroup(trade, seller, c.req.param('eventGroupId') ?? '');
  if (!group) return invalid('eventGroupId', 'is no event group of this seller');
  const window = readWindow(call, group);
  if ('code' in window) return window;
  const from = Math.max(window.from, group.from);
  return eventsPage(call, { from, to: window.to, only: group.only, cursor: START });
}

function listEvents(call: Call) {
  const { c } = call;
  if (!c.req.query('PostedAfter') && !c.req.query('NextToken')) return invalid('PostedAfter', 'is required');
  const window = readWindow(call, { from: 0, to: Number.POSITIVE_INFINITY });
  return 'code' in window ? window : eventsPage(call, { ...window, cursor: START });
}

function readWindow(
  { c, world }: Call,
  fallback: { from: number; to: number },
): { from: number; to: number } | Problem {
  const query = createQuery(c);
  const limit = world.now().getTime() - TWO_MINUTES_MS;
  const from = query.instant('PostedAfter') ?? fallback.from;
  const before = query.instant('PostedBefore');
  if (before !== undefined && !query.text('PostedAfter')) query.refuse('PostedAfter', 'is required with PostedBefore');
  if (from > limit) query.refuse('PostedAfter', 'must be more than two minutes ago');
  if (before !== undefined && (before > limit || before <= from)) {
    query.refuse('PostedBefore', 'must be after PostedAfter and more than two minutes ago');
  }
  return query.problem() ?? { from, to: Math.min(before ?? limit, fallback.to) };
}

function eventsPage({ c, trade, seller }: Call, first: EventPlace) {
  const query = createQuery(c);
  const size = query.whole('MaxResultsPerPage', { min: 1, max: 100 }) ?? 100;
  const token = query.text('NextToken');
  const place = token === undefined ? first : readToken<EventPlace>('events', seller.sellerId, token);
  if (!place) query.refuse('NextToken', 'is not valid');
  const problem = query.problem();
  if (problem || !place) return problem ?? invalid('NextToken', 'is not valid');

  const tooWide = place.only === undefined && place.to - place.from > MAX_SPAN_MS;
  const stalls = place.only === undefined ? seller.stalls : seller.stalls.slice(place.only, place.only + 1);
  const { items, next } = takePage<Posted>({
    stalls: tooWide ? 0 : stalls.length,
    cursor: place.cursor,
    size,
    read: (index, from) => trade.posted(seller, stalls[index] as Stall, Math.max(from, place.from), place.to),
  });
  const posted = items.map(({ entry, stall }) => ({ entry, market: (stalls[stall] as Stall).market }));
  return c.json({
    payload: {
      FinancialEvents: presentEvents(posted),
      ...(next && {
        NextToken: writeToken('events', seller.sellerId, { ...place, cursor: next } satisfies EventPlace),
      }),
    },
  });
}
