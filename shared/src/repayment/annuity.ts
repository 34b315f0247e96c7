import type { AnnualRatePpm } from '../money/interest.ts';

/** Twelve months of a million parts: a month's growth is (12_000_000 + rate) ÷ 12_000_000. */
const YEAR_PPM = 12_000_000;
const PPM = BigInt(1_000_000);

/**
 * What one a month for so many months is worth today (年金现值系数), parts per million, rounded down:
 * Σ (1 + r/12)^−t. Exact fractions throughout; no float decides a limit.
 */
export function annuityFactorPpm(rate: AnnualRatePpm, months: number): number {
  const [rest, growth] = [BigInt(YEAR_PPM), BigInt(YEAR_PPM + rate)];
  let [numerator, denominator] = [BigInt(0), BigInt(1)];
  // Horner: each step discounts what is so far, and one more, by a month.
  for (let month = 0; month < months; month += 1) {
    numerator = (numerator + denominator) * rest;
    denominator = denominator * growth;
  }
  return Number((numerator * PPM) / denominator);
}
