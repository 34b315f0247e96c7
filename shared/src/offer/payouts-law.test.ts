import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastDayOf } from '../facts/month.ts';
import { NOT_OFFERED } from '../facts/offered.ts';
import { ShopFacts } from '../facts/shop.ts';
import { fortnightlyPayouts, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { decide } from './decide.ts';

const CNY = 'CNY';
const shopWith = (change: object) => ShopFacts.parse({ ...referenceShop, ...change });
const owing = (yuan: number) => ({
  externalDebts: [
    {
      lender: 'Amazon Lending',
      outstanding: { amount: `${yuan}.00`, currency: CNY },
      repaid12m: { amount: '0', currency: CNY },
    },
  ],
});
const selling = (yuan: number, refunds: number | null = null) => ({
  months: referenceShop.months.map((month) => ({
    ...month,
    gmv: `${yuan}.00`,
    refunds: refunds === null ? null : `${refunds}.00`,
  })),
});
const ofShop = (change: object) => shopWith({ sellerId: 'A2ANOTHER', payouts: NOT_OFFERED, ...change });
const told = fortnightlyPayouts(referenceShop.coverage.from, 26, '420000.00');

describe('a shop that tells no payouts beside one that owes 800万', () => {
  const owes = shopWith({ ...owing(8_000_000), payouts: told });
  const alone = decide(policy, snapshotOf([owes]));
  const both = decide(policy, snapshotOf([owes, ofShop({ marketplace: 'shopee', ...selling(10_000) })]));

  // By hand: 26 × 42万 are 1,092万 a year and 80 % of them 873.6万: 73.6万 are left, at any grade. 12万 more sold in
  // the year leave 80 % of them more, 9.6万.
  it('leaves its debts to count, in the line and in the points', () => {
    expect(alone).toMatchObject({ outcome: 'offered', limitFen: 73_000_000 });
    expect(both).toMatchObject({ outcome: 'offered', limitFen: 83_000_000 });
    const debtPoints = ({ characteristics }: typeof alone) =>
      characteristics.find(({ code }) => code === 'debtShare')?.points;
    expect([debtPoints(alone), debtPoints(both)]).toEqual([-23, -23]);
  });

  it('is said to be reckoned with by its sales', () => {
    expect(both.reasons).toContainEqual({
      ...{ kind: 'missing', code: 'payoutCash', title: '月均回款', current: '部分店铺没有读到' },
      text: '月均回款 部分店铺没有读到｜这些店铺暂按销售减退款计算',
    });
    expect(alone.reasons.map(({ code }) => code)).not.toContain('payoutCash');
    const read = both.trace.find(({ step }) => step === 'facts.turnover')?.inputs;
    expect(read).toMatchObject({
      monthlyPayoutsFen: 92_000_000,
      shopsWithoutPayouts: 1,
    });
  });
});

// By hand: 80 % of the 1,200万 sold in a year, less 800万 owed.
it('debts count where no shop tells any payouts: 800万 owed leave 160万 of 500万', () => {
  const decision = decide(policy, snapshotOf([shopWith(owing(8_000_000))]));
  expect(decision).toMatchObject({ limitFen: 160_000_000, debts: [{ outstandingFen: 800_000_000 }] });
  expect(decision.characteristics.find(({ code }) => code === 'debtShare')?.points).toBe(-23);
});

it('a shop that tells nothing is as good as one whose payouts are its sales less refunds, and no better', () => {
  const shop = fc.record({
    yuan: fc.integer({ min: 0, max: 3_000_000 }),
    refundPerCent: fc.integer({ min: 0, max: 120 }),
    owed: fc.integer({ min: 0, max: 9_000_000 }),
    other: fc.integer({ min: 0, max: 1_000_000_000 }),
  });
  fc.assert(
    fc.property(shop, ({ yuan, refundPerCent, owed, other }) => {
      const back = Math.floor((yuan * refundPerCent) / 100);
      const untold = ofShop(selling(yuan, back));
      const left = Math.max(0, yuan - back);
      const payouts = referenceShop.months.map(({ month }) => ({
        ...{ amount: `${left}.00`, currency: CNY, period: NOT_OFFERED, accountTail: NOT_OFFERED, status: 'paid' },
        paidOn: lastDayOf(month),
      }));
      const owes = shopWith({ ...owing(owed), payouts: told });
      const lineWith = (second: ShopFacts) =>
        decide(policy, snapshotOf([owes, second], { otherOutstandingFen: other })).limitFen;
      expect(lineWith(untold)).toBe(lineWith(ShopFacts.parse({ ...untold, payouts })));
    }),
    { numRuns: 60 },
  );
});
