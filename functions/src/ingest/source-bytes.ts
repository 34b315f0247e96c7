import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';

/** Inflating in 256 KiB pieces takes a third of the time that zlib's default of 16 KiB takes. */
const PIECE_BYTES = 256 * 1024;

/** A file that cannot be read as what it claims to be. `code` travels; a screen turns it into words. */
export class SourceBroken extends Error {
  override readonly name = 'SourceBroken';
  readonly code: SourceProblem;
  constructor(code: SourceProblem, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
  }
}
export type SourceProblem =
  | 'gzipBroken'
  | 'rowTooLong'
  | 'headerMissing'
  | 'quoteUnclosed'
  | 'shapeUnknown'
  | 'fileTooLong';

export type Bytes = AsyncIterable<Uint8Array>;

/** The plain bytes of a file that may be gzip, UTF-16 or marked with a BOM. What is left is a superset of ASCII. */
export async function* plainBytes(source: Bytes): Bytes {
  const { head, all } = await peek(source, 3);
  if (head[0] === 0x1f && head[1] === 0x8b) yield* plainBytes(gunzipped(all));
  else if (head[0] === 0xff && head[1] === 0xfe) yield* decoded(all, 'utf-16le');
  else if (head[0] === 0xfe && head[1] === 0xff) yield* decoded(all, 'utf-16be');
  else if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) yield* skipping(all, 3);
  else yield* all;
}

/** Level 3 takes half the time of zlib's default 6 and leaves a seventh more bytes. */
export const gzipped = (source: Bytes): Bytes => through(source, createGzip({ level: 3, chunkSize: PIECE_BYTES }));

async function* gunzipped(source: Bytes): Bytes {
  try {
    yield* through(source, createGunzip({ chunkSize: PIECE_BYTES }));
  } catch (error) {
    // The far end of the pipe breaking is its own trouble; only zlib's complaints are about the file.
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('Z_')) throw new SourceBroken('gzipBroken', code);
    throw error;
  }
}

/** Pipes through a stream; an error on either side reaches whoever reads the end. */
const through = (source: Bytes, stream: ReturnType<typeof createGzip>): Bytes =>
  pipeline(Readable.from(source, { objectMode: false }), stream, () => undefined);

/** Gathers at least `count` bytes, where there are that many, without losing any. */
async function peek(source: Bytes, count: number): Promise<{ head: Uint8Array; all: Bytes }> {
  const rest = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < count) {
    const next = await rest.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  const all = async function* () {
    try {
      yield* seen;
      yield* { [Symbol.asyncIterator]: () => rest };
    } finally {
      // Whoever stops at the header has not come to the rest, which is open all the same.
      await rest.return?.();
    }
  };
  return { head: Buffer.concat(seen).subarray(0, count), all: all() };
}

async function* skipping(source: Bytes, count: number): Bytes {
  let left = count;
  for await (const piece of source) {
    yield piece.subarray(Math.min(left, piece.length));
    left = Math.max(0, left - piece.length);
  }
}

async function* decoded(source: Bytes, encoding: string): Bytes {
  const decoder = new TextDecoder(encoding);
  for await (const piece of source) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}
