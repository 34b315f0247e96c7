import { z } from '@loan/shared/schema';
import { minorDigits } from '../../../ingest/currencies.ts';

/** An amount in whole minor units of its currency; negative where money goes the other way. */
export type Minor = { currency: string; minor: number };

export const Currency = z
  .object({ CurrencyCode: z.string().regex(/^[A-Z]{3}$/), CurrencyAmount: z.number().min(-1e12).max(1e12) })
  .transform(
    ({ CurrencyCode, CurrencyAmount }): Minor => ({
      currency: CurrencyCode,
      minor: minorOf(CurrencyAmount, minorDigits(CurrencyCode)),
    }),
  );

/**
 * Amazon writes amounts as JSON numbers. JavaScript prints the shortest text that reads back as the same number,
 * which for up to 15 digits is the text Amazon wrote, so the decimal is exact although the number is binary.
 * What is finer than the currency's smallest coin is rounded half away from zero.
 */
export function minorOf(amount: number, digits: number): number {
  const text = String(Math.abs(amount));
  // Only figures below a millionth are printed with an exponent; a larger one never passes the schema.
  const [whole = '0', fraction = ''] = text.includes('e') ? ['0'] : text.split('.');
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const rounded = kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0);
  return amount < 0 ? -rounded : rounded;
}
