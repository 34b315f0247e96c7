import { cellText } from './cell-text.ts';
import { minorDigits } from './currencies.ts';
import type { CellReader } from './table.ts';

/** No order line and no settlement is near a trillion of anything: a larger figure is a damaged cell. */
const MINOR_MAX = 1e14;

const [ZERO, NINE, DOT] = [48, 57, 46];

/**
 * Reads amounts as whole minor units ("19.90" in USD is 1990), or NaN where one cannot be read with certainty.
 * An empty cell is 0. Plain digits with the currency's own decimals are read straight from the bytes.
 */
function createMoneyReader(digits: number, scale: number): CellReader<number> {
  return (bytes, start, end) => {
    if (start === end) return 0;
    let value = 0;
    let at = start;
    for (; at < end; at += 1) {
      const code = bytes[at] as number;
      if (code < ZERO || code > NINE) break;
      value = value * 10 + (code - ZERO);
    }
    if (at === end) return inRange(value * scale);
    const isPlain = bytes[at] === DOT && digits > 0 && end - at - 1 === digits && at > start;
    if (!isPlain) return parseMoney(cellText(bytes, start, end), digits);
    for (at += 1; at < end; at += 1) {
      const code = bytes[at] as number;
      if (code < ZERO || code > NINE) return parseMoney(cellText(bytes, start, end), digits);
      value = value * 10 + (code - ZERO);
    }
    return inRange(value);
  };
}

/** By the number of decimals a currency has. */
const MONEY_READERS = [1, 10, 100, 1_000].map((scale, digits) => createMoneyReader(digits, scale));

export const moneyReader = (currency: string): CellReader<number> =>
  MONEY_READERS[minorDigits(currency)] as CellReader<number>;

const inRange = (minor: number): number => (Math.abs(minor) <= MINOR_MAX ? minor : Number.NaN);

const AMOUNT = /^([-+−]?)([\d.,'’ \u00a0\u202f]+)$/;
const GROUPS = /^\d{1,3}([.,' ])\d{3}(?:\1\d{3})*$/;
/** Lakhs and crores: 1,23,456. */
const INDIAN_GROUPS = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * Local number formats: 1.234,56 · 1 234,56 · 1'234.56 · 1,234.56 · 95,00.
 * The last of two different marks is the decimal one. A single mark before exactly three digits says too little:
 * "1,234" is taken as grouped, since no money has three decimals; "1.234" is refused, since a figure cut or
 * multiplied by a thousand would pass unnoticed.
 */
export function parseMoney(text: string, digits: number): number {
  const [, sign, rough] = AMOUNT.exec(text.trim()) ?? [];
  if (rough === undefined) return text.trim() === '' ? 0 : Number.NaN;
  const body = rough
    .replace(/[’]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
  const mark = decimalMark(body, digits);
  if (mark === 'unclear') return Number.NaN;

  const cut = mark === 'none' ? body.length : body.lastIndexOf(mark);
  const whole = ungrouped(body.slice(0, cut));
  const fraction = mark === 'none' ? '' : body.slice(cut + 1);
  if (whole === undefined || (mark !== 'none' && !/^\d+$/.test(fraction))) return Number.NaN;
  // Zeros beyond the currency's own decimals say nothing; any other digit there cannot be money.
  const [kept, beyond] = [fraction.slice(0, digits).padEnd(digits, '0'), fraction.slice(digits)];
  if (/[1-9]/.test(beyond)) return Number.NaN;
  return inRange(Number(whole + kept) * (sign === '-' || sign === '−' ? -1 : 1));
}

type Mark = '.' | ',' | 'none' | 'unclear';

function decimalMark(body: string, digits: number): Mark {
  const [dot, comma] = [body.lastIndexOf('.'), body.lastIndexOf(',')];
  if (dot < 0 && comma < 0) return 'none';
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ',';
  const mark = dot >= 0 ? '.' : ',';
  const at = Math.max(dot, comma);
  if (body.indexOf(mark) !== at) return 'none';
  const looksGrouped = body.length - at - 1 === 3 && /^[1-9]\d{0,2}$/.test(body.slice(0, at));
  if (!looksGrouped || digits === 3) return mark;
  return digits === 0 || mark === ',' ? 'none' : 'unclear';
}

/** The digits of a whole number whose groups are as they should be; "12.34" grouped by dots is not a number. */
function ungrouped(whole: string): string | undefined {
  if (whole === '') return '0';
  const sound = /^\d+$/.test(whole) || GROUPS.test(whole) || INDIAN_GROUPS.test(whole);
  return sound ? whole.replace(/\D/g, '') : undefined;
}

/** A whole count such as a quantity: plain digits, or NaN. */
export const readCount: CellReader<number> = (bytes, start, end) => {
  if (start === end || end - start > 9) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] as number;
    if (code < ZERO || code > NINE) return Number.NaN;
    value = value * 10 + (code - ZERO);
  }
  return value;
};
