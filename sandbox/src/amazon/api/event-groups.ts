import { amountNumber, type Market } from '../markets.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Period, Trade } from '../trade/trade.ts';
import { MAX_SPAN_MS, TWO_MINUTES_MS } from './finance-limits.ts';
import type { Call } from './operation.ts';
import { readToken, writeToken } from './page-token.ts';
import { invalid } from './problems.ts';
import { createQuery } from './query.ts';

type GroupPlace = { from: number; to: number; done: number };
/** The settlement periods of a seller that began in a window, a group for each currency. */
export function listGroups({ c, world, trade, seller }: Call) {
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
    : seller.stalls.flatMap((stall) => groupsOf(seller, stall, trade.periods(seller, stall, place)));
  const done = place.done + size;
  const rest = groups.length > done && {
    NextToken: writeToken('groups', seller.sellerId, { ...place, done } satisfies GroupPlace),
  };
  return c.json({ payload: { FinancialEventGroupList: groups.slice(place.done, done), ...rest } });
}

/** The latest first, as Seller Central lists its settlements. */
const groupsOf = (seller: Seller, stall: Stall, periods: readonly Period[]) =>
  periods.map((period) => presentGroup(seller, stall, period)).reverse();

function presentGroup(seller: Seller, { market }: Stall, { index, from, to, closed, sum, transferredAt }: Period) {
  const money = { CurrencyCode: market.currency, CurrencyAmount: amountNumber(sum, market) };
  const instant = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return {
    FinancialEventGroupId: groupId(seller, market, from),
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
const groupId = ({ sellerId }: Seller, { countryCode }: Market, from: number): string =>
  Buffer.from(`${sellerId}|${countryCode}|${from / 1000}|`.padEnd(32, '.')).toString('base64url');

/** Which marketplace's money a group is, and when it began and ended. */
export function findGroup(trade: Trade, seller: Seller, id: string): (Period & { only: number }) | undefined {
  const [sellerId, country, seconds] = Buffer.from(id, 'base64url').toString('utf8').split('|');
  const only = seller.stalls.findIndex(({ market }) => market.countryCode === country);
  const stall = seller.stalls[only];
  const from = Number(seconds) * 1000;
  if (sellerId !== seller.sellerId || !stall || !Number.isSafeInteger(from)) return undefined;
  const period = trade.periods(seller, stall, { from, to: from + 1 })[0];
  return period?.from === from ? { ...period, only } : undefined;
}
