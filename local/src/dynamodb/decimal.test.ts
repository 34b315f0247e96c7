import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decimalSum } from './decimal.ts';

describe('the sum of two decimal numbers', () => {
  it.each([
    { a: '0.1', b: '0.2', sum: '0.3' },
    { a: '1', b: '-1', sum: '0' },
    { a: '-0.5', b: '0.25', sum: '-0.25' },
    { a: '-1.5', b: '-1.5', sum: '-3' },
    { a: '99999999999999999999999999999999999999', b: '1', sum: '100000000000000000000000000000000000000' },
    { a: '0.00000000000000000000000000000000000001', b: '1', sum: '1.00000000000000000000000000000000000001' },
  ])('of $a and $b is $sum', ({ a, b, sum }) => {
    expect(decimalSum(a, b)).toBe(sum);
  });

  it('is what whole hundredths add up to', () => {
    const hundredths = fc.integer({ min: -1_000_000, max: 1_000_000 });
    // Below 2^53 a number of hundredths divided by 100 is written by JavaScript with exactly its two places.
    const written = (value: number) => String(value / 100);
    fc.assert(
      fc.property(hundredths, hundredths, (a, b) => {
        expect(decimalSum(written(a), written(b))).toBe(String((a + b) / 100));
        expect(decimalSum(written(a), written(b), true)).toBe(String((a - b) / 100));
      }),
    );
  });
});
