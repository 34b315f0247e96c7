/** A calendar month in UTC: "2026-11". */
export type Month = string;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

export const monthOf = (at: number): Month => new Date(at).toISOString().slice(0, 7);

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export const startOf = (month: Month): number => Date.parse(`${month}-01T00:00:00Z`);

export function addMonths(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(Date.UTC(year, number - 1 + count, 1));
}

export const endOf = (month: Month): number => startOf(addMonths(month, 1));

const MAX_MONTHS = 240;

/** Every month that touches [from, to), earliest first. */
export function monthsBetween(from: number, to: number): Month[] {
  const months: Month[] = [];
  if (to <= from) return months;
  for (let month = monthOf(from); startOf(month) < to && months.length < MAX_MONTHS; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}
