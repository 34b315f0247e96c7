import { inflateRawSync } from 'node:zlib';

export type ZipEntry = { name: string; bytes: Uint8Array };

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;
const MAX_ENTRIES = 100;

/**
 * The files of a zip archive, read from its central directory. `undefined` when it is no archive we read: encrypted,
 * split, over 4 GB, or unpacking to more than `maxBytes`. Source: PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16.
 */
export function readZip(archive: Uint8Array, maxBytes: number): ZipEntry[] | undefined {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    const end = findEnd(view);
    const count = view.readUInt16LE(end + 10);
    if (count > MAX_ENTRIES) return undefined;
    return readEntries(view, { at: view.readUInt32LE(end + 16), count, maxBytes });
  } catch {
    // Offsets outside the archive, an unknown method or data that does not inflate: no archive we read.
    return undefined;
  }
}

function findEnd(view: Buffer): number {
  for (let at = view.length - 22; at >= 0 && at > view.length - 22 - 65_536; at -= 1) {
    if (view.readUInt32LE(at) === END) return at;
  }
  throw new RangeError('no end of central directory');
}

function readEntries(view: Buffer, { at, count, maxBytes }: { at: number; count: number; maxBytes: number }) {
  const entries: ZipEntry[] = [];
  let left = maxBytes;
  let next = at;
  for (let index = 0; index < count; index += 1) {
    if (view.readUInt32LE(next) !== CENTRAL) throw new RangeError('no central directory entry');
    const nameLength = view.readUInt16LE(next + 28);
    const name = view.toString('utf8', next + 46, next + 46 + nameLength);
    const bytes = unpack(view, next, left);
    left -= bytes.length;
    if (!name.endsWith('/')) entries.push({ name, bytes });
    next += 46 + nameLength + view.readUInt16LE(next + 30) + view.readUInt16LE(next + 32);
  }
  return entries;
}

function unpack(view: Buffer, entry: number, maxOutputLength: number): Uint8Array {
  const method = view.readUInt16LE(entry + 10);
  const packedLength = view.readUInt32LE(entry + 20);
  const local = view.readUInt32LE(entry + 42);
  const start = local + 30 + view.readUInt16LE(local + 26) + view.readUInt16LE(local + 28);
  const packed = view.subarray(start, start + packedLength);
  if (packed.length !== packedLength) throw new RangeError('entry outside the archive');
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength });
  if (method !== STORED || packedLength > maxOutputLength) throw new RangeError('entry we do not unpack');
  return packed;
}
