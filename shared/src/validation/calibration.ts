import { invariant } from '../invariant.ts';
import { inPpm, roundedPpm } from './ratio.ts';

/** The normal distribution's point with 97.5 % below it, so that the interval holds 95 %. */
const Z = 1.959963984540054;

export type Interval = { readonly lowPpm: number; readonly highPpm: number };

/**
 * Where the true rate lies, with 95 % confidence, when `bads` of `count` were seen (Wilson's score interval):
 * (p + z²/2n ± z√(p(1 − p)/n + z²/4n²)) ÷ (1 + z²/n). It stays within 0 and 1 and serves few defaults too.
 */
export function wilsonInterval(bads: number, count: number): Interval {
  invariant(Number.isSafeInteger(count) && count > 0 && bads >= 0 && bads <= count, 'wilsonInterval: some of some');
  const rate = bads / count;
  const square = Z * Z;
  const middle = rate + square / (2 * count);
  const half = Z * Math.sqrt((rate * (1 - rate)) / count + square / (4 * count * count));
  const whole = 1 + square / count;
  return {
    lowPpm: bads === 0 ? 0 : inPpm((middle - half) / whole),
    highPpm: bads === count ? 1_000_000 : inPpm((middle + half) / whole),
  };
}

/** What a grade promised against what became of it (校准). */
export type Calibration<G extends string> = {
  readonly grade: G;
  readonly count: number;
  readonly bads: number;
  readonly observedPpm: number;
  readonly interval: Interval;
  readonly promisedPpm: number;
  /** Where the promise lies: within the interval, or the borrowers did better or worse than it. */
  readonly verdict: 'within' | 'better' | 'worse';
};

/** `bads` of `count` borrowers of a grade, each of whom was promised to default with `promisedPpm`. */
export function calibrationOf<G extends string>(
  grade: G,
  { count, bads, promisedPpm }: { count: number; bads: number; promisedPpm: number },
): Calibration<G> {
  const interval = wilsonInterval(bads, count);
  const isBetter = interval.highPpm < promisedPpm;
  const isWorse = interval.lowPpm > promisedPpm;
  const verdict = isBetter ? 'better' : isWorse ? 'worse' : 'within';
  return { grade, count, bads, observedPpm: roundedPpm(bads, count), interval, promisedPpm, verdict };
}
