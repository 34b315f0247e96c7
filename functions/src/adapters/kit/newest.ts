import type { Coverage } from '@loan/shared/facts/shop';
import type { z } from '@loan/shared/schema';
import { addDays, type Day } from '@loan/shared/time/instant';

type Covered = z.infer<typeof Coverage>;

/**
 * The newest rows, as many as facts may hold. When older ones are left out, the days told of begin after the last day
 * that is not whole: a day told in part would look like one on which less arrived.
 */
export function newestOf<T extends { on: Day }>(
  rows: readonly T[],
  { max, coverage }: { max: number; coverage: Covered },
): { rows: T[]; coverage: Covered } {
  const newest = [...rows].sort((a, b) => (a.on > b.on ? -1 : 1));
  const leftOut = newest[max];
  if (leftOut === undefined) return { rows: newest, coverage };
  const kept = newest.slice(0, max).filter(({ on }) => on > leftOut.on);
  return { rows: kept, coverage: { ...coverage, from: addDays(leftOut.on, 1) } };
}
