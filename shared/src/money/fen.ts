import { invariant } from '../invariant.ts';
import { z } from '../schema.ts';

/** ¥10 billion: more than one partner's whole programme. A larger figure is a bug, not a rich borrower. */
export const FEN_MAX = 1_000_000_000_000;

/** Renminbi in fen (分): ¥1 = 100 fen. A whole number, never negative; direction lives in the field name. */
export const Fen = z.int().min(0).max(FEN_MAX).brand<'Fen'>();
export type Fen = z.infer<typeof Fen>;

export const fen = (amount: number): Fen => Fen.parse(amount);

/**
 * Reads what a person typed, digit by digit: "1234.5" is 123_450 fen.
 * Number(text) * 100 would turn ¥0.29 into 28.999999999999996 fen.
 */
export function fenFromYuan(text: string): Fen | undefined {
  const [, yuan, cents = ''] = /^(\d{1,11})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (yuan === undefined) return undefined;
  return Fen.safeParse(Number(yuan + cents.padEnd(2, '0'))).data;
}

export const addFen = (a: Fen, b: Fen): Fen => fen(a + b);

/** Fails when the result would be negative: paying back more than is owed must be decided, not clamped. */
export function subtractFen(a: Fen, b: Fen): Fen {
  invariant(a >= b, `subtractFen: ${a} - ${b} would be negative`);
  return fen(a - b);
}

export type Rounding = 'down' | 'halfUp';

/**
 * amount × numerator ÷ denominator, rounded once, at the end.
 *
 * The product of an amount, a rate and a day count passes 2^53, so it is taken in BigInt.
 * BigInt() rather than 1n: the mini-program build targets engines whose parsers reject the literal.
 */
export function scaleFen(amount: Fen, numerator: number, denominator: number, rounding: Rounding): Fen {
  invariant(Number.isSafeInteger(numerator) && numerator >= 0, 'scaleFen: numerator must be a whole number');
  invariant(Number.isSafeInteger(denominator) && denominator > 0, 'scaleFen: denominator must be positive');

  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const quotient = product / divisor;
  const remainder = product % divisor;
  const roundsUp = rounding === 'halfUp' && remainder * BigInt(2) >= divisor;
  return fen(Number(quotient) + (roundsUp ? 1 : 0));
}

/**
 * Splits a total into shares proportional to the weights, losing and inventing nothing.
 * Shares round down; the fen left over go one each to the largest weights, earlier first on a tie.
 */
export function allocateFen(total: Fen, weights: readonly number[]): Fen[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  invariant(weightSum > 0, 'allocateFen: at least one weight must be positive');

  const shares = weights.map((weight) => scaleFen(total, weight, weightSum, 'down'));
  const byWeight = weights.map((_, index) => index).sort((i, j) => (weights[j] ?? 0) - (weights[i] ?? 0));
  const leftover = total - shares.reduce((sum, share) => sum + share, 0);
  invariant(leftover < weights.length, 'allocateFen: leftover must be under one fen a share');

  for (const index of byWeight.slice(0, leftover)) shares[index] = fen((shares[index] ?? 0) + 1);
  return shares;
}
