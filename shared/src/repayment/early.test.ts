import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { dataLoan202611 } from '../policy/data-loan-2026-11/policy.ts';
import { addDays, Day } from '../time/instant.ts';
import { levelPayment } from './annuity.ts';
import { afterEarly, quoteEarly } from './early.ts';
import { TermMonths } from './method.ts';
import { penaltyRates } from './penalty.ts';
import { interestForDays, scheduleOf } from './schedule.ts';

const rate = AnnualRatePpm.parse(58_000);
const lentOn = Day.parse('2026-11-24');
const repayment = { outstanding: fen(100_000_000), rate, paidUpTo: lentOn, on: Day.parse('2026-12-01') };

describe('repaying ¥400,000 of ¥1,000,000 after seven days', () => {
  // Worked by hand: 400,000 × 5.8 % × 7 ÷ 360 = 451.11.
  it('costs 451.11 of interest and no fee', () => {
    expect(quoteEarly({ ...repayment, principal: fen(40_000_000) })).toEqual({
      ok: true,
      value: {
        principalFen: 40_000_000,
        interestFen: 45_111,
        totalFen: 40_045_111,
        remainingFen: 60_000_000,
        validOn: '2026-12-01',
      },
    });
  });

  it('leaves instalments of 101,698.46, or the old ones for four months', () => {
    expect(afterEarly({ remaining: fen(60_000_000), rate, monthsLeft: 6 }, fen(16_949_744))).toEqual({
      keepTerm: { instalmentFen: 10_169_846, months: 6 },
      keepInstalment: { instalmentFen: 16_949_744, months: 4 },
    });
  });
});

describe('repaying early', () => {
  it('more than is owed is refused with the sum that is', () => {
    expect(quoteEarly({ ...repayment, principal: fen(100_000_001) })).toEqual({
      ok: false,
      error: { tag: 'MoreThanOwed', owedFen: 100_000_000 },
    });
  });

  it('nothing is refused', () => {
    expect(quoteEarly({ ...repayment, principal: fen(0) })).toMatchObject({ error: { tag: 'NothingToRepay' } });
  });

  it('on the day it was lent costs no interest', () => {
    expect(quoteEarly({ ...repayment, on: lentOn, principal: fen(1) })).toMatchObject({ value: { interestFen: 0 } });
  });

  it('never makes the loan dearer, whenever and however much', () => {
    const whole = fc.integer({ min: 1_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(
        whole,
        fc.nat({ max: 1_000 }),
        fc.integer({ min: 2, max: 24 }),
        fc.nat({ max: 27 }),
        (sum, part, months, days) => {
          const plan = { method: 'levelInstalment', rate, valueOn: lentOn, isWorkingDay: () => true } as const;
          const terms = { ...plan, months: TermMonths.parse(months) };
          const principal = fen(Math.max(1, Math.floor((sum * part) / 1_001)));
          const early = quoteEarly({
            outstanding: fen(sum),
            rate,
            paidUpTo: lentOn,
            on: addDays(lentOn, days),
            principal,
          });
          if (!early.ok) throw new Error('the part is less than the whole');
          const rest = scheduleOf({ ...terms, principal: early.value.remainingFen }).totalInterestFen;
          // Each period rounds on its own, so half a fen a month may be between them.
          const asPlanned = scheduleOf({ ...terms, principal: fen(sum) }).totalInterestFen + months;
          expect(rest + early.value.interestFen).toBeLessThanOrEqual(asPlanned);
        },
      ),
    );
  });
});

describe('interest at will', () => {
  it('never falls with another day or another fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), fc.nat({ max: 700 }), (sum, days) => {
        const interest = interestForDays(fen(sum), rate, days);
        expect(interestForDays(fen(sum), rate, days + 1)).toBeGreaterThanOrEqual(interest);
        expect(interestForDays(fen(sum + 1), rate, days)).toBeGreaterThanOrEqual(interest);
      }),
    );
  });
});

describe('a level payment', () => {
  it('without interest is the principal in equal parts', () => {
    expect(levelPayment(fen(120_000), AnnualRatePpm.parse(0), 12)).toBe(10_000);
  });
});

describe('penalty interest on 5.8 %', () => {
  it('is 8.7 % when overdue and 11.6 % when the money is misused', () => {
    expect(penaltyRates(dataLoan202611, rate)).toEqual({ overdue: 87_000, misuse: 116_000 });
  });
});
