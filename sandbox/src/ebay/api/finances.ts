import { DAY_MS } from '../../trade/calendar.ts';
import type { Shop, ShopPayout } from '../../trade/trade-types.ts';
import { orderId, payoutId } from '../ids.ts';
import { amountOf } from '../money.ts';
import { notFound, type Problem, refused } from '../problems.ts';
import { type Filters, readFilters, readRange, readValues } from './filter.ts';
import { type Entry, entriesBetween, entriesOfPayout, PERIOD_SPAN_MS, presentEntry, statusOf } from './ledger.ts';
import type { Call, Operation } from './operation.ts';
import { pageFields, readPage } from './page.ts';

const DOMAIN = 'API_FINANCES';
const SPAN_MS = 90 * DAY_MS;
// assumed: five years of payouts stay readable; confirm: the Finances guide, or a live call.
const HISTORY_MS = 5 * 366 * DAY_MS;
const PAYOUT_STATUSES = ['INITIATED', 'SUCCEEDED', 'REVERSED', 'RETRYABLE_FAILED', 'TERMINAL_FAILED'];
const TYPES = ['SALE', 'REFUND', 'CREDIT', 'DISPUTE', 'SHIPPING_LABEL', 'TRANSFER', 'NON_SALE_CHARGE'];
const STATUSES = ['PAYOUT', 'FUNDS_PROCESSING', 'FUNDS_AVAILABLE_FOR_PAYOUT', 'FUNDS_ON_HOLD', 'COMPLETED', 'FAILED'];

/** Finances API v1 on apiz.ebay.com. Source of names, limits and error numbers: sell_finances_v1_oas3.json. */
const operation = (path: string, run: Operation['run']): Operation => ({
  method: 'GET',
  host: 'apiz',
  path: `/sell/finances/v1${path}`,
  scope: 'sell.finances',
  signed: true,
  run,
});

export const FINANCES: readonly Operation[] = [
  operation('/payout', getPayouts),
  operation('/payout/:payoutId', getPayout),
  operation('/transaction', getTransactions),
  operation('/seller_funds_summary', getFunds),
];

/** A payout exists from the end of its period; one with nothing in it never does. */
const isTold = ({ to, net }: ShopPayout, now: number) => to <= now && net > 0;

function getPayouts({ c, world, trade, shop, now }: Call): Response | Problem {
  const filters = readFilters(c);
  const window = filters && readWindow(filters.get('payoutDate'), now);
  if (!filters || !window) return refused(DOMAIN, 135_004, 'The value of payout date filter is invalid.');
  const wanted = readValues(filters.get('payoutStatus') ?? '{}').filter((value) => value !== '');
  if (wanted.length > 1 || !wanted.every((status) => PAYOUT_STATUSES.includes(status))) {
    return refused(DOMAIN, 135_002, 'The value of payout status filter is invalid.');
  }
  const sort = c.req.query('sort');
  if (sort !== undefined && sort !== 'payoutDate') return refused(DOMAIN, 135_005, 'The value of sorting is invalid.');
  const page = readPage(c, 20, 200);
  if (typeof page === 'string') return refused(DOMAIN, 135_003, 'The value of pagination is invalid.');
  const payouts = trade
    .payouts(shop, window.from - PERIOD_SPAN_MS, window.to)
    .filter((payout) => isTold(payout, now))
    .map((payout) => presentPayout(shop, payout, now))
    .filter(({ payoutDate }) => Date.parse(payoutDate) >= window.from && Date.parse(payoutDate) <= window.to)
    .filter(({ payoutStatus }) => wanted.length === 0 || wanted.includes(payoutStatus));
  if (payouts.length === 0) return c.body(null, 204);
  if (sort) payouts.reverse();
  const shown = payouts.slice(page.offset, page.offset + page.limit);
  return c.json({ ...pageFields({ c, world, host: 'apiz' }, page, payouts.length), payouts: shown });
}

function getPayout({ c, trade, shop, now }: Call): Response | Problem {
  const payout = findPayout({ trade, shop, now }, c.req.param('payoutId') ?? '');
  if (!payout) return notFound(DOMAIN, 135_001, 'Payout not found.');
  const transactionCount = entriesOfPayout(trade, shop, payout).length;
  return c.json({ ...presentPayout(shop, payout, now), transactionCount });
}

function findPayout({ trade, shop, now }: Pick<Call, 'trade' | 'shop' | 'now'>, id: string): ShopPayout | undefined {
  const payouts = trade.payouts(shop, now - HISTORY_MS, now);
  return payouts.find((payout) => isTold(payout, now) && payoutId(shop.shopId, payout.index) === id);
}

