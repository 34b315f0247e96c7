import { walk } from '../kernel/walk.ts';
import { paidBetween, shippedBetween } from '../trade/shipped.ts';
import type { ShopPayout } from '../trade/trade-types.ts';
import { type Call, isoTime, money, needScope } from './call.ts';
import { connectionOf, type Edge, listEdges, type PageArgs, readCursor, writeCursor } from './connection.ts';
import { gid, orderIdOf } from './order.ts';
import { isIn, rangeOf, readSearch } from './search.ts';

type ListArgs = PageArgs & { reverse: boolean; query?: string | null };
type Sent = ShopPayout & { paidAt: number };

const DAY_MS = 86_400_000;
const PAYMENTS_SCOPES = ['read_shopify_payments_payouts', 'read_shopify_payments_accounts'];

/** Null where the shop takes its money through somebody else. Source: shopify.dev, ShopifyPaymentsAccount. */
export function findPaymentsAccount(call: Call) {
  needScope(call, 'shopifyPaymentsAccount', PAYMENTS_SCOPES);
  const { shop, trade, now } = call;
  if (shop.paidInto.provider === 'stripe') return null;
  const id = accountIdOf(call);
  const waiting = trade
    .payouts(shop, now - 60 * DAY_MS, now + 1)
    .filter(({ paidAt }) => paidAt === undefined)
    .reduce((sum, { net }) => sum + net, 0);
  return {
    id: gid('ShopifyPaymentsAccount', id),
    activated: true,
    country: 'HK',
    defaultCurrency: shop.currency,
    onboardable: true,
    balance: [money(waiting, shop)],
    payoutSchedule: { interval: 'WEEKLY', monthlyAnchor: null, weeklyAnchor: 'MONDAY' },
    bankAccounts: (args: PageArgs) => connectionOf(args, call, listEdges([bankAccountOf(call)], args.after)),
    payouts: (args: ListArgs) => connectionOf(args, call, payoutEdges(args, call)),
    balanceTransactions: (args: ListArgs & { hideTransfers: boolean }) =>
      connectionOf(args, call, movementEdges(args, call)),
    // assumed: no buyer of these shops ever turned to the bank; confirm: n/a.
    disputes: (args: PageArgs) => connectionOf(args, call, []),
  };
}

const accountIdOf = ({ shop }: Call): number => orderIdOf(shop, 0) / 100_000_000;

const bankAccountOf = (call: Call) => ({
  id: gid('ShopifyPaymentsBankAccount', accountIdOf(call)),
  accountNumberLastDigits: call.shop.paidInto.accountTail,
  bankName: 'CHINA MERCHANTS BANK',
  country: 'HK',
  currency: call.shop.currency,
  status: 'VERIFIED',
  createdAt: isoTime(call.trade.openedAt(call.shop)),
});

function sentBetween({ trade, shop }: Call, from: number, to: number): Sent[] {
  return paidBetween(trade, shop, from, to).flatMap(({ paidAt, ...payout }) =>
    paidAt === undefined ? [] : [{ ...payout, paidAt }],
  );
}

const payoutIdOf = (call: Call, index: number): number => accountIdOf(call) * 100_000 + index;
/** The bank has it on the next day. */
const statusOf = ({ paidAt }: { paidAt: number }, now: number) =>
  (Math.floor(paidAt / DAY_MS) + 1) * DAY_MS <= now ? 'PAID' : 'IN_TRANSIT';

/** What was taken from the shop is written with a minus; so the parts of a summary add up to net. */
function presentPayout(call: Call, payout: Sent) {
  const { shop, now } = call;
  const nothing = money(0, shop);
  const id = payoutIdOf(call, payout.index);
  return {
    id: gid('ShopifyPaymentsPayout', id),
    legacyResourceId: String(id),
    issuedAt: isoTime(payout.paidAt),
    net: money(payout.net, shop),
    status: statusOf(payout, now),
    transactionType: 'DEPOSIT',
    externalTraceId: `SBX${shop.paidInto.accountTail}${String(payout.index).padStart(8, '0')}`,
    summary: {
      adjustmentsFee: nothing,
      adjustmentsGross: nothing,
      advanceFees: nothing,
      advanceGross: nothing,
      chargesFee: money(payout.fees, shop),
      chargesGross: money(payout.sales, shop),
      refundsFee: nothing,
      refundsFeeGross: money(-payout.refunds, shop),
      reservedFundsFee: nothing,
      reservedFundsGross: nothing,
      retriedPayoutsFee: nothing,
      retriedPayoutsGross: nothing,
    },
  };
}

