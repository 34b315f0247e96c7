import { createHash } from 'node:crypto';
import type { Bucket, ObjectStore } from '@loan/functions/ports/object-store';
import { invariant } from '@loan/shared/invariant';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

const WAY_MS = 15;

export type MemoryObjects = ObjectStore & { names(bucket: Bucket): string[] };

/** The two buckets in memory, with the same promise: what is evidence is written once. */
export function createMemoryObjects(timeline: Timeline, chance: Chance): MemoryObjects {
  const kept = { facts: new Map<string, Uint8Array>(), evidence: new Map<string, Uint8Array>() };
  const oneWay = () => timeline.wait(chance.delayMs(WAY_MS));
  const names = (bucket: Bucket) => [...kept[bucket].keys()].sort();

  async function keep(bucket: Bucket, name: string, bytes: Uint8Array): Promise<string> {
    await oneWay();
    const there = bucket === 'evidence' ? kept.evidence.get(name) : undefined;
    invariant(!there || Buffer.compare(there, bytes) === 0, 'evidence is written once');
    kept[bucket].set(name, bytes);
    await oneWay();
    return createHash('sha256').update(bytes).digest('hex');
  }

  return {
    names,
    async put(bucket, name, bytes) {
      await keep(bucket, name, bytes);
    },
    async putStream(bucket, name, chunks) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const bytes = Buffer.concat(parts);
      return { sha256: await keep(bucket, name, bytes), bytes: bytes.length };
    },
    async get(bucket, name) {
      await oneWay();
      return kept[bucket].get(name);
    },
    async read(bucket, name) {
      await oneWay();
      const bytes = kept[bucket].get(name);
      return bytes && inOnePiece(bytes);
    },
    async delete(_, name) {
      await oneWay();
      kept.facts.delete(name);
    },
    async list(bucket, prefix, limit) {
      await oneWay();
      return names(bucket)
        .filter((name) => name.startsWith(prefix))
        .slice(0, limit);
    },
  };
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
