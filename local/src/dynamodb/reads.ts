import { itemKey } from './changes.ts';
import type { Database } from './database.ts';
import { type Input, perform, validated } from './engine.ts';
import { validationError } from './errors.ts';
import { type Item, itemBytes } from './item.ts';
import { keyFaultOf } from './item-writes.ts';
import { createReadStore } from './read-store.ts';
import { keyOf } from './tables.ts';
import { cancelled, DUPLICATE_ITEM, TRANSACTION_BYTES_MAX, transactItemsOf } from './transactions.ts';

/** 16 MB. Source: DynamoDB API reference, BatchGetItem. */
const BATCH_BYTES_MAX = 16 * 1024 * 1024;

type Found = { Item?: Item };

export function readOperation(operation: 'getItem' | 'query' | 'scan') {
  return (database: Database, raw: Input): Promise<object> => {
    const input = validated(operation, raw);
    database.tables.get(input['TableName']);
    return perform(operation, createReadStore(database, input), input);
  };
}

const getItem = readOperation('getItem') as (database: Database, raw: Input) => Promise<Found>;

type KeysRequest = { Keys: object[] };

/** Items in no particular order; what would pass the size of an answer comes back as unprocessed. */
export async function batchGetItem(database: Database, raw: Input): Promise<object> {
  validated('batchGetItem', raw);
  const requests = raw['RequestItems'] as Record<string, KeysRequest>;
  const Responses: Record<string, Item[]> = {};
  const UnprocessedKeys: Record<string, KeysRequest> = {};
  let bytes = 0;

  for (const [table, { Keys, ...shape }] of Object.entries(requests)) {
    const found = await Promise.all(Keys.map((Key) => getItem(database, { TableName: table, ...shape, Key })));
    const isUnprocessed = found.map(({ Item: item }) => {
      bytes += itemBytes(item ?? {});
      return bytes > BATCH_BYTES_MAX || database.chaos.leavesUnprocessed();
    });
    Responses[table] = found.flatMap(({ Item: item }, at) => (item && !isUnprocessed[at] ? [item] : []));
    const left = Keys.filter((_, at) => isUnprocessed[at]);
    if (left.length > 0) UnprocessedKeys[table] = { ...shape, Keys: left };
  }
  return { Responses, UnprocessedKeys };
}

/** All items as they stood at one moment. Source: DynamoDB API reference, TransactGetItems. */
export async function transactGetItems(database: Database, raw: Input): Promise<object> {
  const gets = transactItemsOf(raw['TransactItems']).map(({ Get }) => {
    if (!Get) throw validationError("1 validation error detected: Value at 'get' failed to satisfy constraint");
    const input = { ...(Get as Input), ConsistentRead: true };
    const checked = validated('getItem', input);
    const { table } = database.tables.get(checked['TableName']);
    const fault = keyFaultOf(table, checked);
    if (fault) throw fault;
    return { input, lock: itemKey(table.TableName, keyOf(table, checked['Key'] as Item)) };
  });
  const locks = gets.map(({ lock }) => lock);
  if (new Set(locks).size < locks.length) throw validationError(DUPLICATE_ITEM);
  database.chaos.conflictInTransaction(gets.length);

  // Holding the keys keeps a transaction from being read half before and half after it is written.
  const found = await database.locks.hold(locks, () => Promise.all(gets.map(({ input }) => getItem(database, input))));
  const bytes = found.reduce((sum, { Item: item }) => sum + itemBytes(item ?? {}), 0);
  if (bytes > TRANSACTION_BYTES_MAX)
    throw cancelled(gets.map(() => ({ Code: 'ValidationError', Message: 'The answer exceeds 4 MB' })));
  return { Responses: found.map(({ Item: item }) => (item ? { Item: item } : {})) };
}
