import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Database } from './database.ts';
import { recordsAfter } from './stream-operations.ts';
import { sequenceText } from './stream-records.ts';
import type { Table } from './tables.ts';

export type RecordsListener = (event: DynamoDBStreamEvent) => void | Promise<void>;

export type Feed = ReturnType<typeof createFeed>;

/** Lambda's default batch of a DynamoDB stream. */
const BATCH_MAX = 100;

/** As an event source mapping with a bounded number of attempts: a batch nobody can handle must not stop the rest. */
const ATTEMPTS_MAX = 5;
const FIRST_PAUSE_MS = 50;

/** How long a listener may take to finish when the database closes. */
const CLOSE_MS = 5_000;

/**
 * Brings stream records to their listeners, in order, one batch at a time, at least once. How far it has come is on
 * disk, so what was not handled before a crash comes again after it. A batch that keeps failing is passed over: a
 * stream only wakes a worker, and the sweep of due rows finds whatever a lost wake-up left lying.
 */
export function createFeed({ database, warn }: { database: Database; warn: (message: string) => void }) {
  const listeners = new Set<RecordsListener>();
  const closing = new AbortController();
  let isWanted = false;
  let running: Promise<void> | undefined;

  const canRun = (): boolean => !closing.signal.aborted && listeners.size > 0;

  async function run(): Promise<void> {
    do {
      isWanted = false;
      await drainAll();
    } while (isWanted && canRun());
    running = undefined;
  }

  async function drainAll(): Promise<void> {
    for (const { table } of database.tables.all()) await drain(table);
  }

  async function drain(table: Table): Promise<void> {
    while (canRun()) {
      const cursorKey = `cursor~${table.TableName}`;
      const cursor = (await database.level.get(cursorKey)) as number | undefined;
      const after = cursor === undefined ? '' : sequenceText(cursor);
      const records = await recordsAfter(database.level, table, { after, limit: BATCH_MAX });
      const last = records[records.length - 1];
      if (!last) return;
      if (!(await deliver(table, records))) return;
      const value = Number(last.dynamodb?.SequenceNumber);
      await database.level.batch([{ type: 'put', key: cursorKey, value }]);
    }
  }

  /** False when the feed was closed or left before anybody had handled the records. */
  async function deliver({ TableName }: Table, Records: DynamoDBRecord[]): Promise<boolean> {
    let failure = '';
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      if (!canRun()) return false;
      try {
        const times = database.chaos.repeatsRecords() ? 2 : 1;
        for (let time = 0; time < times; time += 1) await tellAll({ Records });
        return !closing.signal.aborted;
      } catch (error) {
        // The name alone: a message may quote somebody's data.
        failure = error instanceof Error ? error.name : typeof error;
        await pause(FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
    const from = Records[0]?.dynamodb?.SequenceNumber;
    warn(`${Records.length} records of table ${TableName} from ${from} were passed over: ${failure}`);
    return true;
  }

  const pause = (ms: number): Promise<void> =>
    wait(ms, undefined, { signal: closing.signal, ref: false }).catch(() => undefined);

  async function tellAll(event: DynamoDBStreamEvent): Promise<void> {
    // Each listener gets a copy of its own, as each Lambda function would.
    await Promise.all([...listeners].map(async (listener) => listener(structuredClone(event))));
  }

  function wake(): void {
    isWanted = true;
    if (!running && canRun()) running = run();
  }

  return {
    wake,
    subscribe(listener: RecordsListener): () => void {
      listeners.add(listener);
      wake();
      return () => {
        listeners.delete(listener);
      };
    },
    async close(): Promise<void> {
      closing.abort();
      // A listener that does not come back is left behind; its records come again after the restart.
      await Promise.race([running, wait(CLOSE_MS, undefined, { ref: false })]);
    },
  };
}
