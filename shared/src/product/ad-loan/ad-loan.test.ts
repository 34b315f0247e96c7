import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Month } from '../../facts/month.ts';
import { ShopFacts } from '../../facts/shop.ts';
import { advertised } from '../../golden/ad-loan.ts';
import { monthsFrom, referenceShop, snapshotOf } from '../../golden/reference-seller.ts';
import { decide } from '../../offer/decide.ts';
import { adLoan202611 as policy } from '../../policy/ad-loan-2026-11/policy.ts';
import { Day } from '../../time/instant.ts';

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

  // By hand: 10万 a month are half of the 20万 that count, and a tenth of 100万.
  it('holds advertising against the sales of shops that count alone', () => {
    const months = Array<Month4>(4).fill({ spent: 100_000, sold: 300_000 });
    const told = advertised(months.map(({ spent, sold }) => ({ spent: `${spent}.00`, sold: `${sold}.00` })));
    const young = { ...shop, firstActivityOn: Day.parse('2026-09-01') };
    const selling = (yuan: string) => monthsFrom(Month.parse('2025-11'), Array<string>(12).fill(yuan));
    const old = (yuan: string) => ShopFacts.parse({ ...shop, sellerId: 'A1OLD', months: selling(yuan) });
    const heard = (...shops: ShopFacts[]) =>
      decide(policy, snapshotOf(shops, { product: 'adLoan', ...told })).reasons.map(({ current }) => current);
    expect(heard(young, old('200000.00'))).toContain('广告占销售 50.0%');
    expect(heard(young)).toContain('计入额度的店铺近 3 个月没有销售');
    expect(decide(policy, snapshotOf([young, old('1000000.00')], { product: 'adLoan', ...told })).limitFen).toBe(
      20 * 1_000_000,
    );
  });
});
