import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Fen, fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Day } from '../time/instant.ts';
import { RepaymentMethod, TermMonths } from './method.ts';
import { interestForDays, monthsUntil, Schedule, type ScheduleRequest, scheduleOf } from './schedule.ts';

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const request = (change: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
  method: 'levelInstalment',
  principal: fen(100_000_000),
  rate: AnnualRatePpm.parse(58_000),
  months: TermMonths.parse(6),
  valueOn: Day.parse('2026-11-24'),
  isWorkingDay: isWeekday,
  ...change,
});

const anyRequest = fc
  .record({
    method: fc.constantFrom(...RepaymentMethod.options),
    principal: fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 1_000_000_000 })),
    rate: fc.integer({ min: 0, max: 240_000 }),
    months: fc.integer({ min: 1, max: 60 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ method, principal, rate, months, day }) =>
    request({
      method,
      principal: fen(principal),
      rate: AnnualRatePpm.parse(rate),
      months: TermMonths.parse(months),
      valueOn: Day.parse(`2026-01-${String(day).padStart(2, '0')}`),
    }),
  );

const sumOf = (amounts: readonly Fen[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

describe('¥1,000,000 for six months at 5.8 %', () => {
  // Worked with exact fractions apart from this code, i = 0.058 ÷ 12: payment = 1,000,000 × i ÷ (1 − (1 + i)^−6).
  it('is repaid in level instalments of 169,497.44, the last a fen less', () => {
    const { instalments, totalInterestFen } = scheduleOf(request());
    expect(instalments.map(({ totalFen }) => totalFen)).toEqual([
      16_949_744, 16_949_744, 16_949_744, 16_949_744, 16_949_744, 16_949_743,
    ]);
    expect(instalments.map(({ interestFen }) => interestFen)).toEqual([
      483_333, 403_746, 323_773, 243_414, 162_667, 81_530,
    ]);
    expect(totalInterestFen).toBe(1_698_463);
  });

  it('costs 4,833.33 a month when only interest is paid until the end', () => {
    const { instalments, totalInterestFen } = scheduleOf(request({ method: 'bullet' }));
    expect(instalments.map(({ totalFen }) => totalFen)).toEqual([
      483_333, 483_333, 483_333, 483_333, 483_333, 100_483_333,
    ]);
    expect(totalInterestFen).toBe(2_899_998);
  });

  // Worked by hand: principal 166,666.67 each; interest on 1,000,000, 833,333.33, 666,666.66 … at 0.4833 %.
  it('costs less every month when the same principal is repaid each time', () => {
    const { instalments } = scheduleOf(request({ method: 'equalPrincipal' }));
    expect(instalments.map(({ principalFen }) => principalFen)).toEqual([
      16_666_667, 16_666_667, 16_666_667, 16_666_667, 16_666_667, 16_666_665,
    ]);
    expect(instalments.map(({ interestFen }) => interestFen)).toEqual([
      483_333, 402_778, 322_222, 241_667, 161_111, 80_556,
    ]);
  });

  // Worked by hand: 1,000,000 × 5.8 % ÷ 360 = 161.11 a day.
  it('costs 161.11 a day when it is repaid at will', () => {
    const { principal, rate } = request();
    expect(interestForDays(principal, rate, 1)).toBe(16_111);
    expect(interestForDays(principal, rate, 181)).toBe(2_916_111);
    const { instalments } = scheduleOf(request({ method: 'repayAtWill' }));
    expect(instalments).toMatchObject([{ dueOn: '2027-05-24', interestFen: 2_916_111, totalFen: 102_916_111 }]);
  });
});

describe('the day an instalment is due', () => {
  it('moves to the next working day and back again the month after', () => {
    const { instalments } = scheduleOf(request());
    expect(instalments.map(({ dueOn }) => dueOn)).toEqual([
      '2026-12-24',
      '2027-01-25',
      '2027-02-24',
      '2027-03-24',
      '2027-04-26',
      '2027-05-24',
    ]);
    expect(instalments[1]?.nominalDueOn).toBe('2027-01-24');
  });

  it('is the last of a short month for a loan of the 31st, and the 31st again after', () => {
    const { instalments } = scheduleOf(request({ valueOn: Day.parse('2026-12-31'), isWorkingDay: () => true }));
    expect(instalments.map(({ dueOn }) => dueOn)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
      '2027-05-31',
      '2027-06-30',
    ]);
  });

  it('does not change the interest of an instalment', () => {
    const rolled = scheduleOf(request()).totalInterestFen;
    expect(scheduleOf(request({ isWorkingDay: () => true })).totalInterestFen).toBe(rolled);
  });

  it('cannot be found in a calendar without working days', () => {
    expect(() => scheduleOf(request({ isWorkingDay: () => false }))).toThrow('no working day');
  });
});

describe('every schedule', () => {
  it('pays back the principal exactly and ends with nothing owed', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const { instalments } = scheduleOf(asked);
        expect(sumOf(instalments.map(({ principalFen }) => principalFen))).toBe(asked.principal);
        expect(instalments[instalments.length - 1]?.remainingFen).toBe(0);
      }),
    );
  });

  it('is readable by its own schema', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const schedule = scheduleOf(asked);
        expect(Schedule.parse(schedule)).toEqual(schedule);
      }),
    );
  });

  it('owes a month no more interest than the month before', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const interest = scheduleOf(asked).instalments.map(({ interestFen }) => interestFen);
        interest.forEach((amount, index) => {
          expect(amount).toBeLessThanOrEqual(interest[index - 1] ?? amount);
        });
      }),
    );
  });

  it('keeps level instalments equal, and the last apart by no more than all roundings can come to', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const totals = scheduleOf({
          ...asked,
          method: 'levelInstalment',
          principal: fen(asked.principal + 100_000),
        }).instalments.map(({ totalFen }) => totalFen);
        expect(new Set(totals.slice(0, -1)).size).toBeLessThanOrEqual(1);
        // Half a fen of the payment and half a fen of the interest each month, and the interest on both until the end:
        // what a fen a month comes to, ((1 + i)^n - 1) / i.
        const i = asked.rate / 12_000_000;
        const carried = i === 0 ? asked.months : ((1 + i) ** asked.months - 1) / i;
        expect(Math.abs((totals[0] ?? 0) - (totals[totals.length - 1] ?? 0))).toBeLessThanOrEqual(Math.ceil(carried));
      }),
    );
  });

  it('costs less interest the earlier principal comes back', () => {
    fc.assert(
      fc.property(anyRequest, (asked) => {
        const interestOf = (method: RepaymentMethod) => scheduleOf({ ...asked, method }).totalInterestFen;
        // Each period rounds on its own, so half a fen a month may be between them.
        const slack = asked.months;
        expect(interestOf('equalPrincipal')).toBeLessThanOrEqual(interestOf('levelInstalment') + slack);
        expect(interestOf('levelInstalment')).toBeLessThanOrEqual(interestOf('bullet') + slack);
      }),
    );
  });
});

