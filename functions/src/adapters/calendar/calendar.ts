import { InvariantViolation, invariant } from '@loan/shared/invariant';
import { addDays, Day } from '@loan/shared/time/instant';
import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Calendar } from '../../ports/calendar.ts';

/** The calendar, and where it ends. */
export type PublishedCalendar = Calendar & {
  /** The last day the State Council has published so far, as far as this release knows. */
  publishedThrough: Day;
};

/** No holiday and its make-up days last longer, so a search for the next working day ends. */
const MAX_DAYS_A_WORKING_DAY = 15;

/**
 * The working days of mainland China: weekends and holidays out, make-up days (调休) in.
 * Source: the State Council's yearly notice as the package chinese-days carries it. Only its data is used: its functions
 * read a date in the machine's own zone, and so name the wrong day west of Greenwich. The notice appears each November
 * for the year after; until the package is updated, a day beyond its calendar throws instead of being guessed.
 */
export function createCalendar(): PublishedCalendar {
  const years = Object.keys(published.holidays).map((day) => Number(day.slice(0, 4)));
  const publishedFrom = Day.parse(`${Math.min(...years)}-01-01`);
  const publishedThrough = Day.parse(`${Math.max(...years)}-12-31`);
  const isWorkingDay = (day: Day): boolean => {
    const known = day >= publishedFrom && day <= publishedThrough;
    invariant(known, `calendar: ${day} is outside the published calendar, which ends on ${publishedThrough}`);
    return day in published.workdays || (isWeekday(day) && !(day in published.holidays));
  };
  return {
    publishedThrough,
    isWorkingDay,
    expectsWorkingDay: (day) => (day <= publishedThrough ? isWorkingDay(day) : isWeekday(day)),
    addWorkingDays(day, n) {
      invariant(Number.isSafeInteger(n) && n >= 0 && n <= 366, 'addWorkingDays: n is a count of days within a year');
      let last = day;
      for (let left = n; left > 0; left -= 1) last = nextWorkingDay(last, isWorkingDay);
      return last;
    },
  };
}

function nextWorkingDay(after: Day, isWorkingDay: (day: Day) => boolean): Day {
  for (let days = 1; days <= MAX_DAYS_A_WORKING_DAY; days += 1) {
    const day = addDays(after, days);
    if (isWorkingDay(day)) return day;
  }
  throw new InvariantViolation(`calendar: no working day within ${MAX_DAYS_A_WORKING_DAY} days after ${after}`);
}

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
