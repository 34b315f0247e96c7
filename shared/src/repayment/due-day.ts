import { invariant } from '../invariant.ts';
import { addDays, type Day } from '../time/instant.ts';

/** Comes in from outside: the Chinese calendar of working days is data, and fails where it has not been published. */
export type IsWorkingDay = (day: Day) => boolean;

/** The longest run of days off: eight or nine at the Spring Festival, with room. */
const ROLL_MAX_DAYS = 15;

/** The working day on or after (遇节假日顺延). */
export function rollForward(day: Day, isWorkingDay: IsWorkingDay): Day {
  for (let days = 0; days <= ROLL_MAX_DAYS; days += 1) {
    const candidate = addDays(day, days);
    if (isWorkingDay(candidate)) return candidate;
  }
  invariant(false, `rollForward: no working day within ${ROLL_MAX_DAYS} days`);
}
