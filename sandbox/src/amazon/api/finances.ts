import { amountNumber, type Market } from '../markets.ts';
import type { Seller, Stall } from '../sellers.ts';
import { DAY_MS } from '../trade/calendar.ts';
import type { Posted } from '../trade/ledger.ts';
import type { Period } from '../trade/trade.ts';
import { presentEvents } from './finance-events.ts';
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

const TWO_MINUTES_MS = 120_000;
/** A wider window gives an empty list, not an error. */
const MAX_SPAN_MS = 180 * DAY_MS;

type GroupPlace = { from: number; to: number; done: number };
type EventPlace = { from: number; to: number; only?: number; cursor: Cursor };

function listGroups({ c, world, trade, seller }: Call) {
  const query = createQuery(c);
  const now = world.now().getTime();
  const size = query.whole('MaxResultsPerPage', { min: 1, max: 100 }) ?? 100;
  const token = query.text('NextToken');
  const from = query.instant('FinancialEventGroupStartedAfter');
  const to = query.instant('FinancialEventGroupStartedBefore') ?? now - TWO_MINUTES_MS;
  if (token === undefined && (from === undefined || from > now - TWO_MINUTES_MS)) {
    query.refuse('FinancialEventGroupStartedAfter', 'is required and more than two minutes ago');
  }
  if (to > now - TWO_MINUTES_MS) query.refuse('FinancialEventGroupStartedBefore', 'must be more than two minutes ago');
  if (from !== undefined && to <= from) query.refuse('FinancialEventGroupStartedBefore', 'must be after the start');
  const problem = query.problem();
  if (problem) return problem;
  const place =
    token === undefined ? { from: from ?? 0, to, done: 0 } : readToken<GroupPlace>('groups', seller.sellerId, token);
  if (!place) return invalid('NextToken', 'is not valid');

  const tooWide = place.to - place.from > MAX_SPAN_MS;
  const groups = tooWide
    ? []
    : seller.stalls.flatMap((stall) => groupsOf(seller, stall, trade.periods(seller, stall), place));
  const done = place.done + size;
  const rest = groups.length > done && {
    NextToken: writeToken('groups', seller.sellerId, { ...place, done } satisfies GroupPlace),
  };
  return c.json({ payload: { FinancialEventGroupList: groups.slice(place.done, done), ...rest } });
}

/** The latest first, as Seller Central lists its settlements. */
const groupsOf = (seller: Seller, stall: Stall, periods: readonly Period[], { from, to }: GroupPlace) =>
  periods
    .filter((period) => period.from >= from && period.from < to)
    .map((period) => presentGroup(seller, stall, period))
    .reverse();

function presentGroup(seller: Seller, { market }: Stall, { index, from, to, closed, sum, transferredAt }: Period) {
  const money = { CurrencyCode: market.currency, CurrencyAmount: amountNumber(sum, market) };
  const instant = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return {
    FinancialEventGroupId: groupId(seller, market, index),
    ProcessingStatus: closed ? 'Closed' : 'Open',
    OriginalTotal: money,
    ...(closed && {
      // assumed: the two words; confirm: a live answer (the official example says TRANSFERED).
      FundTransferStatus: transferredAt === undefined ? 'Processing' : 'Succeeded',
      ConvertedTotal: money,
      FundTransferDate: instant(transferredAt ?? to),
      TraceId: `${seller.accountTail}${String(index).padStart(11, '0')}`,
      AccountTail: seller.accountTail,
      FinancialEventGroupEnd: instant(to),
    }),
    BeginningBalance: { CurrencyCode: market.currency, CurrencyAmount: 0 },
    FinancialEventGroupStart: instant(from),
  };
}

/** 43 characters of URL-safe base64, like Amazon's own; ours can be read back. */
const groupId = ({ sellerId }: Seller, { countryCode }: Market, index: number): string =>
  Buffer.from(`${sellerId}|${countryCode}|${String(index).padStart(5, '0')}`.padEnd(32, '.')).toString('base64url');

function findGroup(seller: Seller, id: string): { only: number; index: number } | undefined {
  const [sellerId, country, index] = Buffer.from(id, 'base64url').toString('utf8').split('|');
  const only = seller.stalls.findIndex(({ market }) => market.countryCode === country);
  return sellerId === seller.sellerId && only >= 0 ? { only, index: Number.parseInt(index ?? '', 10) } : undefined;
}

function listByGroup(call: Call) {
  const { c, trade, seller } = call;
  const group = findGroup(seller, c.req.param('eventGroupId') ?? '');
  const stall = group && seller.stalls[group.only];
  const period = group && stall && trade.periods(seller, stall)[group.index];
  if (!period) return invalid('eventGroupId', 'is no event group of this seller');
  const window = readWindow(call, { from: period.from, to: period.to });
  if ('code' in window) return window;
  const from = Math.max(window.from, period.from);
  const to = Math.min(window.to, period.to);
  return eventsPage(call, { from, to, only: group.only, cursor: START });
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
