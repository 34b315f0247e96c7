import { invariant } from '../invariant.ts';
import { type Fen, fen } from '../money/fen.ts';
import type { AnnualRatePpm } from '../money/interest.ts';
import { power } from './power.ts';

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

/**
 * The level payment (等额本息): principal × i ÷ (1 − (1 + i)^−n) with i = rate ÷ 12, rounded half up to the fen.
 * Written as principal × rate × growth^n ÷ (year × (growth^n − year^n)), so that only the last division rounds.
 */
export function levelPayment(principal: Fen, rate: AnnualRatePpm, months: number): Fen {
  invariant(Number.isSafeInteger(months) && months > 0, 'levelPayment: at least one month');
  if (rate === 0) return halfUp(BigInt(principal), BigInt(months));
  const rest = power(BigInt(YEAR_PPM), months);
  const growth = power(BigInt(YEAR_PPM + rate), months);
  return halfUp(BigInt(principal) * BigInt(rate) * growth, BigInt(YEAR_PPM) * (growth - rest));
}

const halfUp = (numerator: bigint, denominator: bigint): Fen =>
  fen(Number((numerator * BigInt(2) + denominator) / (denominator * BigInt(2))));
