import { z } from '../schema.ts';
import { addMonths } from '../time/calendar.ts';
import { addDays, type Day } from '../time/instant.ts';

/** A calendar month as the source counts it (Amazon: UTC): 2025-01. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** A day is already proven to be one, so its month needs no second proof. */
export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
export const firstDayOf = (month: Month): Day => `${month}-01` as Day;
export const addToMonth = (month: Month, months: number): Month => monthOf(addMonths(firstDayOf(month), months));
export const lastDayOf = (month: Month): Day => addDays(firstDayOf(addToMonth(month, 1)), -1);

/** ISO 4217. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .brand<'Currency'>();
export type Currency = z.infer<typeof Currency>;

/**
 * An exact amount in a currency's major unit, never negative, as decimal text: "12345.60".
 * Foreign amounts stay text until they are turned into fen once, with the month's reference rate.
 */
export const DecimalText = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})(\.\d{1,6})?$/)
  .brand<'DecimalText'>();
export type DecimalText = z.infer<typeof DecimalText>;

const Count = z.int().min(0).max(100_000_000);

/**
 * What one shop sold in one month and one currency; exactly an entry of `prequalify --json`.
 * `gmv` is the price of the lines that were not cancelled: no tax, shipping or promotion, and refunds not taken off.
 */
export const MonthlyFacts = z.strictObject({
  month: Month,
  currency: Currency,
  /** Distinct orders with at least one line that was not cancelled. */
  orders: Count,
  /** Distinct orders with cancelled lines only. */
  cancelled: Count,
  units: Count,
  gmv: DecimalText,
  /** What went back to buyers; null where no source of refunds was read. */
  refunds: DecimalText.nullable(),
});
export type MonthlyFacts = z.infer<typeof MonthlyFacts>;
