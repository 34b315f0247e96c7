import type { Database } from './database.ts';
import { type Input, validated } from './engine.ts';
import { validationError } from './errors.ts';
import { type ItemWrite, lockOf, readWrite, writeAlone } from './item-writes.ts';

/** Source: DynamoDB API reference, BatchWriteItem. */
const REQUESTS_MAX = 25;

type WriteRequest = { PutRequest?: { Item: object }; DeleteRequest?: { Key: object } };
type Requested = { table: string; request: WriteRequest };

/** Each write stands or falls alone, as in the cloud: a batch is no transaction. */
export async function batchWriteItem(database: Database, raw: Input): Promise<object> {
  const requests = readRequests(raw);
  const writes = requests.map((requested) => readRequest(database, requested));
  for (const { keyFault } of writes) if (keyFault) throw keyFault;
  if (new Set(writes.map(lockOf)).size < writes.length)
    throw validationError('Provided list of item keys contains duplicates');

  const isTaken = writes.map(() => !database.chaos.leavesUnprocessed());
  await Promise.all(writes.filter((_, at) => isTaken[at]).map((write) => writeAlone(database, write)));
  return { UnprocessedItems: byTable(requests.filter((_, at) => !isTaken[at])) };
}

function readRequests(raw: Input): Requested[] {
  const { RequestItems } = validated('batchWriteItem', raw) as { RequestItems: Record<string, WriteRequest[]> };
  const requests = Object.entries(RequestItems).flatMap(([table, list]) => list.map((request) => ({ table, request })));
  if (requests.length > REQUESTS_MAX) throw validationError('Too many items requested for the BatchWriteItem call');
  return requests;
}

function readRequest(database: Database, { table, request: { PutRequest, DeleteRequest } }: Requested): ItemWrite {
  if (PutRequest) return readWrite(database, 'putItem', { TableName: table, Item: PutRequest.Item });
  return readWrite(database, 'deleteItem', { TableName: table, Key: DeleteRequest?.Key });
}

function byTable(requests: readonly Requested[]): Record<string, WriteRequest[]> {
  const grouped: Record<string, WriteRequest[]> = {};
  for (const { table, request } of requests) grouped[table] = [...(grouped[table] ?? []), request];
  return grouped;
}
