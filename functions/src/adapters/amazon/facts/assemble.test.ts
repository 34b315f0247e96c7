import { describe, expect, it } from '@jest/globals';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, StepResult } from '../../../ports/source-adapter.ts';
import { IDENTITY, NOW } from '../../../testing/amazon-pull.ts';
import { planPull } from '../plan.ts';
import { assembleFacts } from './assemble.ts';

// As of 2026-11-22 the fifteen windows run from 2025-08-29 to 2026-11-21.
const identity = { ...IDENTITY, marketplaceIds: ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'] };
const STEPS = planPull(identity, NOW);

const result = (reduction: unknown, more: Partial<StepResult> = {}): StepResult => ({
  reduction,
  rowsRead: 1,
  rowsRejected: 0,
  rejected: [],
  ...more,
});

const noOrders = {
  months: [],
  days: null,
  skus: [],
  otherSkus: { skus: 0, units: 0 },
  pattern: null,
  longRows: 0,
  unknownStatuses: {},
};
const month = (name: string, gmv: string, orders = 1) => ({
  month: name,
  currency: 'USD',
  orders,
  cancelled: 0,
  units: orders,
  gmv,
});
const noEvents = {
  coveredFrom: '2025-11-22',
  refunds: [],
  returned: [],
  adSpend: {},
  loans: { advanced: {}, repaid: {} },
  debts: { original: {}, recovered: {} },
};

type Results = Partial<Record<string, StepResult>>;
/** Every order window empty unless given; other steps only if given. */
function assemble(given: Results, { without = [], asOf = NOW }: { without?: string[]; asOf?: Instant } = {}) {
  const results = new Map<string, StepResult>();
  for (const { id, kind } of STEPS) {
    const own = given[id] ?? (kind === 'orders' ? result(noOrders) : undefined);
    if (own && !without.includes(id)) results.set(id, own);
  }
  return assembleFacts({ identity, steps: STEPS, results, asOf });
}

const windows = STEPS.filter(({ kind }) => kind === 'orders');
const idAt = (index: number): string => (windows[index] as PullStep).id;

describe('the facts of a shop', () => {
  it('say of every fact that no step brought that it is not offered', () => {
    expect(assemble({})).toEqual({
      marketplace: 'amazon',
      sellerId: 'A1',
      shopName: 'Shop',
      mainCategory: NOT_OFFERED,
      verified: true,
      firstActivityOn: NOT_OFFERED,
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      months: [],
      returns90d: NOT_OFFERED,
      fulfilment90d: NOT_OFFERED,
      payouts: NOT_OFFERED,
      fees: NOT_OFFERED,
      adSpend12m: NOT_OFFERED,
      adMonths: NOT_OFFERED,
      stock: NOT_OFFERED,
      stockLines: NOT_OFFERED,
      skuUnits90d: NOT_OFFERED,
      accountHealth: NOT_OFFERED,
      externalDebts: NOT_OFFERED,
      orderPattern: NOT_OFFERED,
      reread: NOT_OFFERED,
      rejectedRows: 0,
      sourceHashes: [],
    });
  });

  it('add up a month that lies in two windows', () => {
    const { months } = assemble({
      [idAt(0)]: result({ ...noOrders, months: [month('2026-10', '10.05', 2), month('2026-11', '7.00')] }),
      [idAt(1)]: result({ ...noOrders, months: [month('2026-10', '0.95', 3)] }),
    });
    expect(months).toEqual([
      { ...month('2026-10', '11.00', 5), refunds: null },
      { ...month('2026-11', '7.00'), refunds: null },
    ]);
  });

  it('leave the days of a window missing that never came', () => {
    expect(assemble({}, { without: [idAt(3), idAt(9)] }).coverage.missingDays).toBe(60);
  });

  it('date the shop by its earliest order or payout, cancelled or not', () => {
    const payout = {
      amount: '1.00',
      currency: 'USD',
      period: NOT_OFFERED,
      paidOn: '2025-01-05',
      accountTail: '6621',
      status: 'paid',
    };
    const orders = { [idAt(14)]: result({ ...noOrders, days: { first: '2025-09-03', last: '2025-09-20' } }) };
    const payouts = STEPS.find(({ kind }) => kind === 'payouts')?.id ?? '';
    expect(assemble(orders).firstActivityOn).toBe('2025-09-03');
    expect(assemble({ ...orders, [payouts]: result({ payouts: [payout] }) }).firstActivityOn).toBe('2025-01-05');
  });

  it('look at products over the last three windows alone', () => {
    const sold = (units: number) =>
      result({
        ...noOrders,
        skus: [
          ['a', units],
          ['b', 1],
        ],
      });
    const { skuUnits90d } = assemble({
      [idAt(0)]: sold(10),
      [idAt(1)]: sold(20),
      [idAt(2)]: sold(30),
      [idAt(3)]: sold(1_000),
    });
    expect(skuUnits90d).toEqual({ units: 63, skus: 2, largest: [60, 3] });
  });

  it('take returns from Amazon only if every marketplace told them, else from the events', () => {
    const traffic = (unitsOrdered: number, unitsRefunded: number) =>
      result({ days: 90, unitsOrdered, unitsRefunded, sales: {} });
    const [us, canada] = ['traffic:ATVPDKIKX0DER', 'traffic:A2EUQ1WTGCTBG2'];
    const orders = { [idAt(0)]: result({ ...noOrders, skus: [['a', 200]] }) };
    const returned = [
      { from: '2026-11-07', units: 6 },
      { from: '2026-08-09', units: 50 },
    ];
    const events = { events: result({ ...noEvents, returned }) };
    expect(assemble({ [us]: traffic(100, 3), [canada]: traffic(50, 1) }).returns90d).toEqual({
      units: 150,
      returned: 4,
    });
    expect(assemble({ ...orders, ...events, [us]: traffic(100, 3) }).returns90d).toEqual({ units: 200, returned: 6 });
    expect(assemble({ ...orders, [us]: traffic(100, 3) }).returns90d).toBe(NOT_OFFERED);
  });

  it('tell how far Amazon counts another total, beyond what cancelled orders and a day explain', () => {
    const [us, canada] = ['traffic:ATVPDKIKX0DER', 'traffic:A2EUQ1WTGCTBG2'];
    const traffic = (unitsOrdered: number, minor: number) =>
      result({ days: 90, unitsOrdered, unitsRefunded: 0, sales: { USD: minor } });
    const days = Array.from({ length: 50 }, (_, at) => new Date(Date.UTC(2026, 8, 1 + at)).toISOString().slice(0, 10));
    const byHour = [0, 100, ...Array<number>(22).fill(0)];
    const pattern = { byHour, bursts: [], days, fromTheFuture: 0, buyers: null, earlyRefunds: null };
    const gapOf = (ordered: StepResult, cancelled = 0) => {
      const months = [{ ...month('2026-10', '1000.00', 100), cancelled }];
      const orders = { [idAt(0)]: result({ ...noOrders, pattern, months }) };
      const { orderPattern } = assemble({ ...orders, [us]: ordered, [canada]: traffic(0, 0) });
      return orderPattern === NOT_OFFERED ? undefined : orderPattern.totalsGapPpm;
    };
    // By hand: of 110 told, 100 were read and 110 ÷ 50 = 2.2 are a day: 7.8 ÷ 110 = 7.09 %.
    expect(gapOf(traffic(110, 110_000))).toBe(70_909);
    // Of 90 told, 100 were read and 1.8 are a day: 8.2 ÷ 90 = 9.11 %.
    expect(gapOf(traffic(90, 90_000))).toBe(91_111);
    expect([gapOf(traffic(102, 102_000)), gapOf(traffic(110, 100_000)), gapOf(traffic(100, 130_000))]).toEqual([
      0, 0, 0,
    ]);
    expect(gapOf(traffic(110, 110_000), 10)).toBe(0);
    expect(gapOf(result({ days: 90, unitsOrdered: 110, unitsRefunded: 0, sales: {} }))).toBe(NOT_OFFERED);
  });

  it('count a European pool of stock once, and every other warehouse', () => {
    const stock = (products: number, units: number) => result({ products, units });
    expect(
      assemble({ 'stock:ATVPDKIKX0DER': stock(3, 100), 'stock:A2EUQ1WTGCTBG2': stock(2, 40) }).stock,
    ).toMatchObject({ units: 140 });
    expect(assemble({ 'stock:ATVPDKIKX0DER': stock(0, 0) }).stock).toBe(NOT_OFFERED);

    const europe = { ...identity, marketplaceIds: ['A1PA6795UKMFR9', 'A13V1IB3VIYZZH', 'A1F83G8C2ARO7P'] };
    const steps = planPull(europe, NOW);
    const results = new Map([
      ['stock:A1PA6795UKMFR9', stock(3, 100)],
      ['stock:A13V1IB3VIYZZH', stock(3, 100)],
      ['stock:A1F83G8C2ARO7P', stock(1, 7)],
    ]);
    expect(assembleFacts({ identity: europe, steps, results, asOf: NOW }).stock).toMatchObject({ units: 107 });
  });

  it('hold a shop whose listings are suspended to be suspended, whatever its health report says', () => {
    const health = result({
      health: { status: 'green', suspended: false, orderDefectRatePpm: 1_000 },
      fulfilment: NOT_OFFERED,
    });
    const results = new Map([['health', health]]);
    const facts = assembleFacts({ identity: { ...identity, suspended: true }, steps: STEPS, results, asOf: NOW });
    expect(facts.accountHealth).toEqual({ status: 'red', suspended: true, orderDefectRatePpm: 1_000 });
  });

  it('add up rejected rows and carry the hashes of what was kept', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const facts = assemble({
      [idAt(0)]: result(noOrders, { rowsRejected: 2, sourceSha256: a }),
      settlements: result({ settlements: [], sources: [b] }, { rowsRejected: 1 }),
    });
    expect([facts.rejectedRows, facts.sourceHashes]).toEqual([3, [a, b]]);
  });
});

