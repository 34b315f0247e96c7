import { invariant } from '../invariant.ts';
import { power } from './power.ts';

/** What is paid at the end of each of equal periods, of which a year has so many. */
export type Payments = { readonly perYear: 12 | 360; readonly amounts: readonly number[] };

/** A period's rate is sought in parts of 10^12, so that the yearly figure is right to far below a ppm. */
const PARTS = BigInt(1_000_000_000_000);

/** Halvings of 0 to 100 % a period until the interval is one part wide. Nothing near 100 % may be lent. */
const STEPS = 40;

/**
 * The yearly internal rate of return of money received today and payments by equal periods, parts per million: the
 * period's rate r at which the payments are worth what was received, then (1 + r)^(periods a year) − 1, rounded half up.
 * Bisection over whole numbers with exact comparisons: the same figure on every engine.
 */
export function yearlyReturnPpm(received: number, { perYear, amounts }: Payments): number {
  invariant(received > 0, 'yearlyReturnPpm: something must be received');
  let [low, high] = [BigInt(0), PARTS];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / BigInt(2);
    if (isWorthMore(amounts, middle, received)) low = middle;
    else high = middle;
  }
  return yearlyPpm((low + high) / BigInt(2), perYear);
}

/** Whether the payments, discounted at this rate a period, are worth more than what was received. */
function isWorthMore(payments: readonly number[], rate: bigint, received: number): boolean {
  const growth = PARTS + rate;
  let value = BigInt(0);
  let scale = BigInt(1);
  // From the last payment back: (value so far + payment) discounted by a period; `scale` is the denominator.
  for (let index = payments.length - 1; index >= 0; index -= 1) {
    value = (value + BigInt(payments[index] ?? 0) * scale) * PARTS;
    scale *= growth;
  }
  return value > BigInt(received) * scale;
}

function yearlyPpm(rate: bigint, periods: number): number {
  const [grown, whole] = [power(PARTS + rate, periods), power(PARTS, periods)];
  return Number(((grown - whole) * BigInt(2_000_000) + whole) / (whole * BigInt(2)));
}
