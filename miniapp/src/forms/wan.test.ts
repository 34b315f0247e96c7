import { describe, expect, it } from '@jest/globals';
import { fen } from '@loan/shared/money/fen';
import fc from 'fast-check';
import { amountProblemOf, fenFromWan, sliderRange, suggestedWan, wholeWan } from './wan.ts';

const available = fen(200_000_000);

describe('an amount typed in 万元', () => {
  it.each([
    ['100', 100_000_000],
    ['12.5', 12_500_000],
    ['0.29', 290_000],
    ['1.', 1_000_000],
    [' 3 ', 3_000_000],
    ['1.234', undefined],
    ['一百', undefined],
    ['', undefined],
    ['-1', undefined],
  ])('%j is %s fen', (typed, amount) => {
    expect(fenFromWan(typed)).toBe(amount);
  });

  it('never differs from the exact sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        const typed = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        expect(fenFromWan(typed)).toBe(hundredths * 10_000);
      }),
    );
  });

  it.each([
    ['200', undefined],
    ['200.01', 'tooLarge'],
    ['0.5', 'tooSmall'],
    ['abc', 'unreadable'],
  ])('of %s with 200万 to draw is wrong as %s', (typed, problem) => {
    expect(amountProblemOf(typed, available)).toBe(problem);
  });

  it('can be all of a line smaller than 1万', () => {
    expect(amountProblemOf('0.5', fen(500_000))).toBeUndefined();
  });
});

describe('what is suggested first', () => {
  it.each([
    [200_000_000, '100'],
    [3_000_000, '1'],
    [1_000_000, '1'],
  ])('of %i fen is %s 万, never all of it where less will do', (most, wan) => {
    expect(suggestedWan(fen(most))).toBe(wan);
  });

  it('lies on the slider', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 1_000_000_000 }).map(fen), (most) => {
        const { min, max } = sliderRange(most);
        expect(Number(suggestedWan(most))).toBeGreaterThanOrEqual(min);
        expect(Number(suggestedWan(most))).toBeLessThanOrEqual(max);
        expect(max).toBe(wholeWan(most));
      }),
    );
  });
});
