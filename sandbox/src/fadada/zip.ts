import { crc32 } from 'node:zlib';

export type ZipEntry = { name: string; bytes: Uint8Array };

/** Names are UTF-8 (bit 11), bytes stored as they are. Source: PKWARE APPNOTE 6.3, 4.3. */
const FLAGS = 0x0800;
const VERSION = 20;

/** Packs a few files without compressing them: the vendor hands out several documents as one zip. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const title = Buffer.from(name, 'utf8');
    const shared = sharedFields(bytes, title.length);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, title, bytes]);
    files.push(local);
    directory.push(directoryEntry(shared, offset), title);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, index, end]);
}

/** The 26 bytes both places share. The date is the first there is, 1980-01-01, so that equal files zip alike. */
function sharedFields(bytes: Uint8Array, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(FLAGS, 2);
  fields.writeUInt16LE(0x0021, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function directoryEntry(shared: Buffer, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  // An ordinary file.
  rest.writeUInt32LE(0x20, 6);
  rest.writeUInt32LE(offset, 10);
  const madeBy = Buffer.from([VERSION, 0]);
  return Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, shared, rest]);
}