describe('what events tell', () => {
  it('is advertising by month, newest last, for the days they were read; never that there was none', () => {
    const month = (name: string, minor: number) => ({ month: name, currency: 'USD', minor });
    const told = (adMonths: unknown) => assemble({ events: result({ ...noEvents, adMonths }) }).adMonths;
    expect(told([month('2026-10', 1_050), month('2026-09', -20)])).toEqual({
      ...{ from: '2025-11-22', to: '2026-11-21' },
      months: [
        { month: '2026-09', currency: 'USD', amount: '0.00' },
        { month: '2026-10', currency: 'USD', amount: '10.50' },
      ],
    });
    expect([told([]), told(undefined)]).toEqual([NOT_OFFERED, NOT_OFFERED]);
  });

  it('is a year of advertising and the debts to Amazon, if they were read that far back', () => {
    const events = {
      ...noEvents,
      adSpend: { USD: 1_050 },
      loans: { advanced: { USD: 1_000_000 }, repaid: { USD: 400_000 } },
      debts: { original: { USD: 8_000 }, recovered: { USD: 3_000 } },
    };
    const full = assemble({ events: result(events) });
    expect(full.adSpend12m).toEqual([{ currency: 'USD', amount: '10.50' }]);
    expect(full.externalDebts).toMatchObject([
      {
        ...{ lender: 'Amazon Lending', outstanding: { amount: '6000.00' }, repaid12m: { amount: '4000.00' } },
        advanced12m: { amount: '10000.00' },
      },
      {
        ...{ lender: 'Amazon 账户欠款', outstanding: { amount: '50.00' }, repaid12m: { amount: '30.00' } },
        advanced12m: { amount: '0.00' },
      },
    ]);

    const quarter = assemble({ events: result({ ...events, coveredFrom: '2026-08-24' }) });
    expect([quarter.adSpend12m, quarter.externalDebts]).toEqual([NOT_OFFERED, full.externalDebts]);
    expect(assemble({ events: result({ ...events, coveredFrom: '2026-09-10' }) }).externalDebts).toBe(NOT_OFFERED);
  });

  it('is no debt, which is known, where none was seen', () => {
    expect(assemble({ events: result(noEvents) }).externalDebts).toEqual([]);
  });

  it('takes as owed as much again as was repaid, where a loan began before the year', () => {
    const loans = { advanced: {}, repaid: { USD: 240_000 } };
    expect(assemble({ events: result({ ...noEvents, loans }) }).externalDebts).toMatchObject([
      { outstanding: { amount: '2400.00' }, advanced12m: { amount: '0.00' } },
    ]);
  });

  it('takes a loan of which a part of the year shows repayments alone to have been paid out in the rest of it', () => {
    const loans = { advanced: {}, repaid: { USD: 240_000 } };
    // By hand: 2,400 repaid and, as is supposed, as much again owed.
    expect(assemble({ events: result({ ...noEvents, loans, coveredFrom: '2026-08-24' }) }).externalDebts).toMatchObject(
      [{ outstanding: { amount: '2400.00' }, advanced12m: { amount: '4800.00' } }],
    );
  });
});

