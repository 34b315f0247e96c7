import { dayNumber } from '../moment.ts';

/** Which number of 05/06/2026 is the day. No single date tells, but a whole file does. */
export type DateOrder = 'dayFirst' | 'monthFirst' | 'unclear';

const SECONDS_A_DAY = 86_400;
/** No moment is longer. */
const CELL_MAX = 60;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const YEAR_FIRST = /^(\d{4})(?:[-/.]|\s?年\s?)(\d{1,2})(?:[-/.]|\s?月\s?)(\d{1,2})(?:\s?日)?(?:[T\s]\s*|$)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|\d{6}$|[T\s])/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:[,\s]\s*|$)/;
const MONTH_NAME = /^([A-Za-z]{3})[a-z]*[-\s.]+(\d{1,2})(?:,\s*|[-\s]+)(\d{4}|\d{2})(?:[,\s]\s*|$)/;
const DAY_AND_NAME = /^(\d{1,2})[-\s.]+([A-Za-z]{3})[a-z]*[-\s.,]+(\d{4}|\d{2})(?:[,\s]\s*|$)/;
const CLOCK =
  /^(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(AM|PM)?\s*(?:(Z|[+-]\d{2}:?\d{2})|(?:GMT|UTC|P[SD]T|E[SD]T|C[SD]T|BST|CES?T))?$/i;
const COMPACT_CLOCK = /^(\d{2})(\d{2})(\d{2})$/;

const fullYear = (year: string): number => (year.length === 2 ? 2_000 : 0) + Number(year);
const monthNamed = (name: string): number => MONTHS.indexOf(name.toLowerCase()) + 1;

/** What is left of a moment without its day, and how the day may be read. */
type Split = { rest: string; dayFirst: number; monthFirst: number };

function split(text: string): Split | undefined {
  if (text.length > CELL_MAX) return undefined;
  const sure = (match: RegExpExecArray, day: number): Split => ({
    rest: text.slice(match[0].length),
    dayFirst: day,
    monthFirst: day,
  });
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst) return sure(yearFirst, dayNumber(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3])));
  const named = MONTH_NAME.exec(text);
  if (named) return sure(named, dayNumber(fullYear(named[3] ?? ''), monthNamed(named[1] ?? ''), Number(named[2])));
  const dayAndName = DAY_AND_NAME.exec(text);
  if (dayAndName) {
    const [match, day, name = '', year = ''] = dayAndName;
    return {
      ...sure(dayAndName, dayNumber(fullYear(year), monthNamed(name), Number(day))),
      rest: text.slice(match.length),
    };
  }
  const yearLast = YEAR_LAST.exec(text);
  if (!yearLast) return undefined;
  const [match, first, mark, second, year = ''] = yearLast;
  const dayFirst = dayNumber(fullYear(year), Number(second), Number(first));
  // With dots the day comes first, wherever dots are used.
  const monthFirst = mark === '.' ? dayFirst : dayNumber(fullYear(year), Number(first), Number(second));
  return { rest: text.slice(match.length), dayFirst, monthFirst };
}

/** Seconds into the day as it was in Greenwich; NaN for what is no time of day. */
function clock(rest: string): number {
  if (rest.trim() === '') return 0;
  const [, hour = '', minute = '', second = '0', half, zone] =
    CLOCK.exec(rest.trim()) ?? COMPACT_CLOCK.exec(rest) ?? [];
  if (hour === '' || Number(minute) > 59 || Number(second) > 60) return Number.NaN;
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour);
  if (hours > 23 || (half && Number(hour) > 12)) return Number.NaN;
  return hours * 3_600 + Number(minute) * 60 + Number(second) - offset(zone);
}

function offset(zone: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '') ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 3_600 + Number(minutes) * 60);
}

/**
 * A moment as exports write it, in seconds since 1970; NaN where it cannot be read with certainty. A moment that names
 * no offset is taken as it stands: its month is the one the marketplace's own pages show.
 */
export function exportMoment(cell: string, order: DateOrder): number {
  const parts = split(cell.trim());
  if (!parts) return Number.NaN;
  const { dayFirst, monthFirst, rest } = parts;
  const day =
    order === 'dayFirst' || dayFirst === monthFirst ? dayFirst : order === 'monthFirst' ? monthFirst : Number.NaN;
  return day * SECONDS_A_DAY + clock(rest);
}

/** Listens to every date of a file. */
export type DateOrders = { hear(cell: string): void; order(): DateOrder };

type Heard = { read: number; first: number; last: number };

/**
 * The order that reads most dates, and of equals that of the shortest stretch of days, is the right one: sales follow
 * one another day by day, and the wrong order scatters them over the year. Where neither tells, no such date is read.
 */
export function createDateOrders(): DateOrders {
  const heard: Record<'dayFirst' | 'monthFirst', Heard> = { dayFirst: nobody(), monthFirst: nobody() };
  return {
    hear(cell) {
      const parts = split(cell.trim());
      if (!parts) return;
      for (const order of ['dayFirst', 'monthFirst'] as const) note(heard[order], parts[order]);
    },
    order() {
      const { dayFirst, monthFirst } = heard;
      const better = dayFirst.read - monthFirst.read || stretch(monthFirst) - stretch(dayFirst);
      if (better === 0) return 'unclear';
      return better > 0 ? 'dayFirst' : 'monthFirst';
    },
  };
}

const nobody = (): Heard => ({ read: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY });
const stretch = ({ read, first, last }: Heard): number => (read === 0 ? 0 : last - first);

function note(heard: Heard, day: number): void {
  if (Number.isNaN(day)) return;
  heard.read += 1;
  heard.first = Math.min(heard.first, day);
  heard.last = Math.max(heard.last, day);
}
