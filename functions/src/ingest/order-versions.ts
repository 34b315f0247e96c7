import { locate, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED } from './columns.ts';
import type { Hash64 } from './hash64.ts';
import { createOrderLineReader } from './order-line.ts';
import type { Row, TableSink } from './table.ts';

/**
 * Which of several files an order is to be taken from, whole: the one with its latest `last-updated-date`, and of
 * equals the one named first. Sellers download overlapping ranges, and an order changes after it was placed.
 */
export type OrderVersions = {
  /** Notes the orders of one file; files are numbered as they were given. Rows that cannot be read say nothing. */
  sinkFor(file: number): TableSink;
  fileOf(order: Hash64): number | undefined;
};

const FIRST_SLOTS = 1 << 12;
const FULLEST = 0.6;
const WORDS = 4;

/** Open addressing as in `distinct.ts`: hash, moment and file in 16 bytes; two million orders take 64 MiB. */
export function createOrderVersions(): OrderVersions {
  let table = new Int32Array(FIRST_SLOTS * WORDS);
  let size = 0;

  /** Words: low, high, seconds, file + 1; a file of 0 means empty. */
  const find = (within: Int32Array, low: number, high: number): number => {
    const mask = within.length / WORDS - 1;
    let at = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    while (within[at * WORDS + 3] !== 0 && (within[at * WORDS] !== low || within[at * WORDS + 1] !== high)) {
      at = (at + 1) & mask;
    }
    return at * WORDS;
  };

  const grow = () => {
    const wider = new Int32Array(table.length * 2);
    for (let at = 0; at < table.length; at += WORDS) {
      if (table[at + 3] === 0) continue;
      wider.set(table.subarray(at, at + WORDS), find(wider, table[at] as number, table[at + 1] as number));
    }
    table = wider;
  };

  const note = ([low = 0, high = 0]: Hash64, seconds: number, file: number) => {
    const at = find(table, low, high);
    const isNew = table[at + 3] === 0;
    if (!isNew && (table[at + 2] as number) >= seconds) return;
    table.set([low, high, seconds, file + 1], at);
    if (isNew) size += 1;
    if (size > (table.length / WORDS) * FULLEST) grow();
  };

  return {
    sinkFor(file) {
      const reader = createOrderLineReader();
      const row = (cells: Row) => {
        if (reader.read(cells) === 'read') note(reader.line.orderHash, reader.updatedSeconds(cells), file);
      };
      return { header: (names) => locate(names, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED), row, shortRow: () => undefined };
    },
    fileOf([low = 0, high = 0]) {
      const file = table[find(table, low, high) + 3] as number;
      return file === 0 ? undefined : file - 1;
    },
  };
}
