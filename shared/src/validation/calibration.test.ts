import { describe, expect, it } from '@jest/globals';
import { calibrationOf, wilsonInterval } from './calibration.ts';

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

describe('the calibration of a grade', () => {
  // Worked by hand: 7 ÷ 120 = 5.8333 %, and its interval, 2.85 % to 11.55 %, from above.
  it.each([
    ['worse', 28_540],
    ['within', 28_541],
    ['within', 115_526],
    ['better', 115_527],
  ])('is %s where %s ppm were promised and 7 of 120 defaulted', (verdict, promisedPpm) => {
    expect(calibrationOf('A', { count: 120, bads: 7, promisedPpm })).toEqual({
      grade: 'A',
      count: 120,
      bads: 7,
      observedPpm: 58_333,
      interval: { lowPpm: 28_541, highPpm: 115_526 },
      promisedPpm,
      verdict,
    });
  });
});
