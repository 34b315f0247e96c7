import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a vendor remembers: named collections of JSON values, kept across restarts when a file is given. */
export type State = {
  get<T>(collection: string, key: string): T | undefined;
  set(collection: string, key: string, value: unknown): void;
  delete(collection: string, key: string): void;
  /** Every entry of a collection, in order of first writing. */
  entries<T>(collection: string): [key: string, value: T][];
};

type Line = { c: string; k: string; v?: unknown };

/**
 * A journal of writes replayed at start. Each write is on disk before the vendor answers, since a real vendor
 * does not forget an order because our machine was switched off.
 */
export function createState(file?: string): State {
  const collections = new Map<string, Map<string, unknown>>();
  const collection = (name: string) => {
    const found = collections.get(name) ?? new Map<string, unknown>();
    collections.set(name, found);
    return found;
  };
  const apply = ({ c, k, v }: Line) => {
    if (v === undefined) collection(c).delete(k);
    else collection(c).set(k, v);
  };

  if (file && existsSync(file)) for (const line of wholeLines(file)) apply(line);
  if (file) startAfresh(file, collections);
  const write = (line: Line) => {
    apply(line);
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
  };

  return {
    get: <T>(c: string, k: string) => copy(collection(c).get(k)) as T | undefined,
    set: (c, k, v) => write({ c, k, v: copy(v) }),
    delete: (c, k) => write({ c, k }),
    entries: <T>(c: string) => [...collection(c)].map(([k, v]) => [k, copy(v) as T]),
  };
}

const copy = (value: unknown): unknown => (value === undefined ? undefined : structuredClone(value));

/** A line cut short by a crash was never acknowledged to anyone, so it is dropped. */
function wholeLines(file: string): Line[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line) as Line);
}

/**
 * Rewrites the journal as one line for each value that still stands. A line cut short must not stay at the end,
 * or the next write would be glued to it; and a journal that is only ever appended to has no limit.
 */
function startAfresh(file: string, collections: ReadonlyMap<string, ReadonlyMap<string, unknown>>) {
  mkdirSync(dirname(file), { recursive: true });
  const lines = [...collections].flatMap(([c, entries]) =>
    [...entries].map(([k, v]) => `${JSON.stringify({ c, k, v } satisfies Line)}\n`),
  );
  writeFileSync(`${file}.new`, lines.join(''));
  renameSync(`${file}.new`, file);
}
