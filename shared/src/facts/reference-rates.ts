import { z } from '../schema.ts';
import { Currency, DecimalText, Month } from './month.ts';

/**
 * Renminbi for one unit of a foreign currency (参考汇率), by month. Versioned data and part of the policy, so that
 * a decision replayed next year is reckoned with the rates of its own day.
 */
export const ReferenceRates = z.strictObject({
  version: z.string().min(1).max(40),
  /** For each currency, the rate from each month on; the first also serves every earlier month. */
  rates: z.record(
    Currency,
    z
      .array(z.strictObject({ from: Month, rate: DecimalText }))
      .min(1)
      .max(240),
  ),
});
export type ReferenceRates = z.infer<typeof ReferenceRates>;

/** The month's rate, or undefined for a currency nobody gave a rate for: a named problem, never zero. */
export function rateFor(rates: ReferenceRates, currency: Currency, month: Month): DecimalText | undefined {
  const steps = rates.rates[currency];
  if (steps === undefined) return undefined;
  let rate = steps[0]?.rate;
  for (const step of steps) if (step.from <= month) rate = step.rate;
  return rate;
}
