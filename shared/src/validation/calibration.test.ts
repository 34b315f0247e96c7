import { describe, expect, it } from '@jest/globals';
import { calibrationByGrade, wilsonInterval } from './calibration.ts';

describe("Wilson's interval", () => {
  // Source of the numbers: statsmodels 0.15.0, proportion_confint(count, nobs, method='wilson').
  it.each([
    { bads: 0, count: 50, lowPpm: 0, highPpm: 71_348 },
    { bads: 1, count: 50, lowPpm: 3_539, highPpm: 104_954 },
    { bads: 7, count: 120, lowPpm: 28_541, highPpm: 115_526 },
    { bads: 30, count: 30, lowPpm: 886_487, highPpm: 1_000_000 },
    { bads: 63, count: 4_210, lowPpm: 11_714, highPpm: 19_099 },
  ])('of $bads in $count is what statsmodels gives', ({ bads, count, lowPpm, highPpm }) => {
    expect(wilsonInterval(bads, count)).toEqual({ lowPpm, highPpm });
  });
});

describe('calibration by grade', () => {
  const borrowers = (grade: 'A' | 'B' | 'C', count: number, bads: number, promisedPpm: number) =>
    Array.from({ length: count }, (_, index) => ({ grade, promisedPpm, isBad: index < bads }));

  // Worked by hand: 7 ÷ 120 = 5.8333 %, and its interval, 2.85 % to 11.55 %, from above.
  it('holds the promise of each grade against the interval of what was seen', () => {
    const outcomes = [
      ...borrowers('A', 120, 7, 19_608),
      ...borrowers('B', 120, 7, 58_000),
      ...borrowers('C', 120, 7, 120_000),
    ];
    const rows = calibrationByGrade(['A', 'B', 'C'], outcomes);
    expect(rows.map(({ grade, verdict }) => [grade, verdict])).toEqual([
      ['A', 'worse'],
      ['B', 'within'],
      ['C', 'better'],
    ]);
    expect(rows[0]).toEqual({
      grade: 'A',
      count: 120,
      bads: 7,
      observedPpm: 58_333,
      interval: { lowPpm: 28_541, highPpm: 115_526 },
      promisedPpm: 19_608,
      verdict: 'worse',
    });
  });

  it('says nothing of a grade nobody has', () => {
    expect(calibrationByGrade(['A', 'B'], borrowers('B', 1, 0, 1)).map(({ grade }) => grade)).toEqual(['B']);
  });
});
