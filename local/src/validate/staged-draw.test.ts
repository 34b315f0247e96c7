import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Grade } from '@loan/shared/offer/decision';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type Applicant, drawCohort, type Ending, endings, endingsAtMultiple, type FutureRequest } from './cohort.ts';
import { PLAN } from './parameters.ts';
import { gapOf, rateOf } from './run.ts';

/**
 * Synthetic sellers of the frozen parameters, seeds 1 to 10 as planned, all together: one seed's 500 sellers are too few, the
 * inversion shows in 8 of the 10 alone, where the plan had hoped for 9. In the full run it shows in 20 of 20 (docs/validation.md).
 * Source of the expectation: lending design §3.6, the size of the draw and not the score drives loss.
 */
describe('drawing the full line at once inverts the grades, and staged draws keep them in order (synthetic)', () => {
  const { seeds, sellers, futures } = PLAN.test;
  let cohorts: { seed: number; applicants: readonly Applicant[] }[] = [];
  let [first, full]: [Ending[], Ending[]] = [[], []];
  beforeAll(() => {
    cohorts = Array.from({ length: seeds }, (_, index) => {
      const seed = index + 1;
      return { seed, applicants: drawCohort({ seed, sellers, world: 'usual', policy }) };
    });
    first = lived(futures, (applicants, future) => endings(applicants, 'firstDraw', future));
    full = lived(futures, (applicants, future) => endings(applicants, 'fullLineAtOnce', future));
  });

  const lived = (times: number, end: (applicants: readonly Applicant[], future: FutureRequest) => Ending[]): Ending[] =>
    cohorts.flatMap(({ seed, applicants }) =>
      Array.from({ length: times }, (_, future) => end(applicants, { seed, world: 'usual', future })).flat(),
    );
  const rateIn = (ended: readonly Ending[], grade: Grade): number =>
    rateOf(ended.filter(({ applicant }) => applicant.grade === grade));

  it('keeps the better grades the safer ones while only the first draw is out', () => {
    expect(gapOf(first)).toBeGreaterThan(0);
    expect(rateIn(first, 'A')).toBeLessThan(rateIn(first, 'C'));
  });

  it('makes the better grades the worse ones when the full line is drawn at once', () => {
    expect(gapOf(full)).toBeLessThan(0);
    expect(rateIn(full, 'A')).toBeGreaterThan(rateIn(full, 'C'));
  });

  it('makes every grade worse by the full line than by the first draw', () => {
    const worse = (['AA', 'A', 'B', 'C'] as const).filter((grade) => rateIn(full, grade) > rateIn(first, grade));
    expect(worse).toEqual(['AA', 'A', 'B', 'C']);
  });

  it('is no matter of the grade: the same sellers fail the more often the more months of sales they are lent', () => {
    const [one = 1, two = 0, three = 0, four = 0] = [1, 2, 3, 4].map((multiple) =>
      rateOf(lived(1, (applicants, future) => endingsAtMultiple(applicants, multiple, future))),
    );
    expect(one).toBeLessThan(two);
    expect(two).toBeLessThan(three);
    expect(three).toBeLessThan(four);
  });

  it('rests on what cannot be put to work being partly lost: where all of it is kept, the grades stay in order', () => {
    const kept = lived(1, (applicants, future) =>
      endings(applicants, 'fullLineAtOnce', { ...future, spentElsewhere: 0 }),
    );
    expect(gapOf(kept)).toBeGreaterThan(0);
  });
});
