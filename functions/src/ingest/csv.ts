import { SourceBroken } from './source-bytes.ts';
import { ROW_BYTES_MAX, type Scanner, type TablePlan } from './table.ts';

const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [34, 10, 13];

/**
 * Rows of quoted cells (RFC 4180): a quoted cell may hold the delimiter, line ends and doubled quotes.
 * The allow-listed cells are copied, unquoted, into a scratch row. Such files are small, so plain beats fast.
 */
export function createCsvScanner(plan: TablePlan): Scanner {
  const scratch = new Uint8Array(ROW_BYTES_MAX);
  return (bytes, from, to, isLast) => {
    plan.row.bytes = scratch;
    let rowStart = from;
    while (rowStart < to) {
      const end = scanRow(plan, { bytes, from: rowStart, to, isLast }, scratch);
      if (end === undefined) return rowStart;
      rowStart = end;
    }
    return rowStart;
  };
}

type Stretch = { bytes: Uint8Array; from: number; to: number; isLast: boolean };

/** Reads one row and hands it on; the position after it, or `undefined` when its end is not here yet. */
function scanRow(plan: TablePlan, stretch: Stretch, scratch: Uint8Array): number | undefined {
  const { slots, columns, row, sink } = plan;
  const lineBefore = row.line;
  let [column, out, at] = [0, 0, stretch.from];
  for (;;) {
    const slot = slots[column] ?? -1;
    const cell = scanCell(plan, { ...stretch, from: at }, scratch, out);
    if (cell === undefined) {
      row.line = lineBefore;
      return undefined;
    }
    if (slot >= 0) {
      row.starts[slot] = out;
      row.ends[slot] = cell.out;
      out = cell.out;
    }
    at = cell.at;
    column += 1;
    if (cell.endsRow) break;
  }
  if (at - stretch.from > ROW_BYTES_MAX) throw new SourceBroken('rowTooLong', `line ${row.line + 1}`);
  row.line += 1;
  const isBlank = column === 1 && stretch.bytes.subarray(stretch.from, at).every((code) => code <= CARRIAGE_RETURN);
  row.isLong = column > columns;
  if (isBlank) return at;
  if (column < columns) sink.shortRow(row.line);
  else sink.row(row);
  return at;
}

/** Copies one cell, unquoted, to `out`. Line ends inside quotes count as lines. */
function scanCell(plan: TablePlan, stretch: Stretch, scratch: Uint8Array, from: number) {
  const { bytes, to, isLast } = stretch;
  let [at, out, quoted] = [stretch.from, from, false];
  for (; at < to; at += 1) {
    const code = bytes[at] as number;
    if (code === QUOTE) {
      if (!quoted || bytes[at + 1] !== QUOTE) {
        // At the end of what is here, the next byte decides whether this quote closes the cell.
        if (quoted && at + 1 === to && !isLast) return undefined;
        quoted = !quoted;
        continue;
      }
      at += 1;
    } else if (!quoted && code === plan.delimiter) return { at: at + 1, out, endsRow: false };
    else if (!quoted && code === plan.lineEnd) {
      const carriage = out > from && scratch[out - 1] === CARRIAGE_RETURN ? 1 : 0;
      return { at: at + 1, out: out - carriage, endsRow: true };
    } else if (code === LINE_FEED) plan.row.line += 1;
    scratch[out] = code;
    out += 1;
  }
  if (!isLast) return undefined;
  if (quoted) throw new SourceBroken('quoteUnclosed', `line ${plan.row.line + 1}`);
  return { at, out, endsRow: true };
}
