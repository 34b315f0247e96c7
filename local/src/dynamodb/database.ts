import type { Change } from './changes.ts';
import { type Chaos, type ChaosOptions, createChaos } from './chaos.ts';
import { type Committer, createCommitter } from './committer.ts';
import { createIndexLag, type IndexLag } from './index-lag.ts';
import { createKeyLocks, type KeyLocks } from './key-locks.ts';
import { type LevelDb, openLevel } from './level.ts';
import { loadTables, type Tables } from './tables.ts';
import { createTokens, type Tokens } from './tokens.ts';

/** What every operation works on. */
export type Database = {
  level: LevelDb;
  tables: Tables;
  locks: KeyLocks;
  committer: Committer;
  tokens: Tokens;
  chaos: Chaos;
  indexLag: IndexLag;
  region: string;
  now: () => Date;
};

export type DatabaseOptions = {
  /** A folder of its own; without one, everything is in memory. */
  path: string | undefined;
  now: () => Date;
  chaos: ChaosOptions;
  region: string;
  /** Told of what has just been written, before whoever wrote it. */
  onCommitted: (changes: readonly Change[]) => void;
};

/** Puts the parts together over one LevelDB. */
export async function openDatabase({
  path,
  now,
  chaos: options,
  region,
  onCommitted,
}: DatabaseOptions): Promise<Database> {
  const level = await openLevel(path);
  const tables = await loadTables(level);
  const chaos = createChaos(options);
  const indexLag = createIndexLag({ now, maximumMs: options.lagIndexReadsMs, draw: chaos.indexLagMs });
  const committer = await createCommitter({
    level,
    now,
    region,
    onCommitted: (changes, at) => {
      indexLag.remember(changes, at);
      onCommitted(changes);
    },
  });
  const tokens = createTokens({ level, now });
  return { level, tables, locks: createKeyLocks(), committer, tokens, chaos, indexLag, region, now };
}
