import { createHashTable } from '../hash-table.ts';
import type { Hash64 } from '../hash64.ts';

/** Beside each key: the amount, in two words. */
const [WIDTH, HIGH, LOW] = [4, 2, 3];
const WORD = 2 ** 30;

/**
 * What was given back for an order, where each of its lines tells it alike: the largest counts, once. Answers by how
 * much the order's refund has grown, so that the sum is the same in whatever order lines come.
 */
export function createRefundsByOrder(): (order: Hash64, minor: number) => number {
  const table = createHashTable({ width: WIDTH, highMask: ~0 });
  return ({ low, high }, minor) => {
    if (minor === 0) return 0;
    const place = table.put(low, high);
    const [at, words] = [place < 0 ? ~place : place, table.words()];
    const before = (words[at + HIGH] as number) * WORD + (words[at + LOW] as number);
    if (minor <= before) return 0;
    words[at + HIGH] = Math.floor(minor / WORD);
    words[at + LOW] = minor % WORD;
    return minor - before;
  };
}
