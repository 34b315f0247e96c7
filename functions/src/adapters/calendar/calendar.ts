import { InvariantViolation, invariant } from '@loan/shared/invariant';
import { addDays, Day } from '@loan/shared/time/instant';
import chineseDays from 'chinese-days';
import type { Calendar } from '../../ports/calendar.ts';

/** The calendar, and what a schedule that runs past its end may go by. */
export type PublishedCalendar = Calendar & {
  /** The last day the State Council has published so far, as far as this release knows. */
  publishedThrough: Day;
  /**
   * For due dates of a repayment schedule, which are known years before the calendar is: as published where it is,
   * Monday to Friday after that. Whoever prints such a date says that it may move.
   */
  expectsWorkingDay(day: Day): boolean;
};

/** The package's first year, and a bound on looking for its last. */
const FIRST_YEAR = 2004;
const LAST_YEAR = 2100;

/** No holiday and its make-up days last longer, so a search for the next working day ends. */
const MAX_DAYS_A_WORKING_DAY = 15;

/**
 * The working days of mainland China: weekends and holidays out, make-up days (调休) in.
 * Source: the State Council's yearly notice as the package chinese-days carries it. It appears each November for the
 * year after; until the package is updated, a day beyond its calendar throws instead of being guessed.
 */
export function createCalendar(): PublishedCalendar {
  const publishedThrough = lastPublishedDay();
  const isWorkingDay = (day: Day): boolean => {
    const known = day >= `${FIRST_YEAR}-01-01` && day <= publishedThrough;
    invariant(known, `calendar: ${day} is outside the published calendar, which ends on ${publishedThrough}`);
    return chineseDays.isWorkday(day);
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

/** A year without a single holiday has not been published. */
function lastPublishedDay(): Day {
  let year = FIRST_YEAR;
  while (year < LAST_YEAR && hasHolidays(year + 1)) year += 1;
  return Day.parse(`${year}-12-31`);
}

const hasHolidays = (year: number): boolean =>
  chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0;

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
