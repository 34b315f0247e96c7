import { ratioPpm } from './exact.ts';

const ONE = BigInt(1);
const TWO = BigInt(2);
/** Digits after the point, in binary: far finer than a millionth. */
const BITS = BigInt(40);

/**
 * How evenly counts fall on their places (归一化熵): 1 where every place has as many, 0 where one place has all.
 * (log₂ n − Σ c·log₂ c ÷ n) ÷ log₂ k, parts per million, rounded down; undefined of nothing.
 */
export function entropyPpm(counts: readonly number[]): number | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return undefined;
  const spent = counts.reduce((sum, count) => sum + BigInt(count) * log2(count), BigInt(0));
  return ratioPpm(BigInt(total) * log2(total) - spent, BigInt(total) * log2(counts.length));
}

/** The logarithm of a whole number, bit by bit: squaring doubles it. No float, so that every engine says the same. */
function log2(value: number): bigint {
  if (value < 2) return BigInt(0);
  const whole = BigInt(BigInt(value).toString(2).length - 1);
  let mantissa = (BigInt(value) << BITS) >> whole;
  let log = whole << BITS;
  for (let bit = BITS - ONE; bit >= BigInt(0); bit -= ONE) {
    mantissa = (mantissa * mantissa) >> BITS;
    if (mantissa < TWO << BITS) continue;
    mantissa >>= ONE;
    log += ONE << bit;
  }
  return log;
}
