import type { DynamoDBRecord } from 'aws-lambda';
import type { Database } from './database.ts';
import type { Input } from './engine.ts';
import { refusal, validationError } from './errors.ts';
import { entries, type LevelDb, within } from './level.ts';
import { firstSequenceAt, sequenceText, streamPrefix } from './stream-records.ts';
import type { Table } from './tables.ts';

/** One shard a table: on one machine there is nothing to spread. */
const SHARD = 'shardId-00000000000000000000-00000001';

/** Source: DynamoDB Streams API reference, GetRecords. */
const RECORDS_MAX = 1000;

/** Source: DynamoDB Streams API reference, GetShardIterator: an iterator is good for fifteen minutes. */
const ITERATOR_LIFE_MS = 15 * 60 * 1000;

/** Records are read for a day, as in the cloud. */
const RETENTION_MS = 24 * 3600 * 1000;

export async function listStreams({ tables }: Database, { TableName }: Input): Promise<object> {
  const streams = tables.all().flatMap(({ table }) => (table.LatestStreamArn ? [table] : []));
  const asked = streams.filter((table) => TableName === undefined || table.TableName === TableName);
  return {
    Streams: asked.map((table) => ({
      StreamArn: table.LatestStreamArn,
      StreamLabel: table.LatestStreamLabel,
      TableName: table.TableName,
    })),
  };
}

export async function describeStream(database: Database, { StreamArn }: Input): Promise<object> {
  const table = tableOf(database, StreamArn);
  const [first] = await recordsAfter(database.level, table, { after: '', limit: 1 });
  return {
    StreamDescription: {
      StreamArn,
      StreamLabel: table.LatestStreamLabel,
      StreamStatus: table.StreamSpecification?.StreamEnabled ? 'ENABLED' : 'DISABLED',
      StreamViewType: table.StreamSpecification?.StreamViewType,
      TableName: table.TableName,
      KeySchema: table.KeySchema,
      Shards: [
        {
          ShardId: SHARD,
          SequenceNumberRange: { StartingSequenceNumber: first?.dynamodb?.SequenceNumber ?? sequenceText(0) },
        },
      ],
    },
  };
}

type IteratorRequest = { StreamArn: string; ShardIteratorType: string; SequenceNumber?: string };
type Position = { arn: string; after: string; until: number };

export async function getShardIterator(database: Database, raw: Input): Promise<object> {
  const request = raw as IteratorRequest;
  const after = await startOf(database, request);
  return { ShardIterator: iteratorText(database, { arn: request.StreamArn, after }) };
}

async function startOf(database: Database, { StreamArn, ...request }: IteratorRequest): Promise<string> {
  const table = tableOf(database, StreamArn);
  const { ShardIteratorType: type, SequenceNumber: sequence } = request;
  if (type === 'TRIM_HORIZON') return '';
  if (type === 'LATEST') return newestOf(database.level, table);
  if (type === 'AFTER_SEQUENCE_NUMBER' && sequence) return sequence;
  if (type === 'AT_SEQUENCE_NUMBER' && sequence) return sequenceText(Number(sequence) - 1);
  throw validationError('A sequence number belongs to AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER');
}

async function newestOf(level: LevelDb, { TableName }: Table): Promise<string> {
  const prefix = streamPrefix(TableName);
  for await (const [key] of entries(level, { ...within(prefix), reverse: true, limit: 1 }))
    return key.slice(prefix.length);
  return '';
}

export async function getRecords(database: Database, raw: Input): Promise<object> {
  const { arn, after } = readIterator(database, raw['ShardIterator']);
  const limit = Math.min(Number(raw['Limit'] ?? RECORDS_MAX), RECORDS_MAX);
  const records = await recordsAfter(database.level, tableOf(database, arn), { after, limit });
  const last = records[records.length - 1]?.dynamodb?.SequenceNumber ?? after;
  return { Records: records.map(onTheWire), NextShardIterator: iteratorText(database, { arn, after: last }) };
}

/** The same record, but Lambda writes the members of an identity small and the API writes them large. */
const onTheWire = ({ userIdentity, ...record }: DynamoDBRecord): object => ({
  ...record,
  ...(userIdentity && { userIdentity: { Type: userIdentity.type, PrincipalId: userIdentity.principalId } }),
});

const iteratorText = ({ now }: Database, position: Omit<Position, 'until'>): string =>
  Buffer.from(JSON.stringify({ ...position, until: now().getTime() + ITERATOR_LIFE_MS })).toString('base64url');

function readIterator({ now }: Database, text: unknown): Position {
  let position: Position;
  try {
    position = JSON.parse(Buffer.from(String(text), 'base64url').toString());
  } catch {
    throw validationError('Invalid ShardIterator');
  }
  if (position.until < now().getTime()) throw refusal('ExpiredIteratorException', 'The shard iterator has expired');
  return position;
}

function tableOf({ tables }: Database, arn: unknown): Table {
  const row = tables.all().find(({ table }) => table.LatestStreamArn === arn);
  if (!row || arn === undefined) throw refusal('ResourceNotFoundException', 'Requested resource not found: Stream');
  return row.table;
}

/** The records of a table that follow a sequence number; '' stands before all of them. */
export async function recordsAfter(
  level: LevelDb,
  { TableName }: Table,
  { after, limit }: { after: string; limit: number },
): Promise<DynamoDBRecord[]> {
  const prefix = streamPrefix(TableName);
  const records: DynamoDBRecord[] = [];
  // '!' sorts just before the digits, so that a number is after itself with nothing between.
  const range = { gt: prefix + (after || '!'), lt: within(prefix).lt, limit };
  for await (const [, record] of entries(level, range)) records.push(record as DynamoDBRecord);
  return records;
}

/** Forgets what is older than a day, but nothing that a listener of the feed has still to hear. */
export async function trimStreams({ level, tables, now }: Database): Promise<void> {
  const dayAgo = firstSequenceAt(Math.max(0, now().getTime() - RETENTION_MS));
  for (const name of tables.names()) {
    const heard = (await level.get(`cursor~${name}`)) as number | undefined;
    const prefix = streamPrefix(name);
    await level.clear({ gte: prefix, lt: prefix + sequenceText(Math.min(dayAgo, heard ?? dayAgo)) });
  }
}
