import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { least, mean, median, ratioPpm, squareRoot, sum, variationPpm } from './exact.ts';

const big = (...values: number[]): bigint[] => values.map((value) => BigInt(value));
const anySeries = fc.array(fc.bigInt({ min: 0n, max: 10n ** 24n }), { minLength: 1, maxLength: 12 });

describe('the square root of a whole number', () => {
  it('is the largest whole number whose square does not pass it', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 60n }), (value) => {
        const root = squareRoot(value);
        expect(root * root <= value && (root + 1n) * (root + 1n) > value).toBe(true);
      }),
    );
  });
});

describe('how much sales vary', () => {
  // Worked by hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and population deviation 2, so 0.4.
  it.each([
    [big(2, 4, 4, 4, 5, 5, 7, 9), 400_000],
    [big(100, 100, 100), 0],
    [big(0, 200), 1_000_000],
    [big(0, 0), undefined],
  ])('in %s is %s ppm', (values, expected) => {
    expect(variationPpm(values)).toBe(expected);
  });

  it('is the same for a shop twice or a million times the size', () => {
    fc.assert(
      fc.property(anySeries, fc.bigInt({ min: 1n, max: 1_000_000n }), (values, factor) => {
        expect(variationPpm(values.map((value) => value * factor))).toBe(variationPpm(values));
      }),
    );
  });
});

describe('the middle month', () => {
  it.each([
    [big(3, 1, 2), 2n],
    [big(4, 1, 3, 2), 2n],
    [big(7), 7n],
  ])('of %s is %s', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('the sum, the mean and the least of months', () => {
  it('are whole, the mean rounded down', () => {
    expect([sum(big(3, 1, 4)), mean(big(3, 1, 4)), least(big(3, 1, 4)), least(big(1, 1)), least(big(4, 3))]).toEqual(
      big(8, 2, 1, 1, 3),
    );
    expect(sum([])).toBe(0n);
  });

  it('of small squares are their roots', () => {
    expect(big(0, 1, 2, 3, 4, 8, 9, 15, 16, 17).map(squareRoot)).toEqual(big(0, 1, 1, 1, 2, 2, 3, 3, 4, 4));
  });
});

describe('a ratio', () => {
  it('of a thousand times and more says no more than that', () => {
    expect([ratioPpm(1_000n, 1n), ratioPpm(1_001n, 1n), ratioPpm(999_999_999n, 1_000_000n)]).toEqual([
      ...[1_000_000_000, 1_000_000_000, 999_999_999],
    ]);
    expect(ratioPpm(0n, 7n)).toBe(0);
  });

  it('of anything to nothing is unknown, not infinite', () => {
    expect(ratioPpm(5n, 0n)).toBeUndefined();
  });

  it('is rounded down, so that a threshold is reached only when it is', () => {
    expect(ratioPpm(979_999_9n, 10_000_000n)).toBe(979_999);
  });
});
