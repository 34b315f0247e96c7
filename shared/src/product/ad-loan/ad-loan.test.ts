import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import { advertised } from '../../golden/ad-loan.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { adLoan202611 as policy } from '../../policy/ad-loan-2026-11/policy.ts';

type Month4 = { spent: number; sold: number };

const GMV = '1000000.00'; // Yuan sold in each month; a fifth of it is the most that advertising may cost.
const shop = ShopFacts.parse({
  ...referenceShop,
  months: monthsFrom(Month.parse('2025-11'), Array<string>(12).fill(GMV)),
});
const decided = (months: readonly Month4[]) => {
  const told = months.map(({ spent, sold }) => ({ spent: `${spent}.00`, sold: `${sold}.00` }));
  return decide(policy, snapshotOf([shop], { product: 'adLoan', ...advertised(told) }));
};
const capIn = ({ trace }: ReturnType<typeof decided>) => trace.find(({ step }) => step === 'limit.adSpendMultiple');

const anyMonth = fc.record({ spent: fc.nat({ max: 250_000 }), sold: fc.nat({ max: 900_000 }) });
const anyMonths = fc.tuple(anyMonth, anyMonth, anyMonth, anyMonth);
const total = (months: readonly Month4[], name: keyof Month4) => months.reduce((sum, one) => sum + one[name], 0);
const WAN_YUAN = 10_000;
/** Nothing smaller is offered. */
const LEAST_WAN = 10;

describe('the ad loan', () => {
  it('is twice a month of what the last three spent, in whole 万, where each yuan sold 2.5 and cost under a fifth', () => {
    fc.assert(
      fc.property(anyMonths, (months) => {
        // The first of the four is before the months looked at.
        const [, ...looked] = months;
        const spent = total(looked, 'spent');
        const isWorth = total(looked, 'sold') * 10 >= spent * 25 && spent * 5 < 3_000_000 && spent > 0;
        const wan = Math.min(150, Math.floor((spent * 2) / 3 / WAN_YUAN));
        const { outcome, limitFen, availableFen } = decided(months);
        const isOffered = isWorth && wan >= LEAST_WAN;
        expect({ outcome, limitFen, availableFen }).toEqual(
          isOffered
            ? { outcome: 'offered', limitFen: wan * 1_000_000, availableFen: wan * 1_000_000 }
            : { outcome: 'declined', limitFen: 0, availableFen: 0 },
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is never lowered by advertising that sells more', () => {
    fc.assert(
      fc.property(anyMonths, fc.nat({ max: 3 }), fc.nat({ max: 500_000 }), (months, at, more) => {
        const better = months.map((one, index) => (index === at ? { ...one, sold: one.sold + more } : one));
        expect(decided(better).limitFen).toBeGreaterThanOrEqual(decided(months).limitFen);
      }),
      { numRuns: 60 },
    );
  });

  // By hand: (12 + 10 + 8)万 ÷ 3 are 10万 a month; 90万 sold by 30万; 30万 of 300万.
  it('tells what was spent, what it sold and what share of the sales it was', () => {
    const months = [0, 120_000, 100_000, 80_000].map((spent) => ({ spent, sold: spent * 3 }));
    expect(capIn(decided(months))).toEqual({
      step: 'limit.adSpendMultiple',
      inputs: {
        ...{ monthlySpendFen: 10_000_000, maxSpendPpm: 2_000_000, months: 3 },
        ...{ returnPpm: 3_000_000, minReturnPpm: 2_500_000, sharePpm: 100_000, maxSharePpm: 200_000 },
      },
      result: 20_000_000,
    });
  });
});
