import { describe, expect, it } from '@jest/globals';
import { ppmOfPercent } from './percent.ts';

describe('a percentage a vendor writes', () => {
  it.each([
    ['0', 0],
    ['0.62', 6_200],
    ['3', 30_000],
    ['12.5', 125_000],
    ['100', 1_000_000],
    ['0.00019', 1],
    ['-1.5', -15_000],
  ])('of %s per cent is %i of a million', (text, ppm) => {
    expect(ppmOfPercent(text)).toBe(ppm);
  });
});