/** Earliest first unless reversed; the place in the list is the moment it was sent. */
function* payoutEdges({ after, reverse, query }: ListArgs, call: Call) {
  const range = rangeOf(readSearch(query, ['issued_at'], call), 'issued_at');
  const read = (from: number, to: number) => sentBetween(call, from, to);
  const placeOf = ({ paidAt, index }: Sent) => ({ at: paidAt, id: index });
  for (const payout of inTime(call, { after, reverse }, { read, placeOf })) {
    if (isIn(range, payout.paidAt)) yield edge(presentPayout(call, payout), payout.paidAt, payout.index);
  }
}

type Movement = {
  at: number;
  id: number;
  type: 'CHARGE' | 'REFUND' | 'TRANSFER';
  amount: number;
  fee: number;
  number?: number;
  payout?: Sent;
};

function movements(call: Call, from: number, to: number): Movement[] {
  const { trade, shop, now } = call;
  const charges = [...shippedBetween(trade, shop, from, Math.min(to, now + 1))].map(
    ({ number, shippedAt, total, shipping, fee }): Movement => ({
      at: shippedAt,
      id: number * 10,
      type: 'CHARGE',
      amount: total + shipping,
      fee,
      number,
    }),
  );
  const refunds = [...trade.refunds(shop, from, to)].map(
    ({ number, refund }): Movement => ({
      at: refund?.at ?? 0,
      id: number * 10 + 1,
      type: 'REFUND',
      amount: -(refund?.amount ?? 0),
      fee: 0,
      number,
    }),
  );
  const transfers = sentBetween(call, from, to).map(
    (payout): Movement => ({
      at: payout.paidAt,
      id: payout.index * 10 + 2,
      type: 'TRANSFER',
      amount: -payout.net,
      fee: 0,
      payout,
    }),
  );
  return [...charges, ...refunds, ...transfers].sort((a, b) => a.at - b.at || a.id - b.id);
}

function* movementEdges({ after, reverse, query, hideTransfers }: ListArgs & { hideTransfers: boolean }, call: Call) {
  const range = rangeOf(readSearch(query, ['processed_at'], call), 'processed_at');
  const read = (from: number, to: number) => movements(call, from, to);
  for (const movement of inTime(call, { after, reverse }, { read, placeOf: ({ at, id }) => ({ at, id }) })) {
    if (!isIn(range, movement.at) || (hideTransfers && movement.type === 'TRANSFER')) continue;
    yield edge(presentMovement(call, movement), movement.at, movement.id);
  }
}

function presentMovement(call: Call, movement: Movement) {
  const { shop, now } = call;
  const { type, amount, fee, at, id, number } = movement;
  const payout = movement.payout ?? carriedAwayBy(call, at);
  return {
    id: gid('ShopifyPaymentsBalanceTransaction', id),
    type,
    test: false,
    amount: money(amount, shop),
    fee: money(fee, shop),
    net: money(amount - fee, shop),
    transactionDate: isoTime(at),
    associatedOrder: number === undefined ? null : { id: gid('Order', orderIdOf(shop, number)), name: `#${number}` },
    associatedPayout: payout
      ? { id: gid('ShopifyPaymentsPayout', payoutIdOf(call, payout.index)), status: statusOf(payout, now) }
      : { id: null, status: null },
  };
}

/** The payout of the period in which money moved, once it was sent. */
function carriedAwayBy({ trade, shop }: Call, at: number): Sent | undefined {
  const opened = trade.openedAt(shop);
  const every = shop.payout.everyDays * DAY_MS;
  const from = opened + Math.floor((at - opened) / every) * every;
  const [period] = trade.payouts(shop, from, from + 1);
  return period?.paidAt === undefined ? undefined : { ...period, paidAt: period.paidAt };
}

const edge = <T>(node: T, at: number, id: number): Edge<T> => ({
  cursor: writeCursor({ last_id: id, last_value: at }),
  node,
});

type Step = { after: string | null | undefined; reverse: boolean };
type Source<T> = {
  read: (from: number, to: number) => T[];
  placeOf: (entry: T) => { at: number; id: number };
};

/** Goes on behind the cursor; entries of the cursor's own moment are told apart by their number. */
function* inTime<T>({ trade, shop, now }: Call, { after, reverse }: Step, { read, placeOf }: Source<T>): Generator<T> {
  const place = readCursor(after);
  const from = place && !reverse ? place.last_value : trade.openedAt(shop);
  const to = place && reverse ? place.last_value + 1 : now + 1;
  for (const entry of walk({ from, to, latestFirst: reverse, read })) {
    const { at, id } = placeOf(entry);
    const behind = place ? (at - place.last_value || id - place.last_id) * (reverse ? -1 : 1) > 0 : true;
    if (behind) yield entry;
  }
}
