import { describe, expect, it } from '@jest/globals';
import { AdFacts } from '../facts/ads.ts';
import { GoodsFacts } from '../facts/goods.ts';
import { MoneyFacts } from '../facts/money.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import { ReferenceRates } from '../facts/reference-rates.ts';
import { referenceRates202611 } from '../facts/reference-rates-2026-11.ts';
import { NOTHING_OFFERED, ShopFacts } from '../facts/shop.ts';
import type { z } from '../schema.ts';
import { crossCheck } from './cross-check.ts';

const rates = ReferenceRates.parse(referenceRates202611);
const policy = {
  arrivesWithinDays: 10,
  amountTolerancePpm: 5_000,
  minCoveredSalesPpm: 800_000,
  minMonths: 3,
  closedLoopMinPpm: 900_000,
  provesOwnerPpm: 900_000,
};
const coverage = { from: '2026-07-01', to: '2026-10-31', missingDays: 0 };

const payout = (paidOn: string, amount: string, changes = {}) => ({
  amount,
  currency: 'USD',
  period: NOT_OFFERED as 'notOffered',
  paidOn,
  accountTail: '6621',
  status: 'paid' as const,
  ...changes,
});
const inflow = (on: string, amount: string, changes = {}) => ({
  on,
  amount,
  currency: 'USD',
  marketplace: 'amazon' as const,
  sellerId: 'A1',
  accountTail: '6621',
  status: 'credited' as const,
  ...changes,
});
const month = (of: string, orders: number, gmv = '10000.00') => ({
  ...{ month: of, currency: 'USD', orders, cancelled: 0, units: orders, gmv, refunds: null },
});

const shop = (changes: Partial<z.input<typeof ShopFacts>> = {}) =>
  ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace: 'amazon',
    sellerId: 'A1',
    verified: true,
    coverage,
    months: ['2026-07', '2026-08', '2026-09', '2026-10'].map((of) => month(of, 100)),
    payouts: [payout('2026-07-20', '1000.00'), payout('2026-08-03', '3000.00')],
    rejectedRows: 0,
    sourceHashes: [],
    ...changes,
  });
const account = (inflows: z.input<typeof MoneyFacts>['inflows'], changes: Partial<z.input<typeof MoneyFacts>> = {}) =>
  MoneyFacts.parse({
    provider: 'lianlian',
    accountId: 'L1',
    verified: true,
    holder: { kind: 'company', matchesApplicant: true },
    accountTails: ['6621'],
    coverage,
    inflows,
    withdrawals: NOT_OFFERED,
    charged: NOT_OFFERED,
    payouts: NOT_OFFERED,
    externalDebts: NOT_OFFERED,
    rejectedRows: 0,
    sourceHashes: [],
    ...changes,
  });
const warehouse = (orders: readonly number[], changes = {}) =>
  GoodsFacts.parse({
    provider: 'goodcang',
    accountId: 'G1',
    verified: true,
    coverage,
    shipped: orders.map((sent, index) => ({
      month: `2026-${String(7 + index).padStart(2, '0')}`,
      marketplace: 'amazon',
      sellerId: 'A1',
      orders: sent,
      parcels: sent,
      tracked: sent,
      underweight: NOT_OFFERED,
      delivered: NOT_OFFERED,
      ...changes,
    })),
    stock: NOT_OFFERED,
    moved90d: NOT_OFFERED,
    rejectedRows: 0,
    sourceHashes: [],
  });

const GOOD = [inflow('2026-07-21', '1000.00'), inflow('2026-08-04', '3000.00')];
const check = (shops: ShopFacts[], money: MoneyFacts[], goods: GoodsFacts[] = [], ads: AdFacts[] = []) =>
  crossCheck({ shops, money, goods, ads }, { policy, rates });
const moneyOf = (inflows: Parameters<typeof account>[0], changes = {}) =>
  check([shop(changes)], [account(inflows)]).legs.find(({ leg }) => leg === 'money');