describe('refunds of a month', () => {
  const sold = { [idAt(0)]: result({ ...noOrders, months: [month('2026-10', '50.00'), month('2026-11', '50.00')] }) };
  const settlement = (startedOn: string, endedOn: string, months: object[]) => ({
    settlementId: startedOn,
    currency: 'USD',
    startedOn,
    endedOn,
    depositedOn: endedOn,
    total: 0,
    balanced: true,
    firstDigits: Array<number>(9).fill(0),
    months,
  });
  const refunded = (name: string, refunds: number) => ({
    month: name,
    refunds,
    sales: 0,
    orders: 0,
    units: 0,
    refundedLines: 1,
    adSpend: 0,
  });
  const refundsOf = (given: Results) => assemble({ ...sold, ...given }).months.map(({ refunds }) => refunds);

  it('come from the events where these cover the month', () => {
    const refunds = [{ month: '2026-11', currency: 'USD', minor: 250 }];
    expect(refundsOf({ events: result({ ...noEvents, refunds }) })).toEqual(['0.00', '2.50']);
    expect(refundsOf({ events: result({ ...noEvents, coveredFrom: '2026-10-15', refunds }) })).toEqual([null, '2.50']);
  });

  it('else from settlements that follow each other over all its days', () => {
    const settlements = [
      settlement('2026-09-28', '2026-10-12', [refunded('2026-10', 100)]),
      settlement('2026-10-12', '2026-11-01', [refunded('2026-10', 23)]),
    ];
    expect(refundsOf({ settlements: result({ settlements, sources: [] }) })).toEqual(['1.23', null]);
    expect(refundsOf({ settlements: result({ settlements: settlements.slice(0, 1), sources: [] }) })).toEqual([
      null,
      null,
    ]);
  });
});
