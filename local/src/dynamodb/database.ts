import type { Chaos } from './chaos.ts';
import type { Committer } from './committer.ts';
import type { IndexLag } from './index-lag.ts';
import type { KeyLocks } from './key-locks.ts';
import type { LevelDb } from './level.ts';
import type { Tables } from './tables.ts';
import type { Tokens } from './tokens.ts';

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
