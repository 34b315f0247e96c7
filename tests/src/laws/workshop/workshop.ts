import { randomUUID } from 'node:crypto';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createCalendar } from '@loan/functions/adapters/calendar/calendar';
import { createJobs } from '@loan/functions/adapters/dynamodb/jobs';
import { createLedger } from '@loan/functions/adapters/dynamodb/ledger';
import { tableDefinition } from '@loan/functions/adapters/dynamodb/table';
import { createBuiltInPolicies } from '@loan/functions/adapters/policies/built-in';
import { WORK } from '@loan/functions/handlers/work-handlers';
import type { Keyring, Sealed } from '@loan/functions/ports/keyring';
import type { ObjectStore } from '@loan/functions/ports/object-store';
import type { SourceAdapter } from '@loan/functions/ports/source-adapter';
import type { Deps } from '@loan/functions/use-cases/deps';
import { createWorker, type Worker } from '@loan/functions/use-cases/work/work';
import { createLocalUploadForms } from '@loan/local/object-store/local-upload-forms';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { OpenTable } from '../open-table.ts';
import { type Outside, throughGate } from './outside.ts';
import { createShop, type Shop } from './shop.ts';
import type { Gate } from './stepper.ts';

export const PARTNER = 'P-SZ-001';
export const WORK_MS = 60_000;
/** As long as the longest pause between two tries: whatever is to be tried again is due by then. */
const ROUND_MS = 16 * 60_000;
const MOST_ROUNDS = 60;
/** Longer than a lease: whoever stood still this long has lost its work to another. */
export const OVER_LEASE_MS = WORK_MS + 16_000;
/** Workers move in an order chosen from outside, so nobody waits for chance. */
const AT_ONCE = { random: () => 0, sleep: async () => {} };
const straight: Gate = (run) => run();

export type Workshop = {
  deps: Deps;
  /** A worker with hands of its own; what it does goes through its gate. */
  worker(gate: Gate): Worker;
  passMs(ms: number): void;
  dueIds(): Promise<string[]>;
  /** A worker that nobody holds up, with some of its parts exchanged. */
  workerWith(parts: Partial<Deps>): Worker;
  /** What somebody was to be woken up for. */
  alarms: string[];
  runAlone(id: string): Promise<void>;
  /** Works off everything that is due or will be, as time passes, with nobody in the way. */
  workOff(): Promise<void>;
};

let tables = 0;

/** A table of its own with the real ledger, work list and use cases; the outside world is a stand-in. */
export async function createWorkshop(
  { client, doc }: OpenTable['connection'],
  outside: Outside,
  shop: Shop = createShop(),
): Promise<Workshop> {
  tables += 1;
  const table = `workshop-${tables}`;
  await client.send(new CreateTableCommand(tableDefinition(table)));
  const clock = { now: FIRST_AT as Instant };
  const objects = memoryObjects();
  const alarms: string[] = [];
  const depsOver = (gate: Gate): Deps => {
    const db = gate === straight ? doc : gatedDb(doc, gate);
    return {
      ledger: createLedger({ table, db, ...AT_ONCE }),
      jobs: createJobs({ table, db, ...AT_ONCE, newToken: randomUUID }),
      objects,
      uploads: createLocalUploadForms({ url: 'http://127.0.0.1', key: new Uint8Array(32) }),
      keyring: plainKeyring,
      bank: () => throughGate(outside.bank, gate),
      signing: throughGate(outside.signing, gate),
      sources: { amazon: throughGate(shop as unknown as SourceAdapter, gate) },
      policies: createBuiltInPolicies(),
      printer: { print: async () => ({ ok: true, value: Buffer.from('%PDF-') }) },
      calendar: createCalendar(),
      settings: {
        publicUrl: 'http://127.0.0.1',
        partner: { id: PARTNER, name: '合作方', openCorpId: 'c1' },
        bank: { bankId: 'BANK-A', name: '湾区商业银行', openCorpId: 'c2', businessId: 'b1' },
        templates: { approved: 't1', contractWaiting: 't2', disbursed: 't3' },
      },
      log: { info: () => {}, warn: () => {}, alarm: (what: string) => alarms.push(what) },
      now: () => clock.now,
      newId: randomUUID,
      newSecret: randomUUID,
      random: () => 0.5,
      sleep: async () => {},
    } as unknown as Deps;
  };
  const deps = depsOver(straight);
  const passMs = (ms: number) => {
    clock.now = addMs(clock.now, ms);
  };
  // A scan, which no worker would make: asking all partitions of all lanes takes most of a test's time.
  const dueIds = async () => {
    const { Items = [] } = await doc.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        FilterExpression: 'begins_with(gsi1pk, :due) AND gsi1sk <= :now',
        ExpressionAttributeValues: { ':due': 'DUE#', ':now': `${clock.now}#\uffff` },
      }),
    );
    return Items.map(({ gsi1sk }) => String(gsi1sk).slice(String(gsi1sk).indexOf('#') + 1)).sort();
  };
  const worker = (gate: Gate) => createWorker(depsOver(gate), WORK);
  const alone = worker(straight);
  return {
    deps,
    worker,
    passMs,
    dueIds,
    alarms,
    workerWith: (parts) => createWorker({ ...deps, ...parts }, WORK),
    runAlone: (id) => alone.run(id, () => WORK_MS),
    async workOff() {
      for (let idle = 0, round = 0; idle < 3 && round < MOST_ROUNDS; round += 1) {
        const ids = await dueIds();
        idle = ids.length === 0 ? idle + 1 : 0;
        for (const id of ids) await alone.run(id, () => WORK_MS);
        passMs(ROUND_MS);
      }
    },
  };
}

const gatedDb = (db: DynamoDBDocumentClient, gate: Gate): DynamoDBDocumentClient =>
  ({ send: (command: never) => gate(() => db.send(command)) }) as unknown as DynamoDBDocumentClient;

const plainKeyring: Keyring = {
  seal: async (plain) => plain as Sealed,
  open: async (sealed) => sealed,
  fingerprint: async (value) => value,
};

function memoryObjects(): ObjectStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bucket, name, bytes) {
      kept.set(`${bucket}/${name}`, bytes);
    },
    async putStream(bucket, name, chunks) {
      const parts: Uint8Array[] = [];
      for await (const chunk of chunks) parts.push(chunk);
      const bytes = Buffer.concat(parts);
      kept.set(`${bucket}/${name}`, bytes);
      return { sha256: 'd'.repeat(64), bytes: bytes.length };
    },
    get: async (bucket, name) => kept.get(`${bucket}/${name}`),
    async read(bucket, name) {
      const bytes = kept.get(`${bucket}/${name}`);
      return bytes && inOnePiece(bytes);
    },
    async delete(bucket, name) {
      kept.delete(`${bucket}/${name}`);
    },
    list: async (bucket, prefix) =>
      [...kept.keys()]
        .filter((key) => key.startsWith(`${bucket}/${prefix}`))
        .map((key) => key.slice(bucket.length + 1)),
  };
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
