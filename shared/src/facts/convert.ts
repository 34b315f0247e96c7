import { Fen, type Rounding } from '../money/fen.ts';
import { err, ok, type Result } from '../result.ts';
import { microsOf } from './decimal.ts';
import type { Currency, DecimalText, Month } from './month.ts';
import { type ReferenceRates, rateFor } from './reference-rates.ts';

export type ForeignAmount = { readonly amount: DecimalText; readonly currency: Currency };
export type CurrencyWithoutRate = { readonly tag: 'CurrencyWithoutRate'; readonly currency: Currency };
export type AmountTooLarge = { readonly tag: 'AmountTooLarge' };

/** One fen is 10^10 of the units below: an amount in millionths times a rate in millionths, not yet rounded. */
const PICO_YUAN_PER_FEN = BigInt(10_000_000_000);

/** Exact renminbi in 10^-12 yuan. Sums and ratios are taken of these; rounding to fen comes once, at the end. */
export function picoYuanOf(
  { amount, currency }: ForeignAmount,
  month: Month,
  rates: ReferenceRates,
): Result<bigint, CurrencyWithoutRate> {
  const rate = rateFor(rates, currency, month);
  if (rate === undefined) return err({ tag: 'CurrencyWithoutRate', currency });
  return ok(microsOf(amount) * microsOf(rate));
}

/** Rounded once. An amount beyond what Fen can say is refused, not clamped. */
export function fenOfPicoYuan(pico: bigint, rounding: Rounding): Result<Fen, AmountTooLarge> {
  const half = rounding === 'halfUp' ? PICO_YUAN_PER_FEN / BigInt(2) : BigInt(0);
  const parsed = Fen.safeParse(Number((pico + half) / PICO_YUAN_PER_FEN));
  return parsed.success ? ok(parsed.data) : err({ tag: 'AmountTooLarge' });
}

/** A foreign amount in fen at the month's reference rate, rounded half up. */
export function fenOfForeign(
  foreign: ForeignAmount,
  month: Month,
  rates: ReferenceRates,
): Result<Fen, CurrencyWithoutRate | AmountTooLarge> {
  const pico = picoYuanOf(foreign, month, rates);
  return pico.ok ? fenOfPicoYuan(pico.value, 'halfUp') : pico;
}
