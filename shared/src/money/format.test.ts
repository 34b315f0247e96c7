import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Day } from '../time/instant.ts';
import { FEN_MAX, fen, fenFromYuan } from './fen.ts';
import {
  formatAnnualRate,
  formatDay,
  formatMonth,
  formatPercent,
  formatPercentDown,
  formatPercentUp,
  formatRoundedPercent,
  formatWan,
  formatWanYuan,
  formatYuan,
} from './format.ts';
import { AnnualRatePpm } from './interest.ts';

describe('money on a screen', () => {
  it.each([
    [16_949_744, '169,497.44 元'],
    [0, '0.00 元'],
    [5, '0.05 元'],
    [100_000, '1,000.00 元'],
    [100_000_000, '1,000,000.00 元'],
  ])('%i fen owed is %s', (amount, text) => {
    expect(formatYuan(fen(amount))).toBe(text);
  });

  it('can be typed back in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FEN_MAX }).map(fen), (amount) => {
        expect(fenFromYuan(formatYuan(amount).replace(/[, 元]/g, ''))).toBe(amount);
      }),
    );
  });

  it.each([
    [500_000_000, 0, '500万'],
    [1_000_000_000, 0, '1,000万'],
    [499_999_999, 0, '499万'],
    [108_000_000, 1, '108.0万'],
    [100_190_000, 1, '100.1万'],
    [58_300_000, 1, '58.3万'],
  ] as const)('a limit or turnover of %i fen with %i decimals is %s', (amount, decimals, text) => {
    expect(formatWan(fen(amount), decimals)).toBe(text);
  });

  it('joins the unit at first mention', () => {
    expect(formatWanYuan(fen(500_000_000))).toBe('500万元');
  });
});

describe('a rate on a screen', () => {
  it.each([
    [58_000, 0, '5.8%'],
    [58_000, 2, '5.80%'],
    [50_000, 0, '5%'],
    [982_000, 0, '98.2%'],
    [6_200, 0, '0.62%'],
    [-170_000, 0, '−17%'],
    [0, 0, '0%'],
    [1, 0, '0.0001%'],
    [12_345_600, 0, '1,234.56%'],
  ])('%i ppm with at least %i decimals is %s', (ppm, decimals, text) => {
    expect(formatPercent(ppm, decimals)).toBe(text);
  });

  it.each([
    [59_567, 2, '5.96%'],
    [42_499, 1, '4.2%'],
    [42_500, 1, '4.3%'],
    [-174_999, 0, '−17%'],
    [999_999, 1, '100.0%'],
  ] as const)('%i ppm rounded to %i decimals is %s', (ppm, decimals, text) => {
    expect(formatRoundedPercent(ppm, decimals)).toBe(text);
  });

  it.each([
    [797_785, '79.7%', '79.8%'],
    [849_999, '84.9%', '85.0%'],
    [850_000, '85.0%', '85.0%'],
    [70_001, '7.0%', '7.1%'],
  ])('%i ppm is %s where more is asked and %s where less is', (ppm, down, up) => {
    expect([formatPercentDown(ppm, 1), formatPercentUp(ppm, 1)]).toEqual([down, up]);
  });

  it('says both that it is yearly and that it is simple', () => {
    expect(formatAnnualRate(AnnualRatePpm.parse(58_000))).toBe('年化 5.8%（单利）');
  });
});

describe('a day on a screen', () => {
  it('is written without leading zeros', () => {
    expect(formatDay(Day.parse('2026-12-08'))).toBe('2026年12月8日');
    expect(formatMonth(Day.parse('2027-06-30'))).toBe('2027年6月');
  });
});
