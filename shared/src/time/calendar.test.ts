import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addMonths, dayNumber, daysBetween, fullMonthsBetween } from './calendar.ts';
import { addDays, Day } from './instant.ts';

const day = (text: string): Day => Day.parse(text);
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays(day('1970-01-01'), days));

describe('adding months to a day', () => {
  it.each([
    ['2026-10-31', 1, '2026-11-30'],
    ['2026-10-31', 2, '2026-12-31'],
    ['2026-10-31', 4, '2027-02-28'],
    ['2023-10-31', 4, '2024-02-29'],
    ['2026-11-24', 1, '2026-12-24'],
    ['2026-11-24', -11, '2025-12-24'],
    ['2026-01-15', 24, '2028-01-15'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });
});

describe('whole months between two days', () => {
  it.each([
    ['2025-05-20', '2026-05-19', 11],
    ['2025-05-20', '2026-05-20', 12],
    ['2026-01-31', '2026-02-28', 1],
    ['2026-02-28', '2026-03-30', 1],
    ['2026-11-22', '2026-11-22', 0],
  ])('from %s to %s are %i', (from, to, expected) => {
    expect(fullMonthsBetween(day(from), day(to))).toBe(expected);
  });

  it('never reach past the later day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3_000 }), (from, days) => {
        const to = addDays(from, days);
        const months = fullMonthsBetween(from, to);
        expect(addMonths(from, months) <= to).toBe(true);
        expect(addMonths(from, months + 1) > to).toBe(true);
      }),
    );
  });
});

describe('days between two days', () => {
  it('count the leap day', () => {
    expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
    expect(daysBetween(day('2026-02-28'), day('2026-03-01'))).toBe(1);
  });

  it('start counting at 1970', () => {
    expect(dayNumber(day('1970-01-02'))).toBe(1);
  });
});
