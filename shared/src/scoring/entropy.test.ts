import { describe, expect, it } from '@jest/globals';
import { entropyPpm } from './entropy.ts';

describe('how evenly counts fall on their places', () => {
  // Worked by hand: -Σ p·log2 p ÷ log2 k. A quarter and three quarters: 0.811278; a quarter twice and a half: 1.5 ÷ log2 3.
  it.each([
    [[1, 1], 1_000_000],
    [[5, 0], 0],
    [[1, 3], 811_278],
    [[2, 2, 4], 946_394],
  ])('of %j is %i ppm', (counts, ppm) => {
    expect(entropyPpm(counts)).toBe(ppm);
  });

  it('says nothing of no counts, or of one place', () => {
    expect(entropyPpm([0, 0])).toBeUndefined();
    expect(entropyPpm([7])).toBeUndefined();
    expect(entropyPpm([])).toBeUndefined();
  });
});
