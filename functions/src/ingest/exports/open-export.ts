import { invariant } from '@loan/shared/invariant';
import { type Bytes, plainBytes } from '../source-bytes.ts';
import type { TableSink } from '../table.ts';
import { createTableReader } from '../table-reader.ts';
import type { ExportTable } from './export-table.ts';
import { headerName } from './header-names.ts';
import { exportWith } from './known-exports.ts';

export type OpenExport = {
  table: ExportTable;
  /** UTF-8; the header on a line of its own, after as many blank lines as stood before it. */
  content: Bytes;
};

const HEAD_BYTES = 128 * 1024;
/** eBay explains its transaction report in a dozen lines before the table begins. */
const LINES_BEFORE_MAX = 60;

/** Reads an export for its reducer's sake. */
export async function readExport(source: Bytes, sink: TableSink): Promise<void> {
  const opened = await openExport(source);
  invariant(opened !== undefined, 'a file that was recognised has a header');
  const reader = createTableReader(sink, { quotedTabs: true });
  for await (const piece of opened.content) reader.push(piece);
  reader.end();
}

/** Opens an export whose header is one we know, wherever in the first lines it stands; else nothing. */
export async function openExport(source: Bytes): Promise<OpenExport | undefined> {
  const pieces = plainBytes(source)[Symbol.asyncIterator]();
  const head = await headOf(pieces);
  const decoder = decoderOf(head);
  const text = decoder.decode(head, { stream: true });
  const found = findTable(text);
  if (!found) {
    await pieces.return?.(undefined);
    return undefined;
  }
  const content = async function* () {
    try {
      yield Buffer.from(found.header + text.slice(found.next));
      for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
        yield Buffer.from(decoder.decode(next.value, { stream: true }));
      }
      yield Buffer.from(decoder.decode());
    } finally {
      // Whoever refuses the header reads no further, and the file must be closed then too.
      await pieces.return?.(undefined);
    }
  };
  return { table: found.table, content: content() };
}

async function headOf(pieces: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await pieces.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(seen);
}

/** Chinese Excel saves a CSV as GB 18030 unless told otherwise; Western ones as Windows-1252. */
function decoderOf(head: Uint8Array): InstanceType<typeof TextDecoder> {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      return new TextDecoder(encoding);
    } catch {}
  }
  return new TextDecoder('windows-1252');
}

type Found = { table: ExportTable; header: string; next: number };

function findTable(text: string): Found | undefined {
  let [start, linesBefore] = [0, 0];
  while (start < text.length && linesBefore < LINES_BEFORE_MAX) {
    // A quote that is never closed in the lines before the table must not swallow it.
    for (const end of [recordEnd(text, start), lineEnd(text, start)]) {
      const record = text.slice(start, end);
      const delimiter = delimiterOf(record);
      const names = splitRecord(record, delimiter);
      const table = exportWith(names.map(headerName));
      if (!table) continue;
      const lines = linesBefore + lineEnds(record);
      // Old files end their lines with CR alone, and the reader takes the line end of the header for all.
      const ending = text[end] === '\r' && text[end + 1] !== '\n' ? '\r' : '\n';
      const cells = names.map((name) => `"${name.replace(/\s+/g, ' ').replace(/"/g, '""').trim()}"`);
      return {
        table,
        header: `${'\n'.repeat(lines)}${cells.join(delimiter)}${ending}`,
        next: end + lineEndAt(text, end),
      };
    }
    const end = lineEnd(text, start);
    start = end + lineEndAt(text, end);
    linesBefore += 1;
  }
  return undefined;
}

const lineEnds = (text: string): number => text.split(/\r\n|\n|\r/).length - 1;
const lineEndAt = (text: string, at: number): number => (text.startsWith('\r\n', at) ? 2 : 1);

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

/** The end of the line a record ends on: line ends between quotes are part of it. */
function recordEnd(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') quoted = !quoted;
    else if (!quoted && (mark === '\n' || mark === '\r')) return at;
  }
  return text.length;
}

/** The mark a header has most of. */
function delimiterOf(record: string): string {
  const counted = ['\t', ';', ','].map((mark) => ({ mark, count: record.split(mark).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

function splitRecord(record: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (const mark of record) {
    if (mark === '"') quoted = !quoted;
    else if (mark === delimiter && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += mark;
  }
  return [...cells, cell];
}