describe('payouts against what arrived', () => {
  it('match whole when each arrived within days', () => {
    expect(moneyOf(GOOD)).toMatchObject({ provider: 'lianlian', matchPpm: 1_000_000 });
  });

  // By hand: 1,000 of 4,000 dollars, both at the same rate, so a quarter.
  it('match by their worth when one never arrived, and the missing one is named', () => {
    const { legs, unmatched } = check([shop()], [account([inflow('2026-07-21', '1000.00')])]);
    expect(legs[0]?.matchPpm).toBe(250_000);
    expect(unmatched).toEqual([
      {
        leg: 'money',
        shop: { marketplace: 'amazon', sellerId: 'A1' },
        side: 'missing',
        when: '2026-08-03',
        amount: '3000.00',
        currency: 'USD',
        why: 'notFound',
      },
    ]);
  });

  it.each([
    ['half a per cent less is the payment company rounding', { amount: '2985.00' }, 1_000_000, []],
    ['more than that is another amount', { amount: '2984.99' }, 250_000, ['otherAmount', 'notFound']],
    ['on another account is not this payout', { accountTail: '9999' }, 250_000, ['otherAccount', 'notFound']],
    ['on an account the other side shows three characters of is', { accountTail: '621' }, 1_000_000, []],
    ['on an account nobody names is', { accountTail: NOT_OFFERED }, 1_000_000, []],
    ['eleven days later is too late', { on: '2026-08-14' }, 250_000, ['notFound', 'notFound']],
    ['returned to the payer did not arrive', { status: 'returned' as const }, 250_000, ['notFound']],
  ])('%s', (_, changes, matchPpm, why) => {
    const { legs, unmatched } = check(
      [shop()],
      [account([GOOD[0] as never, { ...(GOOD[1] as object), ...changes } as never])],
    );
    expect(legs[0]?.matchPpm).toBe(matchPpm);
    expect(unmatched.map((one) => one.why).sort()).toEqual([...why].sort());
  });

  it('take each inflow for one payout only', () => {
    const payouts = [payout('2026-08-03', '1000.00'), payout('2026-08-05', '1000.00')];
    expect(moneyOf([inflow('2026-08-06', '1000.00')], { payouts })).toMatchObject({ matchPpm: 500_000 });
  });

  it('say nothing of a shop the account never heard of', () => {
    expect(moneyOf([inflow('2026-08-04', '3000.00', { sellerId: 'B2' })])).toBeUndefined();
  });

  // By hand: 1,500 + 2,440 of 4,000 dollars. AliExpress names no account and releases order by order.
  it('match by their sums where a marketplace names no account and sends the money on in other sums', () => {
    const payouts = [payout('2026-07-20', '1000.00'), payout('2026-08-03', '3000.00')].map((one) => ({
      ...one,
      accountTail: NOT_OFFERED,
    }));
    const arrived = [inflow('2026-07-25', '1500.00'), inflow('2026-08-06', '2440.00')];
    expect(moneyOf(arrived, { payouts })).toMatchObject({ by: 'sums', matchPpm: 985_000 });
    const unnamed = arrived.map((one) => ({ ...one, sellerId: NOT_OFFERED }));
    expect(moneyOf(unnamed, { payouts })).toMatchObject({ by: 'items', matchPpm: 0 });
  });

  it('leave out payouts younger than what may still arrive', () => {
    const payouts = [payout('2026-08-03', '3000.00'), payout('2026-10-30', '500.00')];
    expect(moneyOf([inflow('2026-08-04', '3000.00')], { payouts })).toMatchObject({ matchPpm: 1_000_000 });
  });
});

describe('orders against parcels', () => {
  // By hand: 90 + 100 + 95 + 85 = 370 of 400.
  it('match over the whole months together', () => {
    const { legs } = check([shop()], [], [warehouse([90, 100, 95, 85])]);
    expect(legs[0]).toMatchObject({ leg: 'goods', provider: 'goodcang', expected: 400, found: 370, matchPpm: 925_000 });
  });

  it('never match more than whole, and name the month in which a fifth was not sent', () => {
    const { legs, unmatched } = check([shop()], [], [warehouse([150, 150, 150, 70])]);
    expect(legs[0]?.matchPpm).toBe(1_000_000);
    expect(unmatched).toMatchObject([{ leg: 'goods', when: '2026-10', amount: '30', why: 'fewerParcels' }]);
  });

  // By hand: of 100 parcels 50 share a number, so 50 orders went out each month.
  it('count parcels with a number of their own', () => {
    const { legs } = check([shop()], [], [warehouse([100, 100, 100, 100], { parcels: 100, tracked: 50 })]);
    expect(legs[0]?.matchPpm).toBe(500_000);
  });
});

describe('the three flows together', () => {
  it('match as the weakest does', () => {
    const { threeFlowMatchPpm, coveredSalesPpm, singleSource } = check(
      [shop()],
      [account(GOOD)],
      [warehouse([90, 100, 95, 85])],
    );
    expect({ threeFlowMatchPpm, coveredSalesPpm, singleSource }).toEqual({
      threeFlowMatchPpm: 925_000,
      coveredSalesPpm: 1_000_000,
      singleSource: [],
    });
  });

  it('are not there while the marketplace alone tells one of them', () => {
    const { threeFlowMatchPpm, singleSource } = check([shop()], [account(GOOD)]);
    expect(threeFlowMatchPpm).toBe(NOT_OFFERED);
    expect(singleSource).toEqual([{ shop: { marketplace: 'amazon', sellerId: 'A1' }, leg: 'goods' }]);
  });

  // By hand: 40,000 of 40,000 + 20,000 dollars is two thirds, below the four fifths the policy asks for.
  it('say nothing of a company when a shop of a third of its sales has nobody else', () => {
    const other = shop({
      sellerId: 'B2',
      payouts: NOT_OFFERED,
      months: ['2026-07', '2026-08', '2026-09', '2026-10'].map((of) => month(of, 50, '5000.00')),
    });
    const { threeFlowMatchPpm, coveredSalesPpm } = check(
      [shop(), other],
      [account(GOOD)],
      [warehouse([100, 100, 100, 100])],
    );
    expect(coveredSalesPpm).toBe(666_666);
    expect(threeFlowMatchPpm).toBe(NOT_OFFERED);
  });
});

