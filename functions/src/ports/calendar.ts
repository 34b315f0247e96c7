import type { Day } from '@loan/shared/time/instant';

/** The working days of mainland China, make-up Saturdays included. A day beyond the published calendar is a defect. */
export interface Calendar {
  isWorkingDay(day: Day): boolean;
  /** For due dates years ahead: as published where it is, Monday to Friday after that. */
  expectsWorkingDay(day: Day): boolean;
  /** The n-th working day after that day. */
  addWorkingDays(day: Day, n: number): Day;
}
