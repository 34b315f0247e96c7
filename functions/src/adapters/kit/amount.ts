import { z } from '@loan/shared/schema';
import { minorDigits } from '../../ingest/currencies.ts';

/**
 * An amount as vendors write it in JSON: decimal text, or a number, of which the shortest text that reads back as the
 * same number is taken; for up to fifteen digits that is what the vendor wrote.
 */
export const AmountText = z
  .union([z.string(), z.number().min(-1e12).max(1e12).transform(String)])
  .pipe(z.string().regex(/^-?\d{1,13}(\.\d{1,10})?$/));

/** Whole minor units of the currency. What is finer than its smallest coin is rounded half away from zero. */
export function minorOf(amount: string, currency: string): number {
  const digits = minorDigits(currency);
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const kept = Number(whole + fraction.slice(0, digits).padEnd(digits, '0'));
  const rounded = kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0);
  return amount.startsWith('-') && rounded > 0 ? -rounded : rounded;
}
