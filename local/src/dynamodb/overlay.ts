import type { Entry } from './level.ts';

/** Entries to be read differently from how they are stored; undefined where an entry is to be absent. */
export type Overlay = ReadonlyMap<string, unknown>;

export type Bounds = { gt?: string; gte?: string; lt?: string; lte?: string; reverse: boolean };

/** Stored entries with the overlay's in place of theirs, still in order. */
export async function* overlaid(stored: AsyncIterable<Entry>, overlay: Overlay, bounds: Bounds): AsyncGenerator<Entry> {
  const precedes = (a: string, b: string): boolean => (bounds.reverse ? a > b : a < b);
  const shown = [...overlay]
    .filter(([key, value]) => value !== undefined && isInside(key, bounds))
    .sort(([a], [b]) => (precedes(a, b) ? -1 : 1));

  let next = 0;
  for await (const entry of stored) {
    for (let due = shown[next]; due && precedes(due[0], entry[0]); due = shown[next]) {
      yield due;
      next += 1;
    }
    if (!overlay.has(entry[0])) yield entry;
  }
  yield* shown.slice(next);
}

const isInside = (key: string, { gt, gte, lt, lte }: Bounds): boolean =>
  (gt === undefined || key > gt) &&
  (gte === undefined || key >= gte) &&
  (lt === undefined || key < lt) &&
  (lte === undefined || key <= lte);