function presentPayout(shop: Shop, payout: ShopPayout, now: number) {
  const paid = payout.paidAt !== undefined && payout.paidAt <= now;
  return {
    payoutId: payoutId(shop.shopId, payout.index),
    payoutStatus: paid ? 'SUCCEEDED' : 'INITIATED',
    payoutStatusDescription: paid ? 'Funds sent' : 'Preparing to send',
    amount: amountOf(shop, payout.net),
    payoutDate: new Date(paid ? (payout.paidAt as number) : payout.to).toISOString(),
    payoutInstrument: {
      instrumentType: 'BANK',
      nickname: shop.paidInto.provider,
      accountLastFourDigits: shop.paidInto.accountTail,
    },
  };
}

function getTransactions(call: Call): Response | Problem {
  const { c, world, shop, now } = call;
  const filters = readFilters(c);
  if (!filters) return refused(DOMAIN, 135_008, 'The value of transaction date filter is invalid.');
  if (c.req.query('sort')) return refused(DOMAIN, 135_005, 'The value of sorting is invalid.');
  const entries = select(call, filters);
  if ('errorId' in entries) return entries;
  if (entries.length === 0) return c.body(null, 204);
  const page = readPage(c, 20, 1_000);
  if (typeof page === 'string') return refused(DOMAIN, 135_003, 'The value of pagination is invalid.');
  // With the id of an order or a payout the whole is told at once, whatever the limit.
  const all = ['orderId', 'payoutId', 'transactionId'].some((name) => filters.has(name));
  const shown = all ? entries : entries.slice(page.offset, page.offset + page.limit);
  return c.json({
    ...pageFields({ c, world, host: 'apiz' }, all ? { limit: entries.length, offset: 0 } : page, entries.length),
    transactions: shown.map((entry) => presentEntry(shop, entry, now)),
  });
}

function select(call: Call, filters: Filters): Entry[] | Problem {
  const { now, shop } = call;
  const types = readValues(filters.get('transactionType') ?? '{}').filter((value) => value !== '');
  const statuses = readValues(filters.get('transactionStatus') ?? '{}').filter((value) => value !== '');
  if (!types.every((type) => TYPES.includes(type))) {
    return refused(DOMAIN, 135_006, 'The value of transaction type filter is invalid.');
  }
  if (!statuses.every((status) => STATUSES.includes(status))) {
    return refused(DOMAIN, 135_007, 'The value of transaction status filter is invalid.');
  }
  const entries = gather(call, filters);
  if ('errorId' in entries) return entries;
  const order = readValues(filters.get('orderId') ?? '{}')[0];
  return entries
    .filter(({ kind }) => types.length === 0 || types.includes(kind))
    .filter((entry) => statuses.length === 0 || statuses.includes(statusOf(entry, now)))
    .filter(({ sale }) => !order || (sale !== undefined && orderId(shop, sale.number) === order));
}

function gather(call: Call, filters: Filters): Entry[] | Problem {
  const { trade, shop, now, windows } = call;
  const id = readValues(filters.get('payoutId') ?? '{}')[0];
  if (id) {
    const payout = findPayout(call, id);
    return payout ? entriesOfPayout(trade, shop, payout) : [];
  }
  const window = readWindow(filters.get('transactionDate'), now);
  if (!window) return refused(DOMAIN, 135_008, 'The value of transaction date filter is invalid.');
  const { from, to } = window;
  // The period a row belongs to may still close, so that the list is kept only for the day it was made on.
  const name = `entries ${new Date(now).toISOString().slice(0, 13)}`;
  return windows({ shop, name, from, to, now }, () => entriesBetween(trade, shop, { from, to }));
}

/** Without an end: ninety days, or until now. Without anything: the last ninety days. */
function readWindow(text: string | undefined, now: number): { from: number; to: number } | undefined {
  if (text === undefined) return { from: now - SPAN_MS, to: now };
  const range = readRange(text);
  if (typeof range === 'string' || range.from > now) return undefined;
  const to = Math.min(range.to ?? range.from + SPAN_MS, now);
  return to < range.from || now - range.from > HISTORY_MS ? undefined : { from: range.from, to };
}

/** What is still to be paid out, by how far it has come. */
function getFunds({ c, trade, shop, now }: Call): Response {
  const sums = { FUNDS_AVAILABLE_FOR_PAYOUT: 0, FUNDS_ON_HOLD: 0, FUNDS_PROCESSING: 0, PAYOUT: 0 };
  for (const entry of entriesBetween(trade, shop, { from: now - PERIOD_SPAN_MS, to: now })) {
    sums[statusOf(entry, now) as keyof typeof sums] += entry.amount;
  }
  const [available, held, processing] = [
    sums.FUNDS_AVAILABLE_FOR_PAYOUT,
    sums.FUNDS_ON_HOLD,
    sums.FUNDS_PROCESSING,
  ].map((sum) => Math.max(0, sum)) as [number, number, number];
  const total = available + held + processing;
  if (total === 0) return c.body(null, 204);
  return c.json({
    totalFunds: amountOf(shop, total),
    ...(available > 0 && { availableFunds: amountOf(shop, available) }),
    ...(held > 0 && { fundsOnHold: amountOf(shop, held) }),
    ...(processing > 0 && { processingFunds: amountOf(shop, processing) }),
  });
}
