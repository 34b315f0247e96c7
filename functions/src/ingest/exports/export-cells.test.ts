import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountCell, isOrderId, minorOfFigure, unitsOfCell } from './export-cells.ts';

describe('an amount in an export', () => {
  it.each([
    ['12.30', undefined, 1_230],
    ['1,234.50', undefined, 123_450],
    ['$12.30', 'USD', 1_230],
    ['US $1,020.50', 'USD', 102_050],
    ['AU $30.00', 'AUD', 3_000],
    ['C $8', 'CAD', 800],
    ['USD 12.30', 'USD', 1_230],
    ['12,30 EUR', 'EUR', 1_230],
    ['€ 1.234,50', 'EUR', 123_450],
    ['RM12.00', 'MYR', 1_200],
    ['NT$1,290', 'TWD', 129_000],
    ['₫100.000', 'VND', 100_000],
    ['JP¥1,200', 'JPY', 1_200],
    ['-$4.00', 'USD', -400],
    ['$-4.00', 'USD', -400],
    ['($4.00)', 'USD', -400],
    ['−4.00', undefined, -400],
  ])('%s', (cell, currency, minor) => {
    const amount = amountCell(cell);
    expect(amount?.currency).toBe(currency);
    expect(minorOfFigure(amount?.figure ?? '', currency ?? 'USD')).toBe(minor);
  });

  it.each(['ten', '', '--', 'Lamp 14', '12.30 each', '1.2.3x', '9'.repeat(61)])('is not %j', (cell) => {
    expect(amountCell(cell)).toBeUndefined();
  });

  it('is refused where a single mark says too little', () => {
    expect(minorOfFigure(amountCell('Rp100.000')?.figure ?? '', 'IDR')).toBeNaN();
  });

  it('reads back whatever cents are printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom('', '$', 'US $', 'USD '), (cents, sign) => {
        const printed = `${sign}${new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 }).format(cents / 100)}`;
        expect(minorOfFigure(amountCell(printed)?.figure ?? '', 'USD')).toBe(cents);
      }),
    );
  });
});

describe('a count in an export', () => {
  it.each([
    ['2', 2],
    ['2.00', 2],
    ['3 piece', 3],
    ['4件', 4],
    ['0', 0],
    ['2.5', Number.NaN],
    ['-1', Number.NaN],
    ['', Number.NaN],
    ['two', Number.NaN],
  ])('%j is %d', (cell, count) => {
    expect(unitsOfCell(cell)).toBe(count);
  });
});

describe('the number of an order', () => {
  it('is none once a spreadsheet has shortened it', () => {
    expect(['576460752303423001', '03-11111-22222', '2601ABC', '5E12'].map(isOrderId)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['5.76E+17', '8E+15', '', '--'].map(isOrderId)).toEqual([false, false, false, false]);
  });
});
