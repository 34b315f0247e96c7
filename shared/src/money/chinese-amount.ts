import { invariant } from '../invariant.ts';
import type { Fen } from './fen.ts';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/**
 * An amount in formal Chinese numerals (大写金额), as contracts and bank papers want it: 伍佰万元整.
 * Without the leading 人民币, which the document sets.
 * Source: PBoC 支付结算办法 (银发〔1997〕393号), annex 1 一、二. Where it permits 零 or none, 零 is written before 角.
 */
export function chineseAmount(amount: Fen): string {
  const [yuan, jiao, cents] = [Math.floor(amount / 100), Math.floor((amount % 100) / 10), amount % 10];
  const whole = yuan === 0 ? '' : `${wholeInWords(yuan)}元`;
  if (jiao === 0 && cents === 0) return `${whole || '零元'}整`;

  const zeroBefore = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  const jiaoText = jiao === 0 ? '' : `${DIGITS[jiao]}角`;
  const centsText = cents === 0 ? '' : `${DIGITS[cents]}分`;
  return `${whole}${zeroBefore}${jiaoText}${centsText}`;
}

/** Four digits at a time; a run of zeros inside is one 零, a run at a group's end is none. */
function wholeInWords(yuan: number): string {
  invariant(yuan < 10 ** (4 * GROUPS.length), 'chineseAmount: beyond what the groups can say');
  let words = '';
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const value = Math.floor(yuan / 10 ** (4 * group)) % 10_000;
    if (value === 0) continue;
    const gap = words !== '' && (value < 1000 || hasEmptyGroup(yuan, group)) ? '零' : '';
    words += `${gap}${groupInWords(value)}${GROUPS[group]}`;
  }
  return words;
}

/** Whether the group above this one is all zeros, as in 1,0000,5000: 壹亿零伍仟. */
const hasEmptyGroup = (yuan: number, group: number): boolean =>
  Math.floor(yuan / 10 ** (4 * (group + 1))) % 10_000 === 0;

function groupInWords(value: number): string {
  let words = '';
  let zeros = false;
  for (let place = PLACES.length - 1; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zeros = words !== '';
      continue;
    }
    words += `${zeros ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`;
    zeros = false;
  }
  return words;
}
