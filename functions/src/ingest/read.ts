import type { KeptRows } from './kept-rows.ts';
import { type Bytes, plainBytes } from './source-bytes.ts';
import type { TableSink } from './table.ts';
import { createTableReader } from './table-reader.ts';

/** Reads a whole table for its reducer's sake. */
export async function readTable(source: Bytes, sink: TableSink): Promise<void> {
  const reader = createTableReader(sink);
  for await (const piece of plainBytes(source)) reader.push(piece);
  reader.end();
}

/** The same, giving the allow-listed rows as they are read: nothing is read faster than what is kept is taken. */
export async function* keepTable(source: Bytes, sink: TableSink, kept: KeptRows): Bytes {
  const reader = createTableReader(sink);
  for await (const piece of plainBytes(source)) {
    reader.push(piece);
    yield kept.take();
  }
  reader.end();
  yield kept.take();
}
