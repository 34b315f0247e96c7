import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateFen, FEN_MAX, Fen, fen, fenFromYuan, scaleFen } from './fen.ts';

const anyFen = fc.integer({ min: 0, max: FEN_MAX }).map(fen);
const anyWeights = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 })
  .filter((weights) => weights.some((weight) => weight > 0));

describe('an amount in fen', () => {
  it.each([
    ['half a fen', 0.5],
    ['a negative amount', -1],
    ['more than the cap', FEN_MAX + 1],
    ['not a number', Number.NaN],
  ])('is never %s', (_, amount) => {
    expect(Fen.safeParse(amount).success).toBe(false);
  });
});

describe('an amount typed in yuan', () => {
  it.each([
    ['1234', 123_400],
    ['0.29', 29],
    ['0.5', 50],
    ['1,000', undefined],
    ['1.005', undefined],
    ['-1', undefined],
  ])('%s is read as %s fen', (text, expected) => {
    expect(fenFromYuan(text)).toBe(expected);
  });

  it('survives the round trip through its printed form', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(fenFromYuan((amount / 100).toFixed(2))).toBe(amount);
      }),
    );
  });
});

describe('allocating an amount', () => {
  it('gives the odd fen to the largest share', () => {
    expect(allocateFen(fen(100), [1, 2])).toEqual([33, 67]);
  });

  it('gives nothing to a share without weight', () => {
    expect(allocateFen(fen(1), [0, 1])).toEqual([0, 1]);
  });

  it('never loses or invents a fen', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const shares = allocateFen(total, weights);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total);
      }),
    );
  });

  it('never gives a share more than one fen away from its exact proportion', () => {
    fc.assert(
      fc.property(anyFen, anyWeights, (total, weights) => {
        const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
        allocateFen(total, weights).forEach((share, index) => {
          const floor = scaleFen(total, weights[index] ?? 0, weightSum, 'down');
          expect(share - floor === 0 || share - floor === 1).toBe(true);
        });
      }),
    );
  });
});
