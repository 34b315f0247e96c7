import { batchWriteItem } from './batch-write.ts';
import type { Database } from './database.ts';
import type { Input } from './engine.ts';
import { writeItem } from './item-writes.ts';
import { batchGetItem, readOperation, transactGetItems } from './reads.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './stream-operations.ts';
import { createTable, deleteTable, describeTable, listTables, updateTable } from './table-operations.ts';
import { describeTimeToLive, updateTimeToLive } from './time-to-live.ts';
import { transactWriteItems } from './transact-write.ts';

export type RunOperation = (database: Database, input: Input) => Promise<object>;

/** Everything the embedded database can do; anything else is an UnknownOperationException. */
export const OPERATIONS: Record<string, Record<string, RunOperation>> = {
  DynamoDB_20120810: {
    CreateTable: createTable,
    DescribeTable: describeTable,
    UpdateTable: updateTable,
    DeleteTable: deleteTable,
    ListTables: listTables,
    UpdateTimeToLive: updateTimeToLive,
    DescribeTimeToLive: describeTimeToLive,
    GetItem: readOperation('getItem'),
    Query: readOperation('query'),
    Scan: readOperation('scan'),
    BatchGetItem: batchGetItem,
    TransactGetItems: transactGetItems,
    PutItem: (database, input) => writeItem(database, 'putItem', input),
    UpdateItem: (database, input) => writeItem(database, 'updateItem', input),
    DeleteItem: (database, input) => writeItem(database, 'deleteItem', input),
    BatchWriteItem: batchWriteItem,
    TransactWriteItems: transactWriteItems,
  },
  DynamoDBStreams_20120810: {
    ListStreams: listStreams,
    DescribeStream: describeStream,
    GetShardIterator: getShardIterator,
    GetRecords: getRecords,
  },
};
