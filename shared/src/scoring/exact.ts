/** Exact arithmetic on the large whole numbers a portrait is made of. No floats: the same answer on every engine. */

const PPM = BigInt(1_000_000);

/** Past this a ratio says nothing more, and it still fits where it is compared and stored. */
const RATIO_MAX_PPM = BigInt(1_000_000_000);

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** a ÷ b in parts per million, rounded down, capped; undefined where b is nothing. Neither is negative. */
export const ratioPpm = (a: bigint, b: bigint): number | undefined =>
  b === BigInt(0) ? undefined : Number(min((a * PPM) / b, RATIO_MAX_PPM));

export const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, BigInt(0));

export const least = (values: readonly bigint[]): bigint => values.reduce(min);
export const greatest = (values: readonly bigint[]): bigint => values.reduce(max);

/** The mean, rounded down. */
export const mean = (values: readonly bigint[]): bigint => sum(values) / BigInt(values.length);

/** The middle value, or the mean of the two in the middle, rounded down. */
export function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => Number(a - b));
  const middle = sorted.length >> 1;
  return mean(sorted.length % 2 === 1 ? sorted.slice(middle, middle + 1) : sorted.slice(middle - 1, middle + 1));
}

/** The whole part of the square root. Newton's steps fall until they would rise again. */
export function squareRoot(value: bigint): bigint {
  if (value < BigInt(2)) return value;
  let root = BigInt(1) << BigInt((value.toString(2).length >> 1) + 1);
  for (;;) {
    const next = (root + value / root) >> BigInt(1);
    if (next >= root) return root;
    root = next;
  }
}

/**
 * Standard deviation over mean (变异系数), parts per million, population form, rounded down:
 * √(nΣx² − (Σx)²) ÷ Σx. It does not change when every value is multiplied by the same number.
 */
export function variationPpm(values: readonly bigint[]): number | undefined {
  const total = sum(values);
  if (total === BigInt(0)) return undefined;
  const squares = BigInt(values.length) * sum(values.map((value) => value * value)) - total * total;
  return Number(squareRoot((squares * PPM * PPM) / (total * total)));
}
