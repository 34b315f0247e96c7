import type { Readable } from 'node:stream';
import getItemAction from 'dynalite/actions/getItem.js';
import queryAction from 'dynalite/actions/query.js';
import scanAction from 'dynalite/actions/scan.js';
import batchGetItem from 'dynalite/validations/batchGetItem.js';
import batchWriteItem from 'dynalite/validations/batchWriteItem.js';
import createTable from 'dynalite/validations/createTable.js';
import deleteItem from 'dynalite/validations/deleteItem.js';
import getItem from 'dynalite/validations/getItem.js';
import validations from 'dynalite/validations/index.js';
import putItem from 'dynalite/validations/putItem.js';
import query from 'dynalite/validations/query.js';
import scan from 'dynalite/validations/scan.js';
import updateItem from 'dynalite/validations/updateItem.js';
import { type Expression, plainly } from './conditions.ts';
import { validationError } from './errors.ts';
import type { Item } from './item.ts';
import type { Table } from './tables.ts';

/** A request as it came in, or as dynalite's rules left it: unknown members dropped, expressions parsed. */
export type Input = Record<string, unknown>;

type Done<T> = (error?: Error | null, value?: T) => void;
export type ValueRange = { gt?: string; gte?: string; lt?: string; lte?: string; reverse?: boolean; limit?: number };

/** What dynalite's read actions ask of a store. It never writes: we work out the writes ourselves. */
export type EngineStore = {
  options: { maxItemSize: number };
  getTable(name: string, checkStatus: boolean | Done<Table>, done?: Done<Table>): void;
  getItemDb(table: string): {
    get(key: string, done: Done<Item>): void;
    createValueStream(range: ValueRange): Readable;
  };
  getIndexDb(
    kind: string,
    table: string,
    index: string,
  ): {
    createValueStream(range: ValueRange): Readable;
  };
};

const rules = {
  batchGetItem,
  batchWriteItem,
  createTable,
  deleteItem,
  getItem,
  putItem,
  query,
  scan,
  updateItem,
};

/** Item sizes are counted in bytes where an item is written; dynalite's own count is of characters. */
const ENGINE_OPTIONS = { maxItemSize: Number.POSITIVE_INFINITY };

/** The request with its types, limits and expressions checked, or DynamoDB's ValidationException. */
export function validated(operation: keyof typeof rules, input: Input): Input {
  const { types, custom } = rules[operation];
  const checked = validations.checkTypes({ ...input }, types);
  validations.checkValidations(checked, types, custom, { options: ENGINE_OPTIONS });
  return corrected(checked);
}

type Parsed = { _condition?: { expression: Expression }; _filter?: { expression: Expression } };

/** dynalite keeps a parsed expression beside its text. */
function corrected(input: Input): Input {
  const { _condition, _filter } = input as Parsed;
  return {
    ...input,
    ...(_condition && { _condition: { ..._condition, expression: plainly(_condition.expression) } }),
    ...(_filter && { _filter: { ..._filter, expression: plainly(_filter.expression) } }),
  };
}

/** The values an update computed, which nobody has checked yet: a sum can have more digits than a number may. */
export function checkValues(item: Item): void {
  for (const value of Object.values(item)) {
    const fault = validations.validateAttributeValue(value);
    if (fault) throw validationError(fault);
  }
}

const actions = {
  getItem: getItemAction,
  query: queryAction,
  scan: scanAction,
};

/** Runs one of dynalite's read actions on a validated request. */
export const perform = (operation: keyof typeof actions, store: EngineStore, input: Input): Promise<object> =>
  new Promise((resolve, reject) => {
    actions[operation](store, input, (error, answer = {}) => (error ? reject(error) : resolve(answer)));
  });
