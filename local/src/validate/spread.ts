import { invariant } from '@loan/shared/invariant';

/** How a figure lies over the seeds: nearest rank, so that each of the three was seen in some run. */
export type Spread = { readonly p5: number; readonly median: number; readonly p95: number };

export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    invariant(value !== undefined, 'spreadOf: a rank of those there are');
    return value;
  };
  return { p5: at(0.05), median: at(0.5), p95: at(0.95) };
}

/** How much y rises for each step of x, by least squares. */
export function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((total, point) => total + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  invariant(spread > 0, 'slopeOf: at least two different x');
  return mean((point) => (point.x - x) * (point.y - y)) / spread;
}
