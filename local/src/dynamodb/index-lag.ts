import { type Change, indexEntries } from './changes.ts';
import type { Overlay } from './overlay.ts';
import { indexesOf } from './tables.ts';

export type IndexLag = ReturnType<typeof createIndexLag>;

type Recent = { key: string; before: unknown; atMs: number };

export type IndexLagOptions = {
  now: () => Date;
  maximumMs: number;
  /** How far behind this query sees, at most `maximumMs`. */
  draw: () => number;
};

/**
 * A global index is brought up to date after its table, so a query may miss what was written a moment ago and show
 * what is no longer so. The index on disk is exact; this remembers what its newest entries replaced.
 */
export function createIndexLag({ now, maximumMs, draw }: IndexLagOptions) {
  let recent: Recent[] = [];

  return {
    remember(changes: readonly Change[], at: Date): void {
      if (maximumMs === 0) return;
      recent = recent.filter(({ atMs }) => atMs > at.getTime() - maximumMs);
      for (const change of changes) recent.push(...replaced(change, at.getTime()));
    },
    /** What a query of one index sees that is older than the index. */
    overlay(prefix: string): Overlay {
      const seenUntilMs = now().getTime() - draw();
      const overlay = new Map<string, unknown>();
      for (const { key, before, atMs } of recent) {
        const isUnseen = atMs > seenUntilMs && key.startsWith(prefix);
        // The oldest unseen change knows what stood before all of them.
        if (isUnseen && !overlay.has(key)) overlay.set(key, before);
      }
      return overlay;
    },
  };
}

const replaced = (change: Change, atMs: number): Recent[] =>
  indexesOf(change.row.table).flatMap((index) => {
    const [from, to] = indexEntries(change, index);
    return [
      ...(from ? [{ key: from.key, before: from.value, atMs }] : []),
      ...(to && to.key !== from?.key ? [{ key: to.key, before: undefined, atMs }] : []),
    ];
  });
