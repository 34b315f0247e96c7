import { invariant } from '../invariant.ts';

const PPM = BigInt(1_000_000);

/** a ÷ b in parts per million, rounded half away from zero; `a` may be negative. Exact whatever the size. */
export function roundedPpm(a: number, b: number): number {
  invariant(Number.isSafeInteger(a) && Number.isSafeInteger(b) && b > 0, 'roundedPpm: whole numbers, and b above 0');
  const [size, whole] = [BigInt(Math.abs(a)), BigInt(b)];
  const rounded = Number((size * PPM * BigInt(2) + whole) / (whole * BigInt(2)));
  return a < 0 && rounded !== 0 ? -rounded : rounded;
}

/** A reckoned share or logarithm as whole parts per million: the last bits of a float never reach a report. */
export const inPpm = (value: number): number => Math.round(value * 1_000_000);
