import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { moneyReader, parseMoney, readCount } from './money-text.ts';

const CURRENCY = ['JPY', '', 'USD', 'KWD'];
const read = (text: string, digits = 2): number =>
  moneyReader(CURRENCY[digits] ?? '')(Buffer.from(text), 0, Buffer.byteLength(text));

describe('an amount in a report', () => {
  it.each([
    ['', 0],
    ['0', 0],
    ['12', 1_200],
    ['12.3', 1_230],
    ['12.34', 1_234],
    ['12.3400', 1_234],
    ['0.29', 29],
    ['.50', 50],
    ['95,00', 9_500],
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1 234,56', 123_456],
    ['1\u00a0234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ["1'234.56", 123_456],
    ['1.234.567,89', 123_456_789],
    ['1,234,567', 123_456_700],
    ['1,23,456.78', 12_345_678],
    ['1,234', 123_400],
    ['1 234', 123_400],
    ['-12.34', -1_234],
    ['−12,34', -1_234],
    [' 12.34 ', 1_234],
  ])('reads %j as %i cents', (text, cents) => {
    expect(read(text)).toBe(cents);
  });

  it.each([
    'abc',
    '12.34.56',
    '1.23.456,78',
    '1,234.567',
    '12.345',
    '1.234',
    '1e3',
    '12,',
    '.',
    '-',
    '12..3',
    '１２',
    '12.34 USD',
    '1 23',
    '99999999999999999',
  ])('cannot be read with certainty from %j', (text) => {
    expect(read(text)).toBeNaN();
  });

  it.each([
    ['1234', 0, 1_234],
    ['1,234', 0, 1_234],
    ['1.234', 0, 1_234],
    ['1234.00', 0, 1_234],
    ['1234.50', 0, Number.NaN],
    ['1234.', 0, Number.NaN],
    ['1.234', 3, 1_234],
    ['1.5', 3, 1_500],
  ])('reads %j in a currency with %i decimals as %d', (text, digits, minor) => {
    expect(read(text, digits)).toBe(minor);
  });

  it('reads what a page of any of these languages prints, whatever the amount', () => {
    const anyLocale = fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'pl-PL', 'sv-SE');
    fc.assert(
      fc.property(anyLocale, fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (locale, cents) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        expect(parseMoney(text, 2)).toBe(cents);
      }),
    );
  });

  it('is the same by the fast way and by the careful one', () => {
    const anyText = fc.stringMatching(/^-?[0-9.,]{0,12}$/);
    fc.assert(
      fc.property(anyText, fc.constantFrom(0, 2, 3), (text, digits) => {
        expect(read(text, digits)).toBe(parseMoney(text, digits));
      }),
    );
  });
});

describe('a quantity', () => {
  it.each([
    ['0', 0],
    ['12', 12],
    ['', Number.NaN],
    ['-1', Number.NaN],
    ['1.5', Number.NaN],
    ['1234567890', Number.NaN],
  ])('%j is %d', (text, count) => {
    expect(readCount(Buffer.from(text), 0, text.length)).toBe(count);
  });
});
