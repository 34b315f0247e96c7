import { describe, expect, it } from '@jest/globals';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Day } from '@loan/shared/time/instant';
import { factsFromFiles } from './facts-from-files.ts';
import type { FileReadings } from './file-readings.ts';
import { dayOfIso } from './moment.ts';
import type { OrderTotals } from './orders.ts';
import { SettlementTotals } from './settlement-totals.ts';

const TODAY = '2026-11-22' as Day;

const orders = (first: string, last: string): OrderTotals => ({
  months: [],
  days: { first, last },
  rows: 1,
  longRows: 0,
  unknownStatuses: {},
  hours: { byHour: Array<number>(24).fill(0), bursts: [], days: [] },
  fromTheFuture: 0,
  placed: () => [],
  soldSince: () => [],
});

const settlement = (startedOn: string, endedOn: string, changes: Partial<SettlementTotals> = {}): SettlementTotals =>
  SettlementTotals.parse({
    settlementId: startedOn,
    currency: 'USD',
    startedOn,
    endedOn,
    depositedOn: endedOn,
    total: 10_000,
    balanced: true,
    firstDigits: Array<number>(9).fill(0),
    months: [
      { month: startedOn.slice(0, 7), refunds: 0, sales: 0, orders: 10, units: 100, refundedLines: 3, adSpend: 500 },
    ],
    ...changes,
  });

const facts = (readings: Partial<FileReadings>) =>
  factsFromFiles({ orders: [], settlements: [], business: [], rejectedRows: 0, ...readings }, TODAY);

/** Fortnights up to a day, oldest first. */
const fortnights = (count: number, end: string): SettlementTotals[] =>
  Array.from({ length: count }, (_, index) => {
    const day = (daysBack: number) => new Date(Date.parse(end) - daysBack * 86_400_000).toISOString().slice(0, 10);
    return settlement(day(14 * (count - index)), day(14 * (count - index - 1)));
  });

describe('files a seller hands in', () => {
  it('are looked at as of the day after their last one, and never as of a day to come', () => {
    expect(facts({ orders: [orders('2025-01-01', '2025-12-31')] }).asOf).toBe('2026-01-01');
    expect(facts({ orders: [orders('2026-01-01', '2026-11-22')] }).asOf).toBe(TODAY);
    expect(facts({ orders: [orders('2026-01-01', '2031-01-01')] }).asOf).toBe(TODAY);
  });

  it('leave the month missing that was not handed in', () => {
    const { shop } = facts({
      orders: [
        orders('2026-03-01', '2026-03-31'),
        orders('2026-01-01', '2026-01-31'),
        orders('2026-01-15', '2026-01-20'),
      ],
    });
    expect(shop.coverage).toEqual({ from: '2026-01-01', to: '2026-03-31', missingDays: 28 });
  });

  it('date the shop by whatever is earliest in them', () => {
    const { shop } = facts({
      orders: [orders('2026-01-01', '2026-03-31')],
      settlements: [settlement('2025-12-20', '2026-01-03')],
    });
    expect(shop.firstActivityOn).toBe('2025-12-20');
  });

  it('with nothing in them say that nothing is known', () => {
    const { shop, asOf } = facts({});
    expect(asOf).toBe(TODAY);
    expect(shop).toMatchObject({
      verified: false,
      firstActivityOn: NOT_OFFERED,
      months: [],
      payouts: NOT_OFFERED,
      stock: NOT_OFFERED,
    });
  });
});

describe('settlement files', () => {
  const upToNow = { orders: [orders('2026-01-01', '2026-11-14')] };

  it('tell payouts when they follow each other up to now', () => {
    const { payouts } = facts({ ...upToNow, settlements: fortnights(6, '2026-11-10') }).shop;
    expect(payouts).toHaveLength(6);
    expect(payouts).toContainEqual({
      amount: '100.00',
      currency: 'USD',
      period: { startedOn: '2026-10-27', endedOn: '2026-11-10' },
      paidOn: '2026-11-10',
      accountTail: NOT_OFFERED,
      status: 'paid',
    });
  });

  it.each([
    ['one of them is missing', fortnights(6, '2026-11-10').filter((_, index) => index !== 3)],
    ['the last is old: he has not been without payouts since', fortnights(6, '2026-06-10')],
    ['they are too few to be regular', fortnights(2, '2026-11-10')],
    [
      'one does not add up',
      fortnights(6, '2026-11-10').map((one, index) => (index === 2 ? { ...one, balanced: false } : one)),
    ],
  ])('tell none when %s', (_, settlements) => {
    expect(facts({ ...upToNow, settlements }).shop.payouts).toBe(NOT_OFFERED);
  });

  it('tell a year of advertising only if they cover one', () => {
    expect(facts({ ...upToNow, settlements: fortnights(7, '2026-11-10') }).shop.adSpend12m).toBe(NOT_OFFERED);
    // Those that began after November 2025 are 25; each spent 5.00.
    const year = fortnights(27, '2026-11-10');
    const counted = year.filter(({ startedOn }) => (startedOn ?? '') >= '2025-12').length;
    expect(facts({ ...upToNow, settlements: year }).shop.adSpend12m).toEqual([
      { currency: 'USD', amount: `${counted * 5}.00` },
    ]);
  });

  it('tell returned lines of units sold over the last quarter', () => {
    // Of those covering the quarter before 2026-11-15, seven ended after 2026-08-17.
    const settlements = fortnights(10, '2026-11-10');
    const counted = settlements.filter(({ endedOn }) => (endedOn ?? '') > '2026-08-17').length;
    expect(facts({ ...upToNow, settlements }).shop.returns90d).toEqual({ units: counted * 100, returned: counted * 3 });
    expect(facts({ ...upToNow, settlements: settlements.slice(5) }).shop.returns90d).toBe(NOT_OFFERED);
  });
});

describe('a business report', () => {
  const day = (iso: string, refunded: number | undefined) => ({
    day: dayOfIso(iso),
    currency: 'USD',
    sales: 100,
    units: 10,
    lines: 9,
    refunded,
  });
  const quarter = (refunded: number | undefined) =>
    Array.from({ length: 90 }, (_, index) =>
      day(new Date(Date.parse('2026-08-17') + index * 86_400_000).toISOString().slice(0, 10), refunded),
    );

  it('tells returns when it has them for each of the last ninety days', () => {
    const upToNow = { orders: [orders('2026-01-01', '2026-11-14')] };
    expect(facts({ ...upToNow, business: quarter(1) }).shop.returns90d).toEqual({ units: 900, returned: 90 });
    expect(facts({ ...upToNow, business: quarter(1).slice(1) }).shop.returns90d).toBe(NOT_OFFERED);
    expect(facts({ ...upToNow, business: quarter(undefined) }).shop.returns90d).toBe(NOT_OFFERED);
  });
});
