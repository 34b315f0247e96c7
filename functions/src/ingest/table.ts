/**
 * One row of a report, seen through its allow-listed columns only.
 * `starts[slot]` and `ends[slot]` bound a cell in `bytes`; nothing else of the row is ever handed on.
 * The same object is used for every row, so nobody may keep it.
 */
export type Row = {
  bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Counted as a text editor counts, the header being line 1. */
  line: number;
  /** More cells than the header has: read by position, and counted. */
  isLong: boolean;
};

/** Reads what stands in bytes[start, end). */
export type CellReader<T> = (bytes: Uint8Array, start: number, end: number) => T;

export type RejectReason =
  | 'tooFewCells'
  | 'dateUnreadable'
  | 'quantityUnreadable'
  | 'priceUnreadable'
  | 'currencyUnreadable'
  | 'orderIdMissing';

/** Who reads a table. */
export type TableSink = {
  /** Answers with the column of each slot, −1 for one the file does not have. May throw to refuse the file. */
  header(names: readonly string[]): readonly number[];
  row(row: Row): void;
  /** Called for a row with fewer cells than the header. Blank lines are no rows. */
  shortRow(line: number): void;
};

/** Takes bytes in pieces of any size. */
export type TableReader = { push(piece: Uint8Array): void; end(): void };

export const newRow = (slots: number): Row => ({
  bytes: new Uint8Array(0),
  starts: new Int32Array(slots),
  ends: new Int32Array(slots),
  line: 0,
  isLong: false,
});

/** Longest row anybody may send us. Amazon's longest are under 4 KB. */
export const ROW_BYTES_MAX = 1_048_576;
/** Widest table anybody may send us. */
export const COLUMNS_MAX = 1_000;

/** Slot of each column by position: what the scanners look up at each cell's end. */
export function slotsByColumn(columnOfSlot: readonly number[]): Int16Array {
  const slots = new Int16Array(COLUMNS_MAX + 1).fill(-1);
  columnOfSlot.forEach((column, slot) => {
    if (column >= 0) slots[column] = slot;
  });
  return slots;
}

/** How a file turned out to be laid out, and who is told about its rows. */
export type TablePlan = {
  slots: Int16Array;
  /** Cells a whole row has at least. */
  columns: number;
  delimiter: number;
  /** LF, or CR in a file that has no LF after its header. A CR before an LF is taken off. */
  lineEnd: number;
  row: Row;
  sink: TableSink;
};

/** Bytes with whole rows in [from, to), and whether the file ends with them. */
export type Stretch = { bytes: Uint8Array; from: number; to: number; isLast: boolean };

/** Reads the rows of a stretch; answers where the first unfinished one begins. */
export type Scanner = (stretch: Stretch) => number;

/** Hands on a row of so many cells; a blank line has none. */
export function endRow({ columns, row, sink }: TablePlan, cells: number): void {
  row.line += 1;
  if (cells === 0) return;
  row.isLong = cells > columns;
  if (cells < columns) sink.shortRow(row.line);
  else sink.row(row);
}
