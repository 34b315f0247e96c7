import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '../../policy/data-loan-2026-11/policy.ts';
import { DataLoanTerms, everyGradeHasItsMultiples } from './terms.ts';

const row = (grade: 'AA' | 'A', limitMultiplePpm: number, firstDrawMultiplePpm: number) => ({
  ...{ grade, limitMultiplePpm, firstDrawMultiplePpm },
});
const parses = (...multiples: object[]): boolean => DataLoanTerms.safeParse({ ...policy.terms, multiples }).success;

describe('the multiples of the grades', () => {
  it('may be the same for two grades', () => {
    expect(parses(row('AA', 5_000_000, 2_000_000), row('A', 5_000_000, 2_000_000))).toBe(true);
  });

  it.each([
    ['less of a line, though more may be drawn first', row('AA', 4_999_999, 2_500_000)],
    ['less to draw first, though on a larger line', row('AA', 6_000_000, 1_999_999)],
  ])('never give the better grade %s', (_, better) => {
    expect(parses(better, row('A', 5_000_000, 2_000_000))).toBe(false);
  });

  it.each([
    ['all of them in order', ['AA', 'A'], true],
    ['another order', ['A', 'AA'], false],
    ['one grade right and the other not', ['AA', 'B'], false],
    ['a grade fewer', ['AA'], false],
    ['a grade more', ['AA', 'A', 'B'], false],
  ] as const)('belong to the grades of the policy, %s', (_, grades, holds) => {
    const terms = { ...policy.terms, multiples: [row('AA', 6_000_000, 2_500_000), row('A', 5_000_000, 2_000_000)] };
    expect(everyGradeHasItsMultiples({ grades: grades.map((grade) => ({ grade })), terms })).toBe(holds);
  });
});
