import { endRow, type Scanner, type TablePlan } from './table.ts';

const [TAB, CARRIAGE_RETURN] = [9, 13];

/**
 * Rows of tab-separated cells without quoting: a double quote is a letter like any other (12" Tablet Sleeve).
 *
 * Every byte is looked at once, in one loop: of a row's thirty-odd cells the few allow-listed ones are remembered
 * by position, and the rest is never touched again. The loop is long because a call per cell would double its time.
 */
export function createTsvScanner(plan: TablePlan): Scanner {
  return ({ bytes, from, to }) => {
    const { slots, lineEnd, row } = plan;
    const { starts, ends } = row;
    row.bytes = bytes;
    let rowStart = from;
    let cellStart = from;
    let column = 0;
    for (let at = from; at < to; at += 1) {
      let code = bytes[at] as number;
      // What is handed in ends with a line end, so the run over letters cannot pass it.
      while (code > CARRIAGE_RETURN) {
        at += 1;
        code = bytes[at] as number;
      }
      if (code === TAB) {
        const slot = slots[column] as number;
        if (slot >= 0) {
          starts[slot] = cellStart;
          ends[slot] = at;
        }
        column += 1;
        cellStart = at + 1;
      } else if (code === lineEnd) {
        const cellEnd = at > cellStart && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
        const slot = slots[column] as number;
        if (slot >= 0) {
          starts[slot] = cellStart;
          ends[slot] = cellEnd;
        }
        endRow(plan, cellEnd > rowStart ? column + 1 : 0);
        column = 0;
        rowStart = at + 1;
        cellStart = rowStart;
      }
    }
    return rowStart;
  };
}
