import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { Bucket, ObjectStore } from '@loan/functions/ports/object-store';
import { invariant } from '@loan/shared/invariant';
import { filesOf } from './object-names.ts';

const READ_ONLY = 0o444;
const PIECE_BYTES = 256 * 1024;

type Written = { sha256: string; bytes: number };

/** Counted for the whole process: two stores may share a folder. */
let partials = 0;

/**
 * The two buckets as two folders. An object appears whole or not at all: it is written beside the buckets and then
 * moved in. Evidence is moved in only where there is nothing yet, and cannot be written to afterwards.
 */
export function createFolderObjectStore(folder: string): ObjectStore {
  const bucketFolder = (bucket: Bucket): string => join(folder, bucket);
  /** A file nobody looks at. The process is in its name, so that what a crash leaves is in nobody's way. */
  async function write(bytes: AsyncIterable<Uint8Array>): Promise<Written & { partial: string }> {
    partials += 1;
    const partial = join(folder, 'partial', `${process.pid}-${partials}`);
    await mkdir(dirname(partial), { recursive: true });
    const hash = createHash('sha256');
    const file = await open(partial, 'w');
    let count = 0;
    try {
      for await (const chunk of bytes) {
        hash.update(chunk);
        count += chunk.length;
        await file.writeFile(chunk);
      }
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    return { partial, sha256: hash.digest('hex'), bytes: count };
  }

  async function store(bucket: Bucket, target: string, bytes: AsyncIterable<Uint8Array>): Promise<Written> {
    const { partial, ...written } = await write(bytes);
    await mkdir(dirname(target), { recursive: true });
    if (bucket === 'facts') await rename(partial, target);
    else await addOnce(partial, target, written.sha256);
    return written;
  }

  async function put(bucket: Bucket, name: string, bytes: AsyncIterable<Uint8Array>, contentType: string) {
    const files = filesOf(bucketFolder(bucket), name);
    const written = await store(bucket, files.bytes, bytes);
    await store('facts', files.type, once(Buffer.from(contentType)));
    return written;
  }

  return {
    async put(bucket, name, bytes, contentType) {
      await put(bucket, name, once(bytes), contentType);
    },
    putStream: (bucket, name, bytes) => put(bucket, name, bytes, 'application/octet-stream'),
    async get(bucket, name) {
      return (await orNothing(readFile(filesOf(bucketFolder(bucket), name).bytes))) ?? undefined;
    },
    async read(bucket, name) {
      const file = await orNothing(open(filesOf(bucketFolder(bucket), name).bytes, 'r'));
      return file?.createReadStream({ highWaterMark: PIECE_BYTES });
    },
    async delete(bucket, name) {
      invariant(bucket === 'facts', 'evidence is kept');
      const files = filesOf(bucketFolder(bucket), name);
      await rm(files.bytes, { force: true });
      await rm(files.type, { force: true });
    },
    async list(bucket, prefix, limit) {
      const root = bucketFolder(bucket);
      const files = (await orNothing(readdir(root, { recursive: true, withFileTypes: true }))) ?? [];
      const names = files
        .filter((file) => file.isFile() && file.name.endsWith('.bytes'))
        .map((file) =>
          relative(root, join(file.parentPath, file.name.slice(0, -'.bytes'.length))).replaceAll(sep, '/'),
        );
      return names
        .filter((name) => name.startsWith(prefix))
        .sort()
        .slice(0, limit);
    },
  };
}

/** A second name for the file, which the system refuses to give where there is one already. */
async function addOnce(partial: string, target: string, sha256: string): Promise<void> {
  await chmod(partial, READ_ONLY);
  try {
    await link(partial, target);
  } catch (error) {
    if (!isFileError(error, 'EEXIST')) throw error;
    invariant((await sha256Of(target)) === sha256, 'evidence is written once: there are other bytes under this name');
  } finally {
    await rm(partial, { force: true });
  }
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function orNothing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const isFileError = (error: unknown, code: string): boolean => (error as { code?: string }).code === code;
