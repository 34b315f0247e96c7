import { dayNumber } from './moment.ts';

/** One day of a business report. Sales in whole minor units. */
export type BusinessDay = {
  day: number;
  currency: string;
  sales: number;
  units: number;
  lines: number;
  refunded: number | undefined;
};

type DateOrder = (a: number, b: number, c: number) => number;

const fullYear = (year: number): number => (year < 100 ? 2_000 + year : year);
const ORDERS: readonly DateOrder[] = [
  (year, month, day) => dayNumber(year < 1_000 ? Number.NaN : year, month, day),
  (month, day, year) => dayNumber(fullYear(year), month, day),
  (day, month, year) => dayNumber(fullYear(year), month, day),
];

/**
 * Day numbers of dates that may be written 2026-01-05, 2026/1/5, 1/5/26 or 05/01/2026. Whether month or day comes
 * first no single date tells, but a report has a line a day: the order that reads most dates, over the shortest
 * stretch of days, is the right one. Of equals the American one is taken, as most sellers' pages are.
 */
export function resolveDays(dates: readonly string[]): (number | undefined)[] {
  const parts = dates.map((date) => {
    const [, a, b, c] = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?$/.exec(date) ?? [];
    return a === undefined ? undefined : ([Number(a), Number(b), Number(c)] as const);
  });
  const readings = ORDERS.map((order) =>
    parts.map((part) => {
      const day = part ? order(...part) : Number.NaN;
      return Number.isNaN(day) ? undefined : day;
    }),
  );
  const scored = readings.map((days) => ({ days, read: count(days), stretch: stretch(days) }));
  scored.sort((a, b) => b.read - a.read || a.stretch - b.stretch);
  return scored[0]?.days ?? [];
}

const count = (days: readonly (number | undefined)[]): number => days.filter((day) => day !== undefined).length;

function stretch(days: readonly (number | undefined)[]): number {
  const known = days.filter((day) => day !== undefined);
  return known.length === 0 ? 0 : known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b));
}
