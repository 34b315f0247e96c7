import { cellText } from './cell-text.ts';

const SECONDS_A_DAY = 86_400;

/** Days since 1970-01-01 of a Gregorian date, or NaN when there is no such day. */
export function dayNumber(year: number, month: number, day: number): number {
  if (year < 1995 || year > 2100 || month < 1 || month > 12 || day < 1) return Number.NaN;
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCDate() === day ? at.getTime() / 1000 / SECONDS_A_DAY : Number.NaN;
}

/** 2026-01-31 from 20_484. */
export const isoDay = (day: number): string => new Date(day * SECONDS_A_DAY * 1000).toISOString().slice(0, 10);

/** 2026-01 from a day number; the last answer is remembered, because rows of one day follow each other. */
export function createMonthNames(): (day: number) => string {
  let [lastDay, lastName] = [Number.NaN, ''];
  return (day) => {
    if (day !== lastDay) [lastDay, lastName] = [day, isoDay(day).slice(0, 7)];
    return lastName;
  };
}

export const dayOfIso = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000 / SECONDS_A_DAY;

/**
 * Reads the moments of a report: seconds since 1970 in UTC, or NaN.
 * The day before is remembered, because rows of one day follow each other.
 */
export function createMomentReader(): (bytes: Uint8Array, start: number, end: number) => number {
  let lastKey = -1;
  let lastDay = Number.NaN;

  const knownDay = (year: number, month: number, day: number): number => {
    const key = (year * 100 + month) * 100 + day;
    if (key !== lastKey) {
      lastKey = key;
      lastDay = dayNumber(year, month, day);
    }
    return lastDay;
  };

  return (bytes, start, end) => {
    const isIso =
      end - start >= 19 &&
      bytes[start + 4] === 45 &&
      bytes[start + 7] === 45 &&
      (bytes[start + 10] === 84 || bytes[start + 10] === 32);
    if (!isIso || bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return parseMoment(cellText(bytes, start, end));
    const year = two(bytes, start) * 100 + two(bytes, start + 2);
    const day = knownDay(year, two(bytes, start + 5), two(bytes, start + 8));
    const time = clock(two(bytes, start + 11), two(bytes, start + 14), two(bytes, start + 17));
    return day * SECONDS_A_DAY + time - offsetAt(bytes, start + 19, end);
  };
}

/** Two digits, or NaN. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 48;
  const ones = (bytes[at + 1] as number) - 48;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Number.NaN : tens * 10 + ones;
}

const clock = (hour: number, minute: number, second: number): number =>
  hour < 24 && minute < 60 && second < 61 ? hour * 3600 + minute * 60 + second : Number.NaN;

/** "+00:00" and "Z" are by far the commonest, so they are looked at as bytes. */
function offsetAt(bytes: Uint8Array, start: number, end: number): number {
  if (start === end || (end - start === 1 && bytes[start] === 90)) return 0;
  const colon = end - start === 6 && bytes[start + 3] === 58;
  if (!colon) return offsetSeconds(cellText(bytes, start, end).replace(/^\.\d{1,9}/, ''));
  const sign = bytes[start] === 43 ? 1 : bytes[start] === 45 ? -1 : Number.NaN;
  return sign * clock(two(bytes, start + 1), two(bytes, start + 4), 0);
}

/** Seconds east of Greenwich. A moment without a zone is taken as UTC, which is what Amazon writes. */
function offsetSeconds(zone: string): number {
  if (/^\s*(Z|UTC|GMT)?$/.test(zone)) return 0;
  const [, sign, hours, minutes] = /^\s*([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return Number.NaN;
  return (sign === '-' ? -1 : 1) * clock(Number(hours), Number(minutes), 0);
}

const YEAR_FIRST = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](.*))?$/;
const DAY_FIRST = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?: (.*))?$/;
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(.*)$/;

/**
 * Moments as settlement reports write them: "2026-01-14 02:16:10 UTC", "14.01.2026 02:16:10 UTC", "2026-01-14".
 * With dots the day comes first (European files). With slashes it may be either, so it has to be over 12 to be read.
 */
export function parseMoment(text: string): number {
  const [day, rest] = splitDay(text.trim());
  if (rest === undefined) return day * SECONDS_A_DAY;
  const [, hour, minute, second = '0', zone = ''] = CLOCK.exec(rest) ?? [];
  if (hour === undefined) return Number.NaN;
  return day * SECONDS_A_DAY + clock(Number(hour), Number(minute), Number(second)) - offsetSeconds(zone);
}

function splitDay(text: string): [day: number, rest: string | undefined] {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return [dayNumber(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])), yearFirst[4]];
  const dayFirst = DAY_FIRST.exec(text);
  if (!dayFirst) return [Number.NaN, undefined];
  const [first, second, year] = [Number(dayFirst[1]), Number(dayFirst[3]), Number(dayFirst[4])];
  if (dayFirst[2] === '.' || first > 12) return [dayNumber(year, second, first), dayFirst[5]];
  return [second > 12 ? dayNumber(year, first, second) : Number.NaN, dayFirst[5]];
}