describe("the marketplace's own word against its own", () => {
  const fees = ['2026-07', '2026-08', '2026-09', '2026-10'].map((of) => ({
    month: of,
    currency: 'USD',
    amount: '1500.00',
  }));
  const told = { refunds: '500.00' };

  // By hand: 4 × (10,000 − 500 − 1,500) = 32,000 dollars to be paid, 4 × 7,840 paid: 98 %.
  it('is what was sold less refunds and fees against what was paid out, and counts in no match', () => {
    const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((of) => ({ ...month(of, 100), ...told }));
    const payouts = ['2026-07-20', '2026-08-20', '2026-09-20', '2026-10-20'].map((on) => payout(on, '7840.00'));
    const { legs, threeFlowMatchPpm } = check([shop({ months, fees, payouts })], []);
    expect(legs).toMatchObject([{ leg: 'settlement', provider: 'amazon', matchPpm: 980_000 }]);
    expect(threeFlowMatchPpm).toBe(NOT_OFFERED);
  });

  // By hand: of the 31,360 dollars above 6,400 were lent, so 24,960 of 32,000 were paid for sales: 78 %.
  it('does not count as paid for sales what the marketplace lent', () => {
    const months = ['2026-07', '2026-08', '2026-09', '2026-10'].map((of) => ({ ...month(of, 100), ...told }));
    const payouts = ['2026-07-20', '2026-08-20', '2026-09-20', '2026-10-20'].map((on) => payout(on, '7840.00'));
    const [owed, lent] = ['0', '6400.00'].map((amount) => ({ amount, currency: 'USD' }));
    const externalDebts = [{ lender: 'Amazon Lending', outstanding: owed, repaid12m: owed, advanced12m: lent }];
    const { legs } = check([shop({ months, fees, payouts, externalDebts } as never)], []);
    expect(legs).toMatchObject([{ leg: 'settlement', matchPpm: 780_000 }]);
  });

  it('is not told where refunds or fees are not', () => {
    expect(check([shop({ fees })], []).legs).toEqual([]);
    expect(check([shop()], []).legs).toEqual([]);
  });
});

describe("a site of the seller's own", () => {
  const site = () => shop({ marketplace: 'shopify', payouts: NOT_OFFERED });
  const charged = (amounts: readonly string[]) =>
    account(NOT_OFFERED, {
      provider: 'stripe',
      charged: amounts.map((amount, index) => ({
        month: `2026-${String(7 + index).padStart(2, '0')}`,
        currency: 'USD',
        charges: 100,
        charged: amount,
        refunded: '0.00',
        fees: '0.00',
        disputes: 0,
      })),
    });
  const shipped = (orders: number) => warehouse([orders, orders, orders, orders], { marketplace: 'shopify' });
  const ads = (month: string) =>
    AdFacts.parse({
      provider: 'metaAds',
      accountId: '1',
      verified: true,
      status: 'active',
      coverage,
      months: [{ month, currency: 'USD', spend: '900.00', attributedSales: NOT_OFFERED }],
      rejectedRows: 0,
      sourceHashes: [],
    });

  // By hand: 10,000 + 10,000 + 9,000 + 10,000 of 40,000 dollars; what was charged beyond the orders counts nothing.
  it('is told by payments month by month, by parcels, and by advertising that runs', () => {
    const { closedLoops } = check(
      [site()],
      [charged(['10000', '12000', '9000', '10000'])],
      [shipped(98)],
      [ads('2026-09')],
    );
    expect(closedLoops).toEqual([
      { shop: { marketplace: 'shopify', sellerId: 'A1' }, paymentsPpm: 975_000, parcelsPpm: 980_000, hasAds: true },
    ]);
  });

  it('is not told by what is not connected, nor by advertising of long ago', () => {
    expect(check([site()], [], [], [ads('2026-06')]).closedLoops[0]).toMatchObject({
      paymentsPpm: NOT_OFFERED,
      parcelsPpm: NOT_OFFERED,
      hasAds: false,
    });
  });
});
