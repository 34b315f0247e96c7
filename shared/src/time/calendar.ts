import { Day } from './instant.ts';

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01. Days have no zone here: a day is a label of the Chinese calendar. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;

/** From the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

const dayOf = (utc: number): Day => Day.parse(new Date(utc).toISOString().slice(0, 10));

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The same day of a later month, or its last day where the month is shorter. Always count from the first day,
 * never from a clipped one, so that what was due on the 31st comes back to the 31st.
 */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const clipped = Math.min(date, daysInMonth(targetYear, targetMonth));
  return dayOf(Date.UTC(targetYear, targetMonth - 1, clipped));
}

/** Whole months passed between two days: from 31 January to 28 February is one. */
export function fullMonthsBetween(from: Day, to: Day): number {
  const [fromYear = 0, fromMonth = 1] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 1] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return addMonths(from, months) > to ? months - 1 : months;
}
