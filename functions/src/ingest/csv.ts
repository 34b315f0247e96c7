import { SourceBroken } from './source-bytes.ts';
import { endRow, ROW_BYTES_MAX, type Scanner, type Stretch, type TablePlan } from './table.ts';

const [QUOTE, LINE_FEED, CARRIAGE_RETURN] = [34, 10, 13];

/**
 * Rows of quoted cells (RFC 4180): a quoted cell may hold the delimiter, line ends and doubled quotes.
 * The allow-listed cells are copied, unquoted, into a scratch row. Such files are small, so plain beats fast.
 */
export function createCsvScanner(plan: TablePlan): Scanner {
  plan.row.bytes = new Uint8Array(ROW_BYTES_MAX);
  return (stretch) => {
    let rowStart = stretch.from;
    while (rowStart < stretch.to) {
      const end = scanRow(plan, { ...stretch, from: rowStart });
      if (end === undefined) return rowStart;
      rowStart = end;
    }
    return rowStart;
  };
}

/** Reads one row and hands it on; the position after it, or `undefined` when its end is not here yet. */
function scanRow(plan: TablePlan, stretch: Stretch): number | undefined {
  const { slots, row } = plan;
  const lineBefore = row.line;
  let [column, out, at] = [0, 0, stretch.from];
  for (;;) {
    const slot = slots[column] ?? -1;
    const cell = scanCell(plan, { ...stretch, from: at }, out);
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
  const isBlank = column === 1 && stretch.bytes.subarray(stretch.from, at).every((code) => code <= CARRIAGE_RETURN);
  endRow(plan, isBlank ? 0 : column);
  return at;
}

/** Copies one cell, unquoted, to `from` in the scratch row. Line ends inside quotes count as lines. */
function scanCell({ row, delimiter, lineEnd }: TablePlan, { bytes, from: start, to, isLast }: Stretch, from: number) {
  let [at, out, quoted] = [start, from, false];
  for (; at < to; at += 1) {
    const code = bytes[at] as number;
    if (code === QUOTE) {
      const isDoubled = quoted && bytes[at + 1] === QUOTE;
      // At the end of what is here, the next byte decides whether this quote closes the cell.
      if (quoted && at + 1 === to && !isLast) return undefined;
      if (!isDoubled) {
        quoted = !quoted;
        continue;
      }
      at += 1;
    } else if (!quoted && code === delimiter) return { at: at + 1, out, endsRow: false };
    else if (!quoted && code === lineEnd) {
      const carriage = out > from && row.bytes[out - 1] === CARRIAGE_RETURN ? 1 : 0;
      return { at: at + 1, out: out - carriage, endsRow: true };
    } else if (code === LINE_FEED) row.line += 1;
    row.bytes[out] = code;
    out += 1;
  }
  if (!isLast) return undefined;
  if (quoted) throw new SourceBroken('quoteUnclosed', `line ${row.line + 1}`);
  return { at, out, endsRow: true };
}