describe('a loan that ends with the orders it rests on', () => {
  /** ¥3,000,000 for 135 days: thirty to make the goods, ninety until the buyer pays, and fifteen. */
  const resting = (change: Partial<ScheduleRequest> = {}) =>
    scheduleOf(
      request({
        ...{ method: 'bullet', principal: fen(300_000_000), months: TermMonths.parse(5) },
        ...{ maturesOn: Day.parse('2027-04-08'), isWorkingDay: () => true },
        ...change,
      }),
    );

  // Source: the order loan's screen, 65,250.00 for 135 days. By hand: 3,000,000 × 5.8 % ÷ 12 = 14,500.00 a month, and
  // × 15 ÷ 360 = 7,250.00.
  it('pays a month’s interest four times, and that of fifteen days with all it borrowed', () => {
    const { instalments, totalInterestFen } = resting();
    expect(instalments.map(({ dueOn, totalFen }) => [dueOn, totalFen])).toEqual([
      ['2026-12-24', 1_450_000],
      ['2027-01-24', 1_450_000],
      ['2027-02-24', 1_450_000],
      ['2027-03-24', 1_450_000],
      ['2027-04-08', 300_725_000],
    ]);
    expect(totalInterestFen).toBe(6_525_000);
  });

  it('or pays once, with the interest of 135 days', () => {
    const { instalments } = resting({ method: 'repayAtWill' });
    expect(instalments).toMatchObject([{ dueOn: '2027-04-08', interestFen: 6_525_000, totalFen: 306_525_000 }]);
  });

  it('ends where whole months end, when that is the day', () => {
    const months = { months: TermMonths.parse(4), maturesOn: Day.parse('2027-03-24') };
    const { instalments } = resting(months);
    const { maturesOn: _same, ...whole } = months;
    expect(instalments).toEqual(resting({ ...whole, maturesOn: undefined }).instalments);
  });

  it('moves its last day like any other, and no interest with it', () => {
    const { instalments } = resting({ maturesOn: Day.parse('2027-04-10'), isWorkingDay: isWeekday });
    // By hand: 17 days of 483.33 a day.
    expect(instalments[4]).toMatchObject({ nominalDueOn: '2027-04-10', dueOn: '2027-04-12', interestFen: 821_667 });
  });

  it.each([
    ['2026-11-25', 1],
    ['2026-12-24', 1],
    ['2026-12-25', 2],
    ['2027-11-24', 12],
  ])('until %s it runs within %i months', (on, months) => {
    expect(monthsUntil(Day.parse('2026-11-24'), Day.parse(on))).toBe(months);
  });

  it.each<[string, Partial<ScheduleRequest>]>([
    ['paid back month by month', { method: 'levelInstalment' }],
    ['that ends after its months', { maturesOn: Day.parse('2027-04-25') }],
    ['that ends before its last month', { maturesOn: Day.parse('2027-03-24') }],
    ['that ends on its first day', { months: TermMonths.parse(1), maturesOn: Day.parse('2026-11-24') }],
  ])('is none %s', (_, change) => {
    expect(() => resting(change)).toThrow();
  });
});
