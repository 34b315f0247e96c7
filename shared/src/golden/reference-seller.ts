import { addToMonth, firstDayOf, lastDayOf, Month, type MonthlyFacts } from '../facts/month.ts';
import { NOTHING_OFFERED, type Payout, ShopFacts } from '../facts/shop.ts';
import { Snapshot } from '../facts/snapshot.ts';
import type { z } from '../schema.ts';
import { addDays, Day, type Day as DayType } from '../time/instant.ts';

/** The first of a month, so that twelve whole months lie just behind it. */
export const AS_OF = Day.parse('2026-11-01');
const FIRST_MONTH = Month.parse('2025-11');

export const monthsFrom = (first: Month, gmvYuan: readonly string[]): z.input<typeof MonthlyFacts>[] =>
  gmvYuan.map((gmv, index) => ({
    month: addToMonth(first, index),
    currency: 'CNY',
    orders: 1_000,
    cancelled: 10,
    units: 1_100,
    gmv,
    refunds: null,
  }));

/** A payout every fortnight, two days after its sales ended: nine days from the middle sale to the bank. */
export const fortnightlyPayouts = (from: DayType, count: number, amount: string): z.input<typeof Payout>[] =>
  Array.from({ length: count }, (_, index) => ({
    amount,
    currency: 'CNY',
    period: { startedOn: addDays(from, index * 14), endedOn: addDays(from, index * 14 + 13) },
    paidOn: addDays(from, index * 14 + 15),
    accountTail: 'notOffered',
    status: 'paid',
  }));

/**
 * The seller of R-SCR-3, and nothing beyond what the requirement states: Amazon, 12 months, 100万 each month,
 * payouts on time, returns under 5 %. Everything else is missing.
 */
export const referenceShop: ShopFacts = ShopFacts.parse({
  ...NOTHING_OFFERED,
  marketplace: 'amazon',
  sellerId: 'A0REFERENCE',
  verified: true,
  firstActivityOn: firstDayOf(FIRST_MONTH),
  coverage: { from: firstDayOf(FIRST_MONTH), to: lastDayOf(addToMonth(FIRST_MONTH, 11)), missingDays: 0 },
  months: monthsFrom(FIRST_MONTH, Array<string>(12).fill('1000000.00')),
  returns90d: { units: 3_300, returned: 164 },
  payouts: fortnightlyPayouts(firstDayOf(FIRST_MONTH), 26, 'notOffered'),
  rejectedRows: 0,
  sourceHashes: [],
});

export const snapshotOf = (shops: readonly ShopFacts[], change: Partial<z.input<typeof Snapshot>> = {}): Snapshot =>
  Snapshot.parse({
    asOf: AS_OF,
    product: 'dataLoan',
    verified: true,
    requestedLimitFen: 'notOffered',
    company: { creditCode: '91440300708461136T', identityConsistent: true },
    shops,
    settlement: { holderKind: 'company', holderNameMatches: 'notOffered', accountTail: 'notOffered', declared: true },
    ownerMatchesApplicant: 'yes',
    consentLive: true,
    threeFlowMatchPpm: 'notOffered',
    crossCheck: 'notOffered',
    otherDebts: 'notOffered',
    advertising: 'notOffered',
    otherOutstandingFen: 'notOffered',
    programmeHeadroomFen: 'notOffered',
    ...change,
  });

export const referenceSnapshot = (change: Partial<z.input<typeof ShopFacts>> = {}): Snapshot =>
  snapshotOf([ShopFacts.parse({ ...referenceShop, ...change })]);
