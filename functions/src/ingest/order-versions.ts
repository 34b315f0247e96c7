import { locate, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED } from './columns.ts';
import { createHashTable } from './hash-table.ts';
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

/** Beside each key: when its newest version changed, and the file that has it. */
const [WIDTH, CHANGED, FILE] = [4, 2, 3];
/** Seconds since 1970 less 2^31, so that a signed word reaches to the year 2106. */
const EPOCH = 2 ** 31;

/** Two million orders in several files take 64 MiB. */
export function createOrderVersions(): OrderVersions {
  const table = createHashTable({ width: WIDTH, highMask: ~0 });

  const note = ({ low, high }: Hash64, seconds: number, file: number) => {
    const place = table.put(low, high);
    const [isNew, at, words] = [place < 0, place < 0 ? ~place : place, table.words()];
    if (!isNew && (words[at + CHANGED] as number) >= seconds - EPOCH) return;
    words[at + CHANGED] = seconds - EPOCH;
    words[at + FILE] = file;
  };

  return {
    sinkFor(file) {
      const reader = createOrderLineReader();
      const row = (cells: Row) => {
        if (reader.read(cells) === 'read') note(reader.line.orderHash, reader.updatedSeconds(cells), file);
      };
      return { header: (names) => locate(names, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED), row, shortRow: () => undefined };
    },
    fileOf({ low, high }) {
      const at = table.find(low, high);
      return at < 0 ? undefined : table.words()[at + FILE];
    },
  };
}
