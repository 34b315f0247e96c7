import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Bucket, ObjectStore } from '@loan/functions/ports/object-store';
import { invariant } from '@loan/shared/invariant';

/** Names as S3 takes them, as far as we use them: path segments of plain characters, none of them hidden or upwards. */
const NAME = /^(?:[A-Za-z0-9_][A-Za-z0-9_.=:@-]*\/)*[A-Za-z0-9_][A-Za-z0-9_.=:@-]*$/;

/** The object store on one machine: a folder a bucket. Evidence is written once and read-only from then on. */
export function createFolderObjectStore(folder: string): ObjectStore {
  const fileOf = (bucket: Bucket, name: string) => {
    invariant(NAME.test(name) && name.length <= 512, `object store: not a name: ${name}`);
    return join(folder, bucket, ...name.split('/'));
  };

  /** Under its name only once it is whole: a crash leaves a stray temporary file and nothing else. */
  async function place(bucket: Bucket, file: string, temporary: string): Promise<void> {
    if (bucket === 'evidence') await chmod(temporary, 0o444);
    await rename(temporary, file);
  }

  return {
    async put(bucket, name, bytes, contentType) {
      const file = fileOf(bucket, name);
      if (bucket === 'evidence' && existsSync(file)) {
        invariant(Buffer.compare(await readFile(file), bytes) === 0, `object store: other bytes under evidence name ${name}`);
        return;
      }
      await mkdir(dirname(file), { recursive: true });
      const temporary = `${file}.${randomUUID()}.tmp`;
      await writeFile(temporary, bytes);
      await place(bucket, file, temporary);
      await writeFile(`${file}.type`, contentType);
    },
    async putStream(bucket, name, bytes) {
      const file = fileOf(bucket, name);
      await mkdir(dirname(file), { recursive: true });
      const temporary = `${file}.${randomUUID()}.tmp`;
      const hash = createHash('sha256');
      let count = 0;
      const counted = async function* () {
        for await (const chunk of bytes) {
          hash.update(chunk);
          count += chunk.length;
          yield chunk;
        }
      };
      try {
        await pipeline(Readable.from(counted()), createWriteStream(temporary));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      await place(bucket, file, temporary);
      return { sha256: hash.digest('hex'), bytes: count };
    },
    async get(bucket, name) {
      const file = fileOf(bucket, name);
      return existsSync(file) ? new Uint8Array(await readFile(file)) : undefined;
    },
    async delete(bucket, name) {
      const file = fileOf(bucket, name);
      await rm(file, { force: true });
      await rm(`${file}.type`, { force: true });
    },
    async list(bucket, prefix, limit) {
      const root = join(folder, bucket);
      if (!existsSync(root)) return [];
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      const names = entries
        .filter((entry) => entry.isFile() && !/\.(tmp|type)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/'));
      return names.filter((name) => name.startsWith(prefix)).sort().slice(0, limit);
    },
  };
}
