import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Outcome, separationOf } from './separation.ts';

const good = (score: number): Outcome => ({ score, isBad: false });
const bad = (score: number): Outcome => ({ score, isBad: true });

describe('how well a score tells good borrowers from bad', () => {
  // Worked by hand: 6 pairs; 600 beats both bads, 580 ties with one (half) and beats the other, 620 beats both:
  // 5.5 of 6 = 0.916667, Gini 2 × 0.916667 − 1 = 0.833333. Gap after 580: bads 2/2, goods 1/3, so KS = 2/3.
  it('is counted in pairs, a tie as half', () => {
    expect(separationOf([good(620), good(600), good(580), bad(580), bad(550)])).toEqual({
      goods: 3,
      bads: 2,
      ksPpm: 666_667,
      aucPpm: 916_667,
      giniPpm: 833_333,
    });
  });

  // Source of the numbers: scikit-learn 1.9.1, roc_auc_score and max |tpr − fpr| of roc_curve:
  // AUC 0.6923076923076924, KS 0.3186813186813187.
  it('is what scikit-learn reckons for twenty borrowers with ties', () => {
    const scores = '640 655 620 620 600 580 610 630 600 590 570 560 620 600 585 610 575 650 600 560'.split(' ');
    const isBad = '0 0 0 1 0 1 0 0 1 0 1 1 0 0 0 1 0 0 1 0'.split(' ');
    const outcomes = scores.map((score, index) => ({ score: Number(score), isBad: isBad[index] === '1' }));
    expect(separationOf(outcomes)).toMatchObject({ ksPpm: 318_681, aucPpm: 692_308, giniPpm: 384_615 });
  });

  it('is perfect, none, or perfectly wrong', () => {
    expect(separationOf([good(2), bad(1)])).toMatchObject({ ksPpm: 1_000_000, giniPpm: 1_000_000 });
    expect(separationOf([good(1), bad(1)])).toMatchObject({ ksPpm: 0, aucPpm: 500_000, giniPpm: 0 });
    expect(separationOf([good(1), bad(2)])).toMatchObject({ ksPpm: 1_000_000, aucPpm: 0, giniPpm: -1_000_000 });
  });

  it('is not said where all ended the same', () => {
    expect(separationOf([good(1), good(2)])).toBeUndefined();
    expect(separationOf([bad(1)])).toBeUndefined();
    expect(separationOf([])).toBeUndefined();
  });

  it('turns round with the score, whatever the borrowers', () => {
    const anyOutcomes = fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }), isBad: fc.boolean() }));
    fc.assert(
      fc.property(anyOutcomes, (outcomes) => {
        const turned = outcomes.map(({ score, isBad }) => ({ score: -score, isBad }));
        const [one, other] = [separationOf(outcomes), separationOf(turned)];
        expect(one?.ksPpm).toBe(other?.ksPpm);
        expect((one?.giniPpm ?? 0) + (other?.giniPpm ?? 0)).toBe(0);
      }),
    );
  });
});
