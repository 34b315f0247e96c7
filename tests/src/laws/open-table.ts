import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateTableCommand, type DynamoDBClient, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { createJobs } from '@loan/functions/adapters/dynamodb/jobs';
import { createLedger } from '@loan/functions/adapters/dynamodb/ledger';
import { TTL_ATTRIBUTE, tableDefinition } from '@loan/functions/adapters/dynamodb/table';
import type { Jobs } from '@loan/functions/ports/jobs';
import type { Ledger } from '@loan/functions/ports/ledger';
import { type DynamoDb, type DynamoDbOptions, startDynamoDb } from '@loan/local/dynamodb/server';
import { connect } from '../dynamodb/bench.ts';

const TABLE = 'loans';
const CHANCE = { random: Math.random, sleep: (ms: number) => wait(ms) };
export type Row = { pk: string; sk: string } & Record<string, unknown>;

/** The real ledger and the real work list over the embedded database, in memory. */
export type OpenTable = {
  connection: { client: DynamoDBClient; doc: DynamoDBDocumentClient };
  ledger: Ledger;
  jobs: Jobs;
  database: DynamoDb;
  rows(): Promise<Row[]>;
  enableExpiry(): Promise<void>;
  close(): Promise<void>;
};

export async function openTable(options: DynamoDbOptions = {}): Promise<OpenTable> {
  const database = await startDynamoDb({ warn: () => {}, ...options });
  const { client, doc, disconnect } = connect(database.endpoint);
  await client.send(new CreateTableCommand(tableDefinition(TABLE)));
  return {
    connection: { client, doc },
    ledger: createLedger({ table: TABLE, db: doc, ...CHANCE }),
    jobs: createJobs({ table: TABLE, db: doc, ...CHANCE, newToken: randomUUID }),
    database,
    rows: () => everyRow(doc),
    async enableExpiry() {
      const TimeToLiveSpecification = { AttributeName: TTL_ATTRIBUTE, Enabled: true };
      await client.send(new UpdateTimeToLiveCommand({ TableName: TABLE, TimeToLiveSpecification }));
    },
    async close() {
      disconnect();
      await database.close();
    },
  };
}

export async function everyRow(db: DynamoDBDocumentClient): Promise<Row[]> {
  const rows: Row[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await db.send(
      new ScanCommand({ TableName: TABLE, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }),
    );
    rows.push(...((page.Items ?? []) as Row[]));
    start = page.LastEvaluatedKey;
  } while (start);
  return rows.sort((a, b) => (`${a.pk}/${a.sk}` < `${b.pk}/${b.sk}` ? -1 : 1));
}
