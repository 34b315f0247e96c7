import { Readable } from 'node:stream';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AttributeValue } from 'aws-lambda';
import { makeTable } from '../cloud/make-table.ts';
import type { Change } from '../dynamodb/changes.ts';
import type { ChaosOptions } from '../dynamodb/chaos.ts';
import { type Database, openDatabase } from '../dynamodb/database.ts';
import { isRefusal } from '../dynamodb/errors.ts';
import type { Item } from '../dynamodb/item.ts';
import { OPERATIONS } from '../dynamodb/operations.ts';
import { sweepExpired } from '../dynamodb/time-to-live.ts';
import type { Chance } from './chance.ts';
import type { Timeline } from './timeline.ts';

const REGION = 'cn-north-1';
/** One way through the network to the table, usually. */
const WAY_MS = 3;
/** Now and then an answer takes as long as this: a pause of the machine, a lost packet. */
const LONG_WAY_MS = 4_000;
const LONG_WAY = 0.002;

const WRITES = /\.(Put|Update|Delete)Item$|\.TransactWriteItems$/;

export type Row = { pk: string; sk: string } & Record<string, unknown>;
export type Write = { row: Row | undefined; before: Row | undefined; image: Item | undefined };

export type SimulatedTable = {
  db: DynamoDBDocumentClient;
  /** Every row as it stands, by `pk` and `sk`. */
  rows: ReadonlyMap<string, Row>;
  sweepExpired(): Promise<number>;
  close(): Promise<void>;
};

type Asked = { headers: Record<string, string>; body: string | Uint8Array };

type Options = {
  timeline: Timeline;
  chance: Chance;
  chaos: ChaosOptions;
  /** Told of each write once it stands. */
  onWritten: (writes: readonly Write[]) => void;
};

/** The embedded database without its port: the same client asks, and each way takes its time on the timeline. */
export async function openSimulatedTable({ timeline, chance, chaos, onWritten }: Options): Promise<SimulatedTable> {
  const rows = new Map<string, Row>();
  const database = await openDatabase({
    path: undefined,
    now: timeline.now,
    chaos,
    region: REGION,
    onCommitted: (changes) => {
      // Deleting what is not there changes nothing.
      const writes = changes.filter(({ before, after }) => before || after).map((change) => note(rows, change));
      if (writes.length > 0) onWritten(writes);
    },
  });
  const oneWay = () =>
    timeline.wait(chance.happens(LONG_WAY) ? chance.between(0, LONG_WAY_MS) : chance.delayMs(WAY_MS));
  const client = new DynamoDBClient({
    endpoint: 'http://table.invalid',
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    // Our own retries are what is to be seen at work, and those of the SDK wait in real time.
    maxAttempts: 1,
    requestHandler: {
      async handle(request: Asked) {
        await oneWay();
        const response = await timeline.outside(() => answer(database, request));
        // Whoever only read has lost nothing on the way back; whoever wrote may die before hearing that it stands.
        if (WRITES.test(String(request.headers['x-amz-target']))) await oneWay();
        return { response };
      },
    } as never,
  });
  await makeTable(client);
  return {
    db: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    rows,
    sweepExpired: () => sweepExpired(database),
    async close() {
      client.destroy();
      await database.level.close();
    },
  };
}

async function answer(database: Database, { headers, body }: Asked) {
  const [service = '', operation = ''] = String(headers['x-amz-target']).split('.');
  const reply = (statusCode: number, content: object) => ({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([Buffer.from(JSON.stringify(content))]),
  });
  try {
    const run = OPERATIONS[service]?.[operation];
    if (!run) throw new Error(`simulation: no operation ${operation}`);
    database.chaos.throttle(operation);
    return reply(
      200,
      await run(database, JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body))),
    );
  } catch (error) {
    if (isRefusal(error)) return reply(error.statusCode, error.body);
    throw error;
  }
}

function note(rows: Map<string, Row>, { before, after }: Change): Write {
  const [was, row] = [before && plain({ M: before }), after && plain({ M: after })] as (Row | undefined)[];
  if (row) rows.set(`${row.pk}/${row.sk}`, row);
  else if (was) rows.delete(`${was.pk}/${was.sk}`);
  return { row, before: was, image: after };
}

/** What an item says, without DynamoDB's types. */
function plain(value: AttributeValue): unknown {
  if (value.M) return Object.fromEntries(Object.entries(value.M).map(([name, member]) => [name, plain(member)]));
  if (value.L) return value.L.map(plain);
  if (value.N !== undefined) return Number(value.N);
  return value.NULL ? null : (value.S ?? value.BOOL ?? value.B ?? value.SS ?? value.NS);
}
