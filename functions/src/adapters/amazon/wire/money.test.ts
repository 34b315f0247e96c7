import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Currency, minorOf } from './money.ts';

describe('an amount in an answer', () => {
  it.each([
    [25.37, 2, 2_537],
    [0.29, 2, 29],
    [-12.5, 2, -1_250],
    [1.005, 2, 101],
    [-1.005, 2, -101],
    [1.234, 2, 123],
    [1413700, 0, 1_413_700],
    [0.5, 0, 1],
    [1e-7, 2, 0],
    [0, 2, 0],
  ])('%d with %i decimals is %i', (amount, digits, minor) => {
    expect(minorOf(amount, digits)).toBe(minor);
  });

  it('is exact for every amount of up to a trillion cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const written = `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;
        expect(minorOf(JSON.parse(written) as number, 2) + 0).toBe(cents + 0);
      }),
    );
  });

  it('beyond any settlement, or in no currency, is not believed', () => {
    expect(Currency.safeParse({ CurrencyCode: 'USD', CurrencyAmount: 1e13 }).success).toBe(false);
    expect(Currency.safeParse({ CurrencyCode: 'dollars', CurrencyAmount: 1 }).success).toBe(false);
  });
});
