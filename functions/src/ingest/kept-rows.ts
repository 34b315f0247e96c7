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
const [TAB, LINE_FEED, SPACE] = [9, 10, 32];

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

  return {
    add(row) {
      room(columns.length * (CELL_BYTES_MAX * 3 + 1) + 1);
      for (let slot = 0; slot < columns.length; slot += 1) {
        used = putCell(row, slot, { out, at: used });
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

/** Writes one cell as UTF-8; answers where the next begins. */
function putCell({ bytes, starts, ends }: Row, slot: number, { out, at }: { out: Buffer; at: number }): number {
  const start = starts[slot] as number;
  const end = Math.min(ends[slot] as number, start + CELL_BYTES_MAX);
  if (!isAscii(bytes, start, end)) return at + out.write(cellText(bytes, start, end), at);
  // Only a quoted cell can hold a tab or a line end; kept rows have no quoting.
  for (let from = start; from < end; from += 1) out[at + from - start] = Math.max(bytes[from] as number, SPACE);
  return at + end - start;
}
