import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDecimals, decimalOfMicros, microsOf } from './decimal.ts';
import { DecimalText } from './month.ts';

const amount = (text: string): DecimalText => DecimalText.parse(text);

describe('an exact decimal amount', () => {
  it.each(['-1', '01', '1.', '.5', '1e3', '1,000', '1.1234567', '', ' 1'])('is never written %j', (text) => {
    expect(DecimalText.safeParse(text).success).toBe(false);
  });

  it.each([
    ['0', '0.00'],
    ['12', '12.00'],
    ['12.5', '12.50'],
    ['0.05', '0.05'],
    ['1.234567', '1.234567'],
    ['1.234000', '1.234'],
    ['999999999999999.999999', '999999999999999.999999'],
  ])('%s is printed %s', (text, printed) => {
    expect(decimalOfMicros(microsOf(amount(text)))).toBe(printed);
  });

  it('adds a tenth and two tenths to three tenths, which floats cannot', () => {
    expect(addDecimals(amount('0.1'), amount('0.2'))).toBe('0.30');
    expect(0.1 + 0.2).not.toBe(0.3);
  });

  it('adds as whole cents add', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000 });
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const text = (whole: number) => amount(`${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`);
        expect(addDecimals(text(a), text(b))).toBe(text(a + b));
      }),
    );
  });
});
