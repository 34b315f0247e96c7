import type { RejectedRow } from '../ports/source-adapter.ts';
import type { RejectReason } from './table.ts';

/** Rows that could not be read: all of them counted, the first few kept so that a person can look them up. */
export type Rejections = {
  add(line: number, reason: RejectReason): void;
  readonly count: number;
  readonly first: readonly RejectedRow[];
};

const KEPT = 20;

export function createRejections(): Rejections {
  let count = 0;
  const first: RejectedRow[] = [];
  return {
    add(line, reason) {
      count += 1;
      if (first.length < KEPT) first.push({ line, reason });
    },
    get count() {
      return count;
    },
    get first() {
      return first;
    },
  };
}
