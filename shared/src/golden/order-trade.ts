import type { Backing } from '../facts/backing.ts';
import { Snapshot } from '../facts/snapshot.ts';
import type { z } from '../schema.ts';
import { addDays, Day } from '../time/instant.ts';
import { AS_OF, snapshotOf } from './reference-seller.ts';

type Given = Extract<z.input<typeof Backing>, { kind: 'orders' }>;
type Supply = Extract<z.input<typeof Backing>, { kind: 'platformSupply' }>;
type About = Partial<z.input<typeof Snapshot>>;

const BUYER = '91440101MA5CWX8X3K';
/** 17 or 18 characters of a keyed hash would do; a paper of the tests is known by its place. */
const keyOf = (kind: string, index: number) => `${kind}-${String(index).padStart(16, '0')}`;

/** One invoice a month over the year before, delivered and paid on the ninetieth day. */
export const invoices = (amountFen: number, count = 12): Given['invoices'] =>
  Array.from({ length: count }, (_, index) => {
    const issuedOn = addDays(AS_OF, -95 - (count - 1 - index) * 22);
    return {
      ...{ key: keyOf('invoice', index), amountFen, issuedOn, dueOn: addDays(issuedOn, 90) },
      ...{ paidOn: addDays(issuedOn, 90), paidFen: amountFen, delivered: true, state: 'fromXml' },
    };
  });

export const orders = (amountsFen: readonly number[]): Given['orders'] =>
  amountsFen.map((amountFen, index) => ({
    ...{ key: keyOf('order', index), amountFen, orderedOn: AS_OF, deliverBy: addDays(AS_OF, 30) },
    ...{ dueOn: addDays(AS_OF, 120), state: 'confirmedByCounterparty', refused: false },
  }));

/**
 * The factory of the mission's case: 1,200万 a year agreed, 30 days to deliver and 90 to pay, three years of trade,
 * and orders of 412.6万 at hand. The buyer let nothing be read and nothing is insured.
 */
export const ORDER_TRADE: Given = {
  kind: 'orders',
  buyer: {
    ...{ creditCode: BUYER, marketplace: 'shopee', tradingSince: '2023-09', relatedToBorrower: false },
    shops: [],
  },
  agreement: {
    ...{ annualAmountFen: 1_200_000_000, from: '2026-04-18', to: '2027-04-17' },
    ...{ leadDays: 30, termDays: 90, confirmed: true },
  },
  assignmentAcknowledged: true,
  orders: orders([58_943_100, 58_943_100, 58_943_100, 58_943_100, 58_943_100, 58_943_100, 58_941_400]),
  invoices: invoices(90_533_300),
  supplierRevenue: 'notOffered',
  unmatchedDeliveryNotes: 0,
  insurance: 'notOffered',
};

/** A factory on Temu: 100万 a month for a year, 12,000 pieces of 40 products a quarter, on time. */
export const SUPPLY_TRADE: Supply = {
  kind: 'platformSupply',
  marketplace: 'temu',
  fullyManaged: true,
  firstActivityOn: '2023-06-01',
  coverage: { from: '2025-11-01', to: addDays(AS_OF, -1), missingDays: 0 },
  months: Array.from({ length: 12 }, (_, index) => ({
    month: Day.parse(addDays(Day.parse('2025-11-15'), index * 30)).slice(0, 7),
    ...{ currency: 'CNY', orders: 40, cancelled: 0, units: 4_000, amount: '1000000.00' },
  })),
  onTime90d: { orders: 100, onTime: 98 },
  skuUnits90d: { units: 12_000, skus: 40, largest: [] },
  stock: 'notOffered',
  settled: 'notOffered',
  sourceHashes: [],
};

const about = (backing: z.input<typeof Backing>, change: About = {}): Snapshot =>
  Snapshot.parse({ ...snapshotOf([], { backing, ...change }), product: 'orderLoan', ownerMatchesApplicant: 'unknown' });

export const orderTrade = (change: Partial<Given> = {}, facts: About = {}): Snapshot =>
  about({ ...ORDER_TRADE, ...change }, facts);
export const agreed = (change: Partial<Given['agreement']>): Partial<Given> => ({
  agreement: { ...ORDER_TRADE.agreement, ...change },
});
export const buyerWith = (change: Partial<Given['buyer']>): Partial<Given> => ({
  buyer: { ...ORDER_TRADE.buyer, ...change },
});
/** 跨境电商保 on the buyer, nine tenths paid, until the first order made today is due. */
export const insuredUpTo = (buyerLimitFen: number, days = 120): Partial<Given> => ({
  insurance: { verified: true, buyerLimitFen, coverPpm: 900_000, validTo: addDays(AS_OF, days) },
});
export const supplyTrade = (change: Partial<Supply> = {}, facts: About = {}): Snapshot =>
  about({ ...SUPPLY_TRADE, ...change }, facts);
