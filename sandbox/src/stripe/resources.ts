import { paidBetween, shippedBetween } from '../trade/shipped.ts';
import type { Sale, Shop, WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';
import { hasInquiry, isCaptured, presentCharge, presentDispute, presentRefund } from './charge.ts';
import { readId } from './ids.ts';
import {
  captureOf,
  type Movement,
  payoutId,
  presentMovement,
  presentPayout,
  refundOf,
  withdrawalOf,
} from './payout.ts';

export type Reading = { trade: WorldTrade; account: Account; now: number };
export type StripeObject = Readonly<Record<string, unknown>>;
/** One object of a list, and the moment it was created. It is written out only if it is told. */
export type Entry = {
  id: string;
  at: number;
  present: () => StripeObject;
  payoutId?: () => string | undefined;
};

export type Resource = {
  noun: string;
  /** Filters beside created; each is met when the object's field of that name, or the named test, holds it. */
  filters: readonly string[];
  /** Created in [from, to), earliest first. */
  read: (reading: Reading, from: number, to: number) => Iterable<Entry>;
  find: (reading: Reading, id: string) => Entry | undefined;
  /** Where in time a filter can match at all. */
  narrow?: (reading: Reading, filter: string, value: string) => { from: number; to: number } | undefined;
};

const byTime = (entries: Entry[]): Entry[] => entries.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

const chargeEntry = ({ account, now }: Reading, shop: Shop, sale: Sale): Entry => {
  const of = { account, shop, sale, now };
  const charge = presentCharge(of);
  return { id: charge.id, at: sale.at, present: () => charge };
};

export const CHARGES: Resource = {
  noun: 'charge',
  filters: ['customer', 'payment_intent', 'transfer_group'],
  // Nobody paid for a brushed order.
  read: (reading, from, to) =>
    byTime(
      reading.account.shops.flatMap((shop) =>
        [...reading.trade.sales(shop, from, to)]
          .filter(({ brushed }) => !brushed)
          .map((sale) => chargeEntry(reading, shop, sale)),
      ),
    ),
  find: (reading, id) => {
    const subject = readId('ch', reading.account, id);
    const sale = subject?.kind === 'charge' ? reading.trade.sale(subject.shop, subject.number) : undefined;
    return subject && sale && !sale.brushed ? chargeEntry(reading, subject.shop, sale) : undefined;
  },
};

/** Refunds and inquiries are both told of a sale at the moment its money goes back. */
function atRefund(noun: string, prefix: 're' | 'dp', isMeant: (sale: Sale, now: number) => boolean): Resource {
  const present = prefix === 're' ? presentRefund : presentDispute;
  const entry = ({ account, now }: Reading, shop: Shop, sale: Sale): Entry => {
    const object = present({ account, shop, sale, now });
    return { id: object.id, at: sale.refund?.at ?? 0, present: () => object };
  };
  return {
    noun,
    filters: ['charge', 'payment_intent'],
    read: (reading, from, to) =>
      byTime(
        reading.account.shops.flatMap((shop) =>
          [...reading.trade.refunds(shop, from, to)]
            .filter((sale) => isMeant(sale, reading.now))
            .map((sale) => entry(reading, shop, sale)),
        ),
      ),
    find: (reading, id) => {
      const subject = readId(prefix, reading.account, id);
      const sale = subject && reading.trade.sale(subject.shop, subject.number);
      return subject && sale?.refund && sale.refund.at <= reading.now && isMeant(sale, reading.now)
        ? entry(reading, subject.shop, sale)
        : undefined;
    },
  };
}

export const REFUNDS = atRefund('refund', 're', () => true);
export const DISPUTES = atRefund('dispute', 'dp', hasInquiry);

function paid({ trade, account, now }: Reading, from: number, to: number) {
  return account.shops.flatMap((shop) =>
    paidBetween(trade, shop, from, to).flatMap(({ paidAt, ...payout }) =>
      paidAt === undefined ? [] : [{ account, shop, payout: { ...payout, paidAt }, now }],
    ),
  );
}

export const PAYOUTS: Resource = {
  noun: 'payout',
  filters: ['status', 'destination'],
  read: (reading, from, to) =>
    byTime(
      paid(reading, from, to).map((of) => ({
        id: payoutId(of.account, of.shop, of.payout.index),
        at: of.payout.paidAt,
        present: () => presentPayout(of),
      })),
    ),
  find: (reading, id) => {
    const span = payoutSpan(reading, id);
    return span && [...PAYOUTS.read(reading, span.from, span.to)].find((entry) => entry.id === id);
  },
};

const DAY_MS = 86_400_000;

/** From the start of a payout's period until it was surely sent. */
function payoutSpan({ trade, account }: Reading, id: string): { from: number; to: number } | undefined {
  const subject = readId('po', account, id);
  if (subject?.kind !== 'payout') return undefined;
  const { shop, number } = subject;
  const from = trade.openedAt(shop) + number * shop.payout.everyDays * DAY_MS;
  return { from, to: from + (shop.payout.everyDays + shop.payout.delayDays + 1) * DAY_MS };
}

function movements(reading: Reading, from: number, to: number): { shop: Shop; movement: Movement }[] {
  const { trade, account, now } = reading;
  const until = Math.min(to, now + 1);
  const ofSales = account.shops.flatMap((shop) => [
    ...[...shippedBetween(trade, shop, from, until)].map((sale) => ({
      shop,
      movement: captureOf(trade, account, { shop, sale }),
    })),
    ...[...trade.refunds(shop, from, to)].map((sale) => ({ shop, movement: refundOf(trade, account, { shop, sale }) })),
  ]);
  return [...ofSales, ...paid(reading, from, to).map((of) => ({ shop: of.shop, movement: withdrawalOf(of) }))];
}

const movementEntry = ({ now }: Reading, { shop, movement }: { shop: Shop; movement: Movement }): Entry => ({
  id: movement.id,
  at: movement.at,
  present: () => presentMovement(movement, { shop, now }),
  payoutId: movement.payoutId,
});

export const BALANCE_TRANSACTIONS: Resource = {
  noun: 'balance transaction',
  filters: ['payout', 'type', 'currency', 'source'],
  read: (reading, from, to) => byTime(movements(reading, from, to).map((one) => movementEntry(reading, one))),
  find: (reading, id) => {
    const at = momentOf(reading, id);
    return at === undefined
      ? undefined
      : [...BALANCE_TRANSACTIONS.read(reading, at, at + 1)].find((entry) => entry.id === id);
  },
  narrow: (reading, filter, value) => (filter === 'payout' ? payoutSpan(reading, value) : undefined),
};

function momentOf(reading: Reading, id: string): number | undefined {
  const { trade, account, now } = reading;
  const subject = readId('txn', account, id);
  if (!subject) return undefined;
  if (subject.kind === 'payout') return PAYOUTS.find(reading, payoutId(account, subject.shop, subject.number))?.at;
  const sale = trade.sale(subject.shop, subject.number);
  if (!sale) return undefined;
  if (subject.kind === 'refund') return sale.refund?.at;
  return isCaptured(sale, now) ? sale.shippedAt : undefined;
}
