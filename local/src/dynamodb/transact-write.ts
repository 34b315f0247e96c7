import type { Database } from './database.ts';
import type { Input } from './engine.ts';
import { isRefusal, refusalName, validationError } from './errors.ts';
import { type Item, itemBytes } from './item.ts';
import {
  type ItemWrite,
  isConditionFailure,
  lockOf,
  type Outcome,
  outcomeOf,
  readWrite,
  type WriteOperation,
} from './item-writes.ts';
import type { Operation } from './level.ts';
import {
  cancelled,
  DUPLICATE_ITEM,
  NO_REASON,
  type Reason,
  TRANSACTION_BYTES_MAX,
  transactItemsOf,
} from './transactions.ts';

type Kind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** A condition check is a delete that is never done: the same members, the same checks. */
const OPERATION_OF: Record<Kind, WriteOperation> = {
  Put: 'putItem',
  Update: 'updateItem',
  Delete: 'deleteItem',
  ConditionCheck: 'deleteItem',
};

type Action = ItemWrite & { kind: Kind };

/** All of the writes, or none. Source: DynamoDB API reference, TransactWriteItems. */
export async function transactWriteItems(database: Database, raw: Input): Promise<object> {
  const { TransactItems: items, ClientRequestToken: token } = raw;
  const actions = transactItemsOf(items).map((item) => readAction(database, item));
  const locks = actions.flatMap((action) => lockOf(action) ?? []);
  if (new Set(locks).size < locks.length) throw validationError(DUPLICATE_ITEM);
  database.chaos.conflictInTransaction(actions.length);

  const run = (note?: Operation) => database.locks.hold(locks, () => apply(database, actions, note ? [note] : []));
  return token === undefined ? run() : database.tokens.once(readToken(token), items, run);
}

async function apply(database: Database, actions: readonly Action[], also: Operation[]): Promise<object> {
  const results = await Promise.all(actions.map((action) => resultOf(database, action)));
  if (results.some((result) => 'Code' in result))
    throw cancelled(results.map((result) => ('Code' in result ? result : NO_REASON)));

  const changes = results.flatMap((result) => ('Code' in result ? [] : [result.change]));
  const bytes = changes.reduce((sum, { before, after }) => sum + itemBytes(after ?? before ?? {}), 0);
  if (bytes > TRANSACTION_BYTES_MAX)
    throw validationError('Aggregated size of items in the transaction exceeds the limit of 4 MB');

  await database.committer.commit(
    changes.filter((_, at) => actions[at]?.kind !== 'ConditionCheck'),
    also,
  );
  return {};
}

/** One action's outcome, or why it stands in the way. What is not its own fault refuses the whole request. */
async function resultOf(database: Database, action: Action): Promise<Outcome | Reason> {
  try {
    return await outcomeOf(database, action);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { message, ...members } = error.body;
    if (isConditionFailure(error)) return { ...itemOf(members), Code: 'ConditionalCheckFailed', Message: message };
    if (refusalName(error) === 'ValidationException') return { Code: 'ValidationError', Message: message };
    throw error;
  }
}

const itemOf = (members: object): { Item?: Item } => ('Item' in members ? { Item: members.Item as Item } : {});

function readAction(database: Database, item: Input): Action {
  const kinds = Object.keys(OPERATION_OF).filter((kind) => item[kind] !== undefined && item[kind] !== null) as Kind[];
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1)
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  const input = item[kind] as Input;
  if (kind === 'ConditionCheck' && typeof input['ConditionExpression'] !== 'string')
    throw validationError('The expression can not be empty;');
  return { kind, ...readWrite(database, OPERATION_OF[kind], input) };
}

function readToken(token: unknown): string {
  if (typeof token === 'string' && token.length >= 1 && token.length <= 36) return token;
  throw validationError(
    "1 validation error detected: Value at 'clientRequestToken' failed to satisfy constraint: " +
      'Member must have length less than or equal to 36',
  );
}
