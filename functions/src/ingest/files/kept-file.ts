import type { HandedFile } from '../../ports/file-reader.ts';
import { createBusinessReducer } from '../business-report.ts';
import { cellText } from '../cell-text.ts';
import {
  locate,
  ORDER_COLUMNS,
  ORDER_COLUMNS_NEEDED,
  SETTLEMENT_COLUMNS,
  SETTLEMENT_COLUMNS_NEEDED,
} from '../columns.ts';
import { createCellLayout } from '../exports/cell-layout.ts';
import { MONEY_CELLS, ORDER_CELLS } from '../exports/export-table.ts';
import { openExport } from '../exports/open-export.ts';
import type { ReportKind } from '../report-kind.ts';
import { type Bytes, plainBytes, SourceBroken } from '../source-bytes.ts';
import type { Row, TableSink } from '../table.ts';
import { createTableReader } from '../table-reader.ts';
import { kindOf } from './read-files.ts';

/** Longer than any id, date or amount; a longer cell is not what its column is for. */
const CELL_CHARACTERS_MAX = 120;
/** A year of a seller with three thousand orders a day. */
export const ROWS_MAX = 1_200_000;
/** Uncompressed. A small archive can hold a file without end. */
const BYTES_MAX = 512 * 1024 * 1024;

/**
 * A file with nothing left in it but the columns that may be read, as comma-separated text. It reads as the file it was
 * made of, row for row and line for line, so that what was not used can still be looked up in the seller's own copy.
 */
export async function* keptFile(file: HandedFile): Bytes {
  const kind = await kindOf(file);
  const isReport = typeof kind === 'string';
  const content = isReport ? plainBytes(file.open()) : (await openExport(file.open()))?.content;
  const kept = createKeptLines(isReport ? REPORT_COLUMNS[kind] : exportColumns(kind));
  const reader = createTableReader(kept.sink, { quotedTabs: !isReport });
  let length = 0;
  for await (const piece of content ?? []) {
    length += piece.length;
    if (length > BYTES_MAX) throw new SourceBroken('fileTooLong');
    reader.push(piece);
    yield kept.take();
  }
  reader.end();
  yield kept.take();
}

type Columns = TableSink['header'];

const REPORT_COLUMNS: Record<ReportKind, Columns> = {
  orders: (names) => locate(names, ORDER_COLUMNS, ORDER_COLUMNS_NEEDED),
  settlement: (names) => locate(names, SETTLEMENT_COLUMNS, SETTLEMENT_COLUMNS_NEEDED),
  businessByDate: (names) => createBusinessReducer().sink.header(names),
};

function exportColumns(table: Exclude<Awaited<ReturnType<typeof kindOf>>, string>): Columns {
  return table.tells === 'money'
    ? createCellLayout(MONEY_CELLS, table).header
    : createCellLayout(ORDER_CELLS, table).header;
}

function createKeptLines(columnsOf: Columns) {
  let [text, line, rows] = ['', 1, 0];
  /** Blank lines are no rows, and put each row on the line it had. */
  const put = (at: number, cells: readonly string[]) => {
    rows += 1;
    if (rows > ROWS_MAX) throw new SourceBroken('fileTooLong', `line ${at}`);
    text += `${'\n'.repeat(Math.max(0, at - line))}${cells.join(',')}\n`;
    line = Math.max(at, line) + 1;
  };
  let width = 0;
  const sink: TableSink = {
    header(names) {
      const columns = [...new Set(columnsOf(names).filter((column) => column >= 0))];
      width = columns.length;
      text = `${columns.map((column) => quoted(names[column] ?? '')).join(',')}\n`;
      line = 2;
      return columns;
    },
    row: (row) => put(row.line, cellsOf(row, width)),
    // One cell, where the header has more: as short as it was.
    shortRow: (at) => put(at, [quoted('-')]),
  };
  return {
    sink,
    take(): Uint8Array {
      const taken = Buffer.from(text);
      text = '';
      return taken;
    },
  };
}

const cellsOf = ({ bytes, starts, ends }: Row, width: number): string[] =>
  Array.from({ length: width }, (_, slot) => {
    const [start, end] = [starts[slot] as number, ends[slot] as number];
    return quoted(cellText(bytes, start, end).slice(0, CELL_CHARACTERS_MAX));
  });

/** A line end within a cell would move all that follow. */
const quoted = (cell: string): string => `"${cell.replace(/[\r\n]+/g, ' ').replace(/"/g, '""')}"`;
