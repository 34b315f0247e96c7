import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalOfMicros, microsOf } from '../facts/decimal.ts';
import type { DecimalText } from '../facts/month.ts';
import { isOffered } from '../facts/offered.ts';
import { ExternalDebt, ShopFacts } from '../facts/shop.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { fortnightlyPayouts, referenceShop, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { anySnapshot } from '../testing/any-snapshot.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { decide } from './decide.ts';

type Advance = { dollars: number; repaid: number; at: number };

const added = (amount: DecimalText, dollars: number): DecimalText =>
  decimalOfMicros(microsOf(amount) + BigInt(dollars) * BigInt(1_000_000));

/** The same shop, had its marketplace lent it dollars that came with one payout, and it repaid some of its own. */
function withAdvance(shop: ShopFacts, { dollars, repaid, at }: Advance): ShopFacts {
  const { payouts, externalDebts } = shop;
  if (!isOffered(payouts) || !isOffered(externalDebts)) return shop;
  const paid = payouts.filter(
    ({ status, amount, currency }) => status === 'paid' && isOffered(amount) && currency === 'USD',
  );
  const chosen = paid[at % Math.max(1, paid.length)];
  if (!chosen) return shop;
  const amount = (value: number) => ({ amount: `${value}`, currency: 'USD' });
  const debt = ExternalDebt.parse({
    lender: 'Amazon Lending',
    outstanding: amount(dollars - repaid),
    repaid12m: amount(repaid),
    advanced12m: amount(dollars),
  });
  return {
    ...shop,
    externalDebts: [...externalDebts, debt],
    payouts: payouts.map((one) =>
      one === chosen && isOffered(one.amount) ? { ...one, amount: added(one.amount, dollars) } : one,
    ),
  };
}

const anyAdvance = fc
  .record({ dollars: fc.integer({ min: 1, max: 2_000_000 }), repaidPercent: fc.nat(100), at: fc.nat(30) })
  .map(({ repaidPercent, ...rest }) => ({ ...rest, repaid: Math.floor((rest.dollars * repaidPercent) / 100) }));
function limitOf(snapshot: Snapshot): number {
  const { outcome, priced } = assess(questionOf(policy, snapshot));
  return outcome === 'offered' && priced ? priced.limit.limitFen : 0;
}

describe('a shop that its marketplace lent money', () => {
  it('is never granted more than the same shop without', () => {
    let lent = 0;
    fc.assert(
      fc.property(anySnapshot, anyAdvance, (snapshot, advance) => {
        const shops = snapshot.shops.map((shop) => withAdvance(shop, advance));
        if (shops.some((shop, index) => shop !== snapshot.shops[index])) lent += 1;
        expect(limitOf({ ...snapshot, shops })).toBeLessThanOrEqual(limitOf(snapshot));
      }),
      { numRuns: 200 },
    );
    expect(lent).toBeGreaterThan(20);
  });

  // By hand: 24 payouts of 30万 are 60万 a month and bear 488万; 120万 lent with one of them are no sale.
  it('of 60万 a month stays at 488万 though 120万 more arrived, all of it paid back', () => {
    const yuan = (amount: string) => ({ amount, currency: 'CNY' });
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 24, '300000.00');
    const told = (advanced12m: object) =>
      snapshotOf([
        ShopFacts.parse({
          ...referenceShop,
          payouts: payouts.map((one, at) => (at === 10 ? { ...one, amount: '1500000.00' } : one)),
          externalDebts: [
            { lender: 'Amazon Lending', outstanding: yuan('0'), repaid12m: yuan('1200000'), ...advanced12m },
          ],
        }),
      ]);
    expect(limitOf(told({ advanced12m: yuan('1200000') }))).toBe(488_000_000);
    // Not told, it counts as sales paid out: 70万 a month would bear 569万, and the turnover holds the line at 500万.
    expect(limitOf(told({}))).toBe(500_000_000);
  });

  it('is not promised by repaying that what was lent would count as paid out', () => {
    const yuan = (amount: string) => ({ amount, currency: 'CNY' });
    const payouts = fortnightlyPayouts(referenceShop.coverage.from, 24, '200000.00');
    const shop = ShopFacts.parse({
      ...referenceShop,
      payouts: payouts.map((one, at) => (at === 10 ? { ...one, amount: '1400000.00' } : one)),
      externalDebts: [
        {
          lender: 'Amazon Lending',
          outstanding: yuan('1200000'),
          repaid12m: yuan('0'),
          advanced12m: yuan('1200000'),
        },
      ],
    });
    const { wouldHelp, limitFen } = decide(policy, snapshotOf([shop]));
    // By hand: 40万 a month bear 325.67万, owing or not; 80 % of 480万 less 120万 owed is 264万.
    expect(limitFen).toBe(264_000_000);
    expect(wouldHelp.find(({ code }) => code === 'repayDebts')).toMatchObject({ limitFen: 325_000_000 });
  });
});
