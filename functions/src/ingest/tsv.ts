import type { Scanner, TablePlan } from './table.ts';

const [TAB, CARRIAGE_RETURN] = [9, 13];

/**
 * Rows of tab-separated cells without quoting: a double quote is a letter like any other (12" Tablet Sleeve).
 *
 * Every byte is looked at once, in one loop: of a row's thirty-odd cells the few allow-listed ones are remembered
 * by position, and the rest is never touched again. The loop is long because a call per cell would double its time.
 */
export function createTsvScanner({ slots, columns, lineEnd, row, sink }: TablePlan): Scanner {
  const { starts, ends } = row;
  return (bytes, from, to) => {
    row.bytes = bytes;
    let rowStart = from;
    let cellStart = from;
    let column = 0;
    for (let at = from; at < to; at += 1) {
      const code = bytes[at] as number;
      if (code > CARRIAGE_RETURN) continue;
      if (code === TAB) {
        const slot = slots[column] as number;
        if (slot >= 0) {
          starts[slot] = cellStart;
          ends[slot] = at;
        }
        column += 1;
        cellStart = at + 1;
      } else if (code === lineEnd) {
        row.line += 1;
        const cellEnd = at > cellStart && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
        if (column > 0 || cellEnd > cellStart) {
          const slot = slots[column] as number;
          if (slot >= 0) {
            starts[slot] = cellStart;
            ends[slot] = cellEnd;
          }
          row.isLong = column >= columns;
          if (column + 1 < columns) sink.shortRow(row.line);
          else sink.row(row);
        }
        column = 0;
        rowStart = at + 1;
        cellStart = rowStart;
      }
    }
    return rowStart;
  };
}
