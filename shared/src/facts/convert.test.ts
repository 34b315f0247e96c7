import { describe, expect, it } from '@jest/globals';
import { fenOfForeign } from './convert.ts';
import { Currency, DecimalText, Month } from './month.ts';
import { ReferenceRates, rateFor } from './reference-rates.ts';
import { referenceRates202611 } from './reference-rates-2026-11.ts';

const rates = ReferenceRates.parse(referenceRates202611);
const inFen = (amount: string, currency: string, month: string) =>
  fenOfForeign({ amount: DecimalText.parse(amount), currency: Currency.parse(currency) }, Month.parse(month), rates);

describe('a foreign amount in renminbi', () => {
  // Worked by hand: 139,081.76 USD × 7.19 = 999,997.8544 yuan; 0.01 JPY × 0.048 = 0.00048 yuan.
  it.each([
    ['139081.76', 'USD', '2025-01', 99_999_785],
    ['100', 'USD', '2025-12', 70_600],
    ['100', 'USD', '2026-11', 70_500],
    ['100', 'USD', '2024-06', 71_900],
    ['100', 'EUR', '2025-12', 80_000],
    ['100', 'EUR', '2026-01', 82_000],
    ['1', 'JPY', '2026-01', 5],
    ['0.01', 'JPY', '2026-01', 0],
    ['12.34', 'CNY', '2026-01', 1_234],
    ['0', 'USD', '2026-01', 0],
  ])('%s %s of %s is %i fen', (amount, currency, month, expected) => {
    expect(inFen(amount, currency, month)).toEqual({ ok: true, value: expected });
  });

  it('is a named problem in a currency nobody gave a rate for', () => {
    expect(inFen('1', 'XAU', '2026-01')).toEqual({
      ok: false,
      error: { tag: 'CurrencyWithoutRate', currency: 'XAU' },
    });
  });

  it('is refused where it passes what an amount can be', () => {
    expect(inFen('999999999999999', 'USD', '2026-01')).toEqual({ ok: false, error: { tag: 'AmountTooLarge' } });
  });

  it('uses the latest known rate for months to come', () => {
    expect(rateFor(rates, Currency.parse('USD'), Month.parse('2031-05'))).toBe('7.05');
  });
});
