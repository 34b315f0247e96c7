import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Day } from '../time/instant.ts';
import { allInCost, withinCostCaps } from './all-in-cost.ts';
import { annuityFactorPpm } from './annuity.ts';
import { yearlyReturnPpm } from './internal-return.ts';
import { type RepaymentMethod, TermMonths } from './method.ts';
import { scheduleOf } from './schedule.ts';

const caps = { maxAllInCostPpm: AnnualRatePpm.parse(120_000), legalMaxAllInCostPpm: AnnualRatePpm.parse(240_000) };
const loan = (method: RepaymentMethod, rate = 58_000, months = 6, principal = 100_000_000) =>
  scheduleOf({
    method,
    principal: fen(principal),
    rate: AnnualRatePpm.parse(rate),
    months: TermMonths.parse(months),
    valueOn: Day.parse('2026-11-24'),
    isWorkingDay: () => true,
  });

describe('the whole cost of ¥1,000,000 for six months at 5.8 %', () => {
  it('is 16,984.63 in level instalments: 5.80 % simple, 5.96 % as internal return', () => {
    expect(allInCost(loan('levelInstalment'))).toEqual({
      interestFen: 1_698_463,
      feesFen: 0,
      totalCostFen: 1_698_463,
      totalRepaidFen: 101_698_463,
      simpleAnnualPpm: 58_000,
      // Worked by hand: (1 + 0.058 ÷ 12)^12 − 1 = 5.9567 %.
      irrAnnualPpm: 59_567,
    });
  });

  it('is 18,160.98 at 6.2 %: 6.38 % as internal return', () => {
    expect(allInCost(loan('levelInstalment', 62_000))).toMatchObject({ interestFen: 1_816_098, irrAnnualPpm: 63_792 });
  });

  // Worked by hand: 29,161.11 after six months, so (1.02916111)^2 − 1 = 5.9173 %.
  it('is the plain rate for repay at will, and less as internal return, since nothing is paid before the end', () => {
    expect(allInCost(loan('repayAtWill'))).toMatchObject({ simpleAnnualPpm: 58_000, irrAnnualPpm: 59_173 });
  });

  it('counts every fee: ¥10,000 on top is ¥10,000 more and a far higher yearly figure', () => {
    const cost = allInCost(loan('levelInstalment'), fen(1_000_000));
    expect(cost).toMatchObject({ feesFen: 1_000_000, totalCostFen: 2_698_463, totalRepaidFen: 102_698_463 });
    // Worked by hand: 26,984.63 × 12 ÷ Σ balances 3,514,063.03 = 9.2148 %.
    expect(cost.simpleAnnualPpm).toBe(92_148);
    expect(cost.irrAnnualPpm).toBeGreaterThan(cost.simpleAnnualPpm);
  });
});

describe('the whole cost of ¥3,000,000 for 135 days at 5.8 %', () => {
  const resting = (method: RepaymentMethod) =>
    scheduleOf({
      ...{ method, principal: fen(300_000_000), rate: AnnualRatePpm.parse(58_000), months: TermMonths.parse(5) },
      ...{ valueOn: Day.parse('2026-11-24'), maturesOn: Day.parse('2027-04-08'), isWorkingDay: () => true },
    });

  // Worked apart from this code in floating point: the day's rate at which four times 14,500 and then 3,007,250 are worth
  // 3,000,000, and (1 + 2.175 %)^(360 ÷ 135) − 1.
  it.each([
    ['bullet', 59_575],
    ['repayAtWill', 59_056],
  ] as const)('is 65,250.00 and 5.80 %% simple, %s', (method, irrAnnualPpm) => {
    const cost = { interestFen: 6_525_000, totalRepaidFen: 306_525_000, simpleAnnualPpm: 58_000, irrAnnualPpm };
    expect(allInCost(resting(method))).toMatchObject(cost);
  });

  // By hand: ten days, or a month, end on Saturday 6 February, and nine of holiday later 19 or 40 days bear 9,183.33 or
  // 19,333.33. Worked apart from this code in floating point: 1.00306111^(360 ÷ 19) − 1 and 1.00644444^(360 ÷ 40) − 1.
  it.each([
    ['2027-01-27', Day.parse('2027-02-06'), 918_333, 59_621],
    ['2027-01-06', undefined, 1_933_333, 59_518],
  ])('is no dearer where repay at will from %s meets a holiday', (valueOn, maturesOn, interestFen, irrAnnualPpm) => {
    const schedule = scheduleOf({
      ...{ method: 'repayAtWill', principal: fen(300_000_000), rate: AnnualRatePpm.parse(58_000) },
      ...{ months: TermMonths.parse(1), valueOn: Day.parse(valueOn), maturesOn },
      isWorkingDay: (day) => day >= '2027-02-15',
    });
    expect(allInCost(schedule)).toMatchObject({ interestFen, simpleAnnualPpm: 58_000, irrAnnualPpm });
  });
});

