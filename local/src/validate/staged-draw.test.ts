import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Grade } from '@loan/shared/offer/decision';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { type Case, drawCohort, type Way } from './cohort.ts';
import { wayReport } from './report.ts';

/**
 * Synthetic sellers, decided on by the engine under the cut-offs in force, each lent to in several ways over the
 * same months. These are the first 900 of 6,000, ten futures each, which ended so: first draw AA 0.4 %, A 1.8 %, B 5.2 %,
 * C 5.6 %; full line at once 13.5, 18.9, 16.3 and 11.1 %. Grade C is the smallest and moves most with the seed.
 * Source of the expectation: lending design §3.6, the size of the draw and not the score drives loss.
 */
describe('drawing the full line at once inverts the grades, and staged draws keep them in order (synthetic)', () => {
  let cases: readonly Case[] = [];
  beforeAll(() => {
    cases = drawCohort({ seed: 7, sellers: 900, world: 'usual', policy, futures: 5 });
  });

  const ratesOf = (way: Way): Partial<Record<Grade, number>> =>
    Object.fromEntries(wayReport(cases, way).calibration.map(({ grade, observedPpm }) => [grade, observedPpm]));
  const giniOf = (way: Way): number => wayReport(cases, way).separation?.giniPpm ?? 0;

  it('lends to enough sellers of every grade to say so', () => {
    const lent = cases.filter(({ decision }) => decision.outcome === 'offered');
    const count = (grade: Grade) => lent.filter(({ decision }) => decision.grade === grade).length;
    expect([count('AA'), count('A'), count('B'), count('C')].every((sellers) => sellers >= 20)).toBe(true);
  });

  it('keeps the better grade the safer one while only the first draw is out', () => {
    const { AA = 0, A = 0, B = 0, C = 0 } = ratesOf('firstDraw');
    expect(AA).toBeLessThan(A);
    expect(A).toBeLessThan(B);
    expect(A).toBeLessThan(C);
    expect(giniOf('firstDraw')).toBeGreaterThan(100_000);
  });

  it('makes the better grade the worse one when the full line is drawn at once', () => {
    const { A = 0, B = 0, C = 0 } = ratesOf('fullLineAtOnce');
    expect(A).toBeGreaterThan(B);
    expect(B).toBeGreaterThan(C);
    expect(A).toBeGreaterThan(3 * (ratesOf('firstDraw').A ?? 0));
    expect(giniOf('fullLineAtOnce')).toBeLessThan(giniOf('firstDraw') / 3);
  });

  it('inverts them as well when the whole rest is drawn on the day it opens: the stages want a size, not only a day', () => {
    const { A = 0, B = 0, C = 0 } = ratesOf('restAfter90Days');
    expect(A).toBeGreaterThan(B);
    expect(B).toBeGreaterThan(C);
  });

  it('is no matter of the score: one loan for all goes wrong the more often the worse the grade', () => {
    const { AA = 0, A = 0, B = 0, C = 0 } = ratesOf('sameForAll');
    expect(AA).toBeLessThan(A);
    expect(A).toBeLessThan(B);
    expect(B).toBeLessThan(C);
  });
});
