import { createHashTable } from '../hash-table.ts';
import type { Hash64 } from '../hash64.ts';
import type { TableSink } from '../table.ts';
import { createCellLayout } from './cell-layout.ts';
import { createLineReader } from './export-line.ts';
import { createDateOrders, type DateOrder } from './export-moment.ts';
import { ORDER_CELLS, type OrderTable } from './export-table.ts';

const [WIDTH, CHANGED, FILE] = [4, 2, 3];
/** Seconds since 1970 less 2^31, so that a signed word reaches to the year 2106. */
const EPOCH = 2 ** 31;

export type ExportVersions = {
  /** Notes what one file has; files are numbered as they were given. */
  sinkFor(file: { table: OrderTable; dates: DateOrder; index: number }): TableSink;
  /** Whether this file is the one to take it from: where it went furthest, and of equals the first. */
  isFrom(version: Hash64, index: number): boolean;
};

/** Which of several overlapping exports of one kind each order, and each refund, is to be taken from, whole. */
export function createExportVersions(): ExportVersions {
  const known = createHashTable({ width: WIDTH, highMask: ~0 });
  const note = ({ low, high }: Hash64, seconds: number, index: number) => {
    const place = known.put(low, high);
    const [isNew, at, words] = [place < 0, place < 0 ? ~place : place, known.words()];
    if (!isNew && (words[at + CHANGED] as number) >= seconds - EPOCH) return;
    words[at + CHANGED] = seconds - EPOCH;
    words[at + FILE] = index;
  };
  return {
    sinkFor({ table, dates, index }) {
      const layout = createCellLayout(ORDER_CELLS, table);
      const read = createLineReader(table, layout, dates);
      return {
        header: layout.header,
        row(cells) {
          const line = read(cells);
          if (typeof line !== 'string') note(line.version, line.movedAt, index);
        },
        shortRow: () => undefined,
      };
    },
    isFrom({ low, high }, index) {
      const at = known.find(low, high);
      return at >= 0 && known.words()[at + FILE] === index;
    },
  };
}

/** Listens to a file's dates before anything of it is read. */
export function createDateSurvey(table: OrderTable): { sink: TableSink; order(): DateOrder } {
  const layout = createCellLayout(ORDER_CELLS, table);
  const dates = createDateOrders();
  return {
    sink: {
      header: layout.header,
      row: (cells) => dates.hear(layout.text(cells, 'placed')),
      shortRow: () => undefined,
    },
    order: dates.order,
  };
}
