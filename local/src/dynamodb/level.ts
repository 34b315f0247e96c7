import { Level } from 'level';
import { MemoryLevel } from 'memory-level';

/*
 * Everything lives in one LevelDB, so that a transaction is one batch. A table's name cannot hold a tilde.
 *
 *   table~TABLE                       its description, stream and expiry attribute
 *   item~TABLE~KEY                    an item
 *   index~TABLE~INDEX~INDEXKEY KEY    what an index shows of an item; the item's own key keeps equal index keys apart
 *   expiry~TABLE~SECONDS~KEY          the key of an item that expires then
 *   stream~TABLE~SEQUENCE             a change, for a day
 *   cursor~TABLE                      the last change every listener has handled
 *   token~PERIOD~TOKEN                a transaction that stands, for ten minutes
 */

export type Operation = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string };

type Range = { gt?: string; gte?: string; lt?: string; lte?: string; reverse?: boolean; limit?: number };

export type Entry = [key: string, value: unknown];

/** The few things we ask of LevelDB; the two packages behind it have types of their own for the same calls. */
export type LevelDb = {
  get(key: string): Promise<unknown>;
  batch(operations: Operation[]): Promise<void>;
  clear(range: Range): Promise<void>;
  iterator(range: Range): AsyncIterable<Entry> & { nextv(size: number): Promise<Entry[]>; close(): Promise<void> };
  open(): Promise<void>;
  close(): Promise<void>;
};

/** Sorts after every character a key of ours can hold. */
const LAST = '\x7f';

export const within = (prefix: string) => ({ gte: prefix, lt: prefix + LAST });

/**
 * A write is handed to the operating system before it is answered, so a killed process loses nothing.
 * It is not forced to the disk: a power cut can take the last moments, which one machine accepts and the cloud does not.
 */
export async function openLevel(path: string | undefined): Promise<LevelDb> {
  const level: LevelDb = path
    ? new Level<string, unknown>(path, { valueEncoding: 'json' })
    : new MemoryLevel<string, unknown>({ valueEncoding: 'json' });
  try {
    await level.open();
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    if (cause?.code === 'LEVEL_LOCKED')
      throw new Error(`another process is using the database in ${path}`, { cause: error });
    throw error;
  }
  return level;
}

/** Values in key order, read ahead a hundred at a time: one call for each would spend most of its time waiting. */
export async function* entries(level: LevelDb, range: Range): AsyncGenerator<Entry> {
  const iterator = level.iterator(range);
  try {
    for (let page = await iterator.nextv(100); page.length > 0; page = await iterator.nextv(100)) yield* page;
  } finally {
    await iterator.close();
  }
}