describe('the internal rate of return', () => {
  // Worked by hand: 100 today for 110 in a month is 10 % a month, 1.1^12 − 1 = 213.8428 % a year.
  it.each([
    [10_000, [11_000], 2_138_428],
    [10_000, [10_000], 0],
    [10_000, [5_000, 5_000], 0],
    [100_000_000, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 105_800_000], 58_000],
  ])('of %i for %j is %i ppm a year', (received, payments, expected) => {
    expect(yearlyReturnPpm(received, { perYear: 12, amounts: payments })).toBe(expected);
  });

  // By hand: 100 for 101 a day later is 1 % a day; 1.01^360 − 1 by a pocket calculator, 34.949641.
  it('of payments by days counts 360 of them a year', () => {
    expect(yearlyReturnPpm(10_000, { perYear: 360, amounts: [10_100] })).toBe(34_949_641);
  });

  it('is the same by months as by days of which thirty are one', () => {
    const days = Array<number>(90)
      .fill(0)
      .map((_, index) => ([29, 59, 89].includes(index) ? 34_000_000 : 0));
    const byMonths = yearlyReturnPpm(100_000_000, { perYear: 12, amounts: [34_000_000, 34_000_000, 34_000_000] });
    expect(Math.abs(yearlyReturnPpm(100_000_000, { perYear: 360, amounts: days }) - byMonths)).toBeLessThanOrEqual(1);
  });

  it('is what the contract rate compounds to, whatever the method', () => {
    const method = fc.constantFrom<RepaymentMethod>('levelInstalment', 'equalPrincipal', 'bullet');
    fc.assert(
      fc.property(
        method,
        fc.integer({ min: 0, max: 240_000 }),
        fc.integer({ min: 1, max: 36 }),
        (way, rate, months) => {
          const compounded = Math.round(((1 + rate / 12_000_000) ** 12 - 1) * 1_000_000);
          const { irrAnnualPpm } = allInCost(loan(way, rate, months, 1_000_000_000));
          expect(Math.abs(irrAnnualPpm - compounded)).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the cap on the whole cost', () => {
  it.each([
    [58_000, 'ok'],
    [113_000, 'ok'],
    [114_000, 'CostAboveProductCap'],
    [217_000, 'CostAboveProductCap'],
    [218_000, 'CostAboveLegalCap'],
  ])('holds the dearer figure of a loan at %i ppm: %s', (rate, expected) => {
    const result = withinCostCaps(allInCost(loan('levelInstalment', rate)), caps);
    expect(result.ok ? 'ok' : result.error.tag).toBe(expected);
  });
});

describe('what twelve monthly payments are worth today', () => {
  // Source: annuity tables, 12 periods: 11.6189 at 0.5 %, 11.2551 at 1 %; by hand 11.6312 at 0.4833 %.
  it.each([
    [60_000, 11_618_932],
    [120_000, 11_255_077],
    [0, 12_000_000],
  ])('at %i ppm a year is %i millionths of one payment', (rate, expected) => {
    expect(annuityFactorPpm(AnnualRatePpm.parse(rate), 12)).toBe(expected);
  });
});
