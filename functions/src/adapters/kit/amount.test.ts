import { describe, expect, it } from '@jest/globals';
import { AmountText, minorOf } from './amount.ts';

describe('an amount in the answer of a vendor', () => {
  it.each([
    ['12.34', 'USD', 1234],
    ['5.000', 'USD', 500],
    ['100', 'GBP', 10_000],
    ['-0.295', 'EUR', -30],
    ['-0.001', 'EUR', 0],
    ['1413700', 'JPY', 1_413_700],
    ['1234.50', 'JPY', 1_235],
    ['1.2345', 'KWD', 1_235],
  ])('%s in %s is %d of its smallest coin', (text, currency, minor) => {
    expect(minorOf(AmountText.parse(text), currency)).toBe(minor);
  });

  it('that is a JSON number is read by its digits', () => {
    expect(minorOf(AmountText.parse(0.29), 'USD')).toBe(29);
  });

  it.each(['1,234.00', '', '1e5', 'NaN', '12.', Number.NaN, 1e300, null])('%p is none', (text) => {
    expect(AmountText.safeParse(text).success).toBe(false);
  });
});
