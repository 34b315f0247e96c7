import db from 'dynalite/db/index.js';
import { type Change, itemKey } from './changes.ts';
import type { Database } from './database.ts';
import { checkValues, type Input, validated } from './engine.ts';
import { isRefusal, type Refusal, refusalName, validationError } from './errors.ts';
import { checkItemBytes, type Item } from './item.ts';
import { checkIndexKeys, keyAttributesOf, keyOf, type Table, type TableRow } from './tables.ts';
import { type Update, updated } from './updates.ts';

export type WriteOperation = 'putItem' | 'updateItem' | 'deleteItem';

/** A checked write to one item. */
export type ItemWrite = {
  operation: WriteOperation;
  row: TableRow;
  input: Input;
  /** The item's key as text; nothing when the key does not fit the table. */
  key: string | undefined;
  keyFault: Error | undefined;
  returnsItemOnFailure: boolean;
};

/** What the write would do to the item as it is now. */
export type Outcome = { change: Change; answer: object };

export function readWrite(database: Database, operation: WriteOperation, raw: Input): ItemWrite {
  const input = validated(operation, raw);
  const row = database.tables.get(input['TableName']);
  const keyFault = keyFaultOf(row.table, input);
  if (operation === 'putItem') checkItemBytes(input['Item'] as Item);
  if (operation === 'updateItem') checkPaths(row.table, input);
  return {
    operation,
    row,
    input,
    key: keyFault ? undefined : keyOf(row.table, keyMembers(input)),
    keyFault,
    returnsItemOnFailure: readReturnOnFailure(raw),
  };
}

const keyMembers = (input: Input): Item => (input['Item'] ?? input['Key'] ?? {}) as Item;

/** What is wrong with the key of a request. Only a sound key can be written as text. */
export function keyFaultOf(table: Table, input: Input): Error | undefined {
  const item = input['Item'] as Item | undefined;
  return (item ? db.validateItem(item, table) : db.validateKey(keyMembers(input), table)) ?? undefined;
}

function checkPaths(table: Table, { _updates: update, AttributeUpdates }: Input): void {
  if (AttributeUpdates !== undefined)
    throw validationError('AttributeUpdates belong to an interface of 2012: use an UpdateExpression');
  for (const [name] of (update as Update | undefined)?.paths ?? []) {
    if (table.KeySchema.some(({ AttributeName }) => AttributeName === name))
      throw validationError(
        `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
      );
  }
}

function readReturnOnFailure({ ReturnValuesOnConditionCheckFailure: asked = 'NONE' }: Input): boolean {
  if (asked !== 'ALL_OLD' && asked !== 'NONE')
    throw validationError(
      `1 validation error detected: Value '${String(asked)}' at 'returnValuesOnConditionCheckFailure' failed to ` +
        'satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]',
    );
  return asked === 'ALL_OLD';
}

/** What a write holds while it runs. */
export const lockOf = ({ row, key }: ItemWrite): string | undefined =>
  key === undefined ? undefined : itemKey(row.table.TableName, key);

/** PutItem, UpdateItem or DeleteItem: the item, its index entries and its stream record in one batch, or nothing. */
export async function writeItem(database: Database, operation: WriteOperation, raw: Input): Promise<object> {
  const write = readWrite(database, operation, raw);
  database.chaos.conflictOnItem();
  return writeAlone(database, write);
}

export async function writeAlone(database: Database, write: ItemWrite): Promise<object> {
  const lock = lockOf(write);
  return database.locks.hold(lock === undefined ? [] : [lock], async () => {
    const { change, answer } = await outcomeOf(database, write);
    await database.committer.commit([change]);
    return answer;
  });
}

/** Reads the item, checks the condition and works out the item after. The caller holds the lock. */
export async function outcomeOf(database: Database, write: ItemWrite): Promise<Outcome> {
  const { row, key, keyFault, input } = write;
  if (key === undefined) throw keyFault;
  const before = (await database.level.get(itemKey(row.table.TableName, key))) as Item | undefined;
  const failure = db.checkConditional(input, before);
  if (failure) throw withItem(failure, write.returnsItemOnFailure ? before : undefined);

  const after = itemAfter(write, before);
  if (after) checkItem(row.table, after);
  return { change: { row, key, before, after }, answer: answerOf(input, before, after) };
}

function itemAfter({ operation, row, input }: ItemWrite, before: Item | undefined): Item | undefined {
  if (operation === 'deleteItem') return undefined;
  if (operation === 'putItem') return input['Item'] as Item;
  const start = before ?? keyAttributesOf(row.table, input['Key'] as Item);
  const update = input['_updates'] as Update | undefined;
  return update ? updated(start, update) : start;
}

function checkItem(table: Table, item: Item): void {
  const fault = db.validateItem(item, table);
  if (fault) throw fault;
  checkIndexKeys(table, item);
  checkValues(item);
  checkItemBytes(item, 'to update ');
}

/** What ReturnValues asked for. Source: DynamoDB API reference, UpdateItem. */
function answerOf(input: Input, before: Item | undefined, after: Item | undefined): object {
  const paths = (input['_updates'] as Update | undefined)?.paths ?? [];
  const asked: Record<string, Item | undefined> = {
    ALL_OLD: before,
    ALL_NEW: after,
    UPDATED_OLD: before && db.mapPaths(paths, before),
    UPDATED_NEW: after && db.mapPaths(paths, after),
  };
  const attributes = asked[String(input['ReturnValues'])];
  return {
    ConsumedCapacity: db.addConsumedCapacity(input, false, before, after),
    ...(attributes && Object.keys(attributes).length > 0 && { Attributes: attributes }),
  };
}

function withItem(failure: Error, item: Item | undefined): Error {
  if (isRefusal(failure) && item) Object.assign(failure.body, { Item: item });
  return failure;
}

export const isConditionFailure = (error: unknown): error is Refusal =>
  isRefusal(error) && refusalName(error) === 'ConditionalCheckFailedException';
