import { type Change, changesNothing, operationsOf } from './changes.ts';
import { entries, type LevelDb, type Operation, within } from './level.ts';
import { firstSequenceAt, type Sequence, streamKey, streamRecord } from './stream-records.ts';

export type Committer = Awaited<ReturnType<typeof createCommitter>>;

export type CommitterOptions = {
  level: LevelDb;
  now: () => Date;
  region: string;
  onCommitted: (changes: readonly Change[], at: Date) => void;
};

type Waiting = {
  changes: readonly Change[];
  also: readonly Operation[];
  done: () => void;
  failed: (error: unknown) => void;
};

/** Bounds one batch: a hundred transactions of a hundred items. */
const GROUP_MAX = 100;

/**
 * The only way to the disk for items. Whatever waits is written together, in the order it came: each commit is whole
 * in one batch, and a stream's numbers appear in their order, with no gap that is filled in later.
 */
export async function createCommitter({ level, now, region, onCommitted }: CommitterOptions) {
  const waiting: Waiting[] = [];
  let last = await lastSequence(level);
  let writing: Promise<void> | undefined;

  function recordOf(change: Change, at: Date): Operation[] {
    if (!change.row.table.StreamSpecification?.StreamEnabled || changesNothing(change)) return [];
    last = Math.max(last + 1, firstSequenceAt(at.getTime()));
    const key = streamKey(change.row.table.TableName, last);
    return [{ type: 'put', key, value: streamRecord(change, { sequence: last, at, region }) }];
  }

  async function writeGroup(): Promise<void> {
    const group = waiting.splice(0, GROUP_MAX);
    const at = now();
    const changes = group.flatMap((commit) => commit.changes);
    try {
      const operations = changes.flatMap((change) => [...operationsOf(change), ...recordOf(change, at)]);
      await level.batch([...operations, ...group.flatMap(({ also }) => also)]);
    } catch (error) {
      for (const { failed } of group) failed(error);
      return;
    }
    onCommitted(changes, at);
    for (const { done } of group) done();
  }

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) await writeGroup();
    writing = undefined;
  }

  return {
    commit: (changes: readonly Change[], also: readonly Operation[] = []): Promise<void> =>
      new Promise((done, failed) => {
        waiting.push({ changes, also, done, failed });
        writing ??= writeAll();
      }),
    /** Resolves when all that waits is written. */
    settled: async (): Promise<void> => writing,
  };
}

/** Where the numbers went on to before the restart. */
async function lastSequence(level: LevelDb): Promise<Sequence> {
  let last = 0;
  for await (const [, cursor] of entries(level, within('cursor~'))) last = Math.max(last, Number(cursor));
  for await (const [key] of entries(level, { ...within('table~') })) {
    const newest = { ...within(`stream~${key.slice('table~'.length)}~`), reverse: true, limit: 1 };
    for await (const [record] of entries(level, newest)) last = Math.max(last, Number(record.split('~')[2]));
  }
  return last;
}
