import { createCsvScanner } from './csv.ts';
import { SourceBroken } from './source-bytes.ts';
import {
  newRow,
  ROW_BYTES_MAX,
  type Scanner,
  slotsByColumn,
  type TablePlan,
  type TableReader,
  type TableSink,
} from './table.ts';
import { createTsvScanner } from './tsv.ts';

const [TAB, LINE_FEED, CARRIAGE_RETURN] = [9, 10, 13];
const PIECE_BYTES = 256 * 1024;

/**
 * Reads a table of any length in a few hundred kilobytes: what is kept is the row that has not ended yet.
 * `quotedTabs`: cells between tabs are quoted as cells between commas are, as Excel saves them; Amazon quotes none.
 */
export function createTableReader(sink: TableSink, { quotedTabs = false } = {}): TableReader {
  const unread = createUnread();
  let opened: { scan: Scanner; lineEnd: number } | undefined;

  const open = (isLast: boolean): boolean => {
    const header = findHeader(unread.bytes(), isLast);
    if (!header && isLast) throw new SourceBroken('headerMissing');
    if (!header) return false;
    const plan = planFor(header, unread.bytes(), sink);
    const scan = plan.delimiter === TAB && !quotedTabs ? createTsvScanner(plan) : createCsvScanner(plan);
    opened = { scan, lineEnd: plan.lineEnd };
    unread.drop(header.next);
    return true;
  };

  const eat = (isLast: boolean) => {
    if (!opened && !open(isLast)) return;
    if (!opened) return;
    const bytes = unread.bytes();
    const to = isLast ? bytes.length : bytes.lastIndexOf(opened.lineEnd) + 1;
    if (to > 0) unread.drop(opened.scan({ bytes, from: 0, to, isLast }));
  };

  return {
    push(piece) {
      for (let at = 0; at < piece.length; at += PIECE_BYTES) {
        unread.add(piece.subarray(at, at + PIECE_BYTES));
        eat(false);
        if (unread.bytes().length > ROW_BYTES_MAX) throw new SourceBroken('rowTooLong');
      }
    },
    end() {
      // A file may end without a line end; one more does no harm, since blank lines are no rows.
      unread.add(Uint8Array.of(opened?.lineEnd ?? LINE_FEED));
      eat(true);
    },
  };
}

/** Bytes that wait for the end of their row. */
function createUnread() {
  let work = Buffer.allocUnsafeSlow(PIECE_BYTES * 2);
  let have = 0;
  return {
    bytes: (): Buffer => work.subarray(0, have),
    add(piece: Uint8Array) {
      if (have + piece.length > work.length) {
        const wider = Buffer.allocUnsafeSlow((have + piece.length) * 2);
        work.copy(wider, 0, 0, have);
        work = wider;
      }
      work.set(piece, have);
      have += piece.length;
    },
    drop(count: number) {
      work.copy(work, 0, count, have);
      have -= count;
    },
  };
}

type HeaderLine = { start: number; end: number; next: number; lineEnd: number; linesBefore: number };

/** The first line that is not blank. */
function findHeader(bytes: Buffer, isLast: boolean): HeaderLine | undefined {
  const have = bytes.length;
  let [start, linesBefore] = [0, 0];
  while (start < have && isLineEnd(bytes[start])) {
    if (bytes[start] === LINE_FEED) linesBefore += 1;
    start += 1;
  }
  for (let at = start; at < have; at += 1) {
    if (!isLineEnd(bytes[at])) continue;
    // Whether a CR stands alone can only be told from the byte after it.
    if (bytes[at] === CARRIAGE_RETURN && at + 1 === have && !isLast) return undefined;
    const isPair = bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED && at + 1 < have;
    const lineEnd = bytes[at] === CARRIAGE_RETURN && !isPair ? CARRIAGE_RETURN : LINE_FEED;
    return { start, end: at, next: isPair ? at + 2 : at + 1, lineEnd, linesBefore };
  }
  return undefined;
}

const isLineEnd = (code: number | undefined): boolean => code === LINE_FEED || code === CARRIAGE_RETURN;

function planFor({ start, end, lineEnd, linesBefore }: HeaderLine, bytes: Buffer, sink: TableSink): TablePlan {
  const text = headerText(bytes.subarray(start, end));
  const delimiter = text.includes('\t') ? '\t' : count(text, ';') > count(text, ',') ? ';' : ',';
  const names = splitHeader(text, delimiter);
  const columnOfSlot = sink.header(names);
  const row = newRow(columnOfSlot.length);
  row.line = linesBefore + 1;
  return {
    slots: slotsByColumn(columnOfSlot),
    columns: names.length,
    delimiter: delimiter.charCodeAt(0),
    lineEnd,
    row,
    sink,
  };
}

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Chinese Excel saves a CSV as GB 18030 unless told otherwise; Western ones as Windows-1252. */
function headerText(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  return new TextDecoder('windows-1252').decode(bytes);
}

function splitHeader(text: string, delimiter: string): string[] {
  const cells = delimiter === '\t' ? text.split('\t') : (text.match(cellPattern(delimiter)) ?? []);
  return cells.map((cell) =>
    cell
      .replace(/^\s*"|"\s*$/g, '')
      .replace(/""/g, '"')
      .trim(),
  );
}

const cellPattern = (delimiter: string): RegExp =>
  new RegExp(`(?:^|(?<=${delimiter}))(?:"(?:[^"]|"")*"|[^${delimiter}]*)`, 'g');
