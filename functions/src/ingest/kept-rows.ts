import { cellText, isAscii } from './cell-text.ts';
import type { Row } from './table.ts';

/** The rows as they are kept: tab-separated UTF-8 of the allow-listed columns, in the order of the allow-list. */
export type KeptRows = {
  add(row: Row): void;
  /** What was added since the last call. */
  take(): Uint8Array;
};

/** SKUs run to 40 letters and ids to 50; anything longer is not what the column is for. */
const CELL_BYTES_MAX = 120;
const [TAB, LINE_FEED] = [9, 10];

export function createKeptRows(columns: readonly string[]): KeptRows {
  const header = Buffer.from(`${columns.join('\t')}\n`);
  let out = Buffer.allocUnsafeSlow(512 * 1024);
  let used = header.copy(out);

  const room = (bytes: number) => {
    if (used + bytes <= out.length) return;
    const wider = Buffer.allocUnsafeSlow(out.length * 2);
    out.copy(wider, 0, 0, used);
    out = wider;
  };

  const put = (row: Row, slot: number) => {
    const start = row.starts[slot] as number;
    const end = Math.min(row.ends[slot] as number, start + CELL_BYTES_MAX);
    if (!isAscii(row.bytes, start, end)) {
      used += out.write(cellText(row.bytes, start, end), used);
      return;
    }
    for (let at = start; at < end; at += 1) {
      const code = row.bytes[at] as number;
      // Only a quoted cell can hold a tab or a line end; kept rows have no quoting.
      out[used] = Math.max(code, 32);
      used += 1;
    }
  };

  return {
    add(row) {
      room(columns.length * (CELL_BYTES_MAX * 3 + 1) + 1);
      for (let slot = 0; slot < columns.length; slot += 1) {
        put(row, slot);
        out[used] = slot === columns.length - 1 ? LINE_FEED : TAB;
        used += 1;
      }
    },
    take() {
      const taken = Uint8Array.prototype.slice.call(out, 0, used);
      used = 0;
      return taken;
    },
  };
}
