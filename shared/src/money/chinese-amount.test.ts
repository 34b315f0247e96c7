import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chineseAmount } from './chinese-amount.ts';
import { FEN_MAX, fen } from './fen.ts';

/** Reads the numerals back by place value; shares nothing with the writer. */
function readBack(text: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const places = new Map(Object.entries({ 拾: 10, 佰: 100, 仟: 1000 }));
  let [fenTotal, sum, section, digit] = [0, 0, 0, 0];
  for (const character of text.replace('整', '')) {
    const place = places.get(character);
    if (digits.includes(character)) digit = digits.indexOf(character);
    else if (place !== undefined) [section, digit] = [section + digit * place, 0];
    else if (character === '万') [sum, section, digit] = [sum + (section + digit) * 10_000, 0, 0];
    else if (character === '亿') [sum, section, digit] = [(sum + section + digit) * 100_000_000, 0, 0];
    else if (character === '元') [fenTotal, sum, section, digit] = [(sum + section + digit) * 100, 0, 0, 0];
    else if (character === '角') [fenTotal, digit] = [fenTotal + digit * 10, 0];
    else if (character === '分') [fenTotal, digit] = [fenTotal + digit, 0];
    else throw new Error(`unknown numeral ${character}`);
  }
  return fenTotal;
}

describe('an amount in formal Chinese numerals', () => {
  // The examples printed in 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定).
  it.each([
    [140_950, '壹仟肆佰零玖元伍角'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
  ])('%i fen is written %s, as the regulation prints it', (amount, text) => {
    expect(chineseAmount(fen(amount))).toBe(text);
  });

  it.each([
    [500_000_000, '伍佰万元整'],
    [1_000_000_000, '壹仟万元整'],
    [16_949_744, '壹拾陆万玖仟肆佰玖拾柒元肆角肆分'],
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [500_000_500_000, '伍拾亿零伍仟元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [1_000, '壹拾元整'],
    [1_001_000_000, '壹仟零壹万元整'],
  ])('%i fen is written %s', (amount, text) => {
    expect(chineseAmount(fen(amount))).toBe(text);
  });

  it('reads back as the amount it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: FEN_MAX }), (amount) => {
        expect(readBack(chineseAmount(fen(amount)))).toBe(amount);
      }),
    );
  });

  it('never repeats 零 and ends in 整 only without 角 and 分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: FEN_MAX }), (amount) => {
        const text = chineseAmount(fen(amount));
        expect(text).not.toContain('零零');
        expect(text.endsWith('整')).toBe(amount % 100 === 0);
      }),
    );
  });
});
