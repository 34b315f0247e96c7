import { expirySeconds } from './expiry.ts';
import { canonicalText, type Item } from './item.ts';
import type { Operation } from './level.ts';
import { type Index, indexesOf, indexKeyOf, type Table, type TableRow } from './tables.ts';

/** What happens to one item. Everything else that has to be written follows from it. */
export type Change = {
  row: TableRow;
  key: string;
  before: Item | undefined;
  after: Item | undefined;
  /** The database removed it because its time was up. */
  byExpiry?: true;
};

export const itemKey = (table: string, key: string): string => `item~${table}~${key}`;
export const indexPrefix = (table: string, index: string): string => `index~${table}~${index}~`;

/** An item written as it was makes no stream record. Source: DynamoDB developer guide, "Change data capture". */
export const changesNothing = ({ before, after }: Change): boolean => canonicalText(before) === canonicalText(after);

/** The item and all that is derived from it, as one list for one batch. */
export function operationsOf(change: Change): Operation[] {
  const item = itemKey(change.row.table.TableName, change.key);
  return [
    change.after ? { type: 'put', key: item, value: change.after } : { type: 'del', key: item },
    ...indexesOf(change.row.table).flatMap((index) => move(...indexEntries(change, index))),
    ...move(expiryEntry(change, change.before), expiryEntry(change, change.after)),
  ];
}

type Place = { key: string; value: unknown } | undefined;

function move(from: Place, to: Place): Operation[] {
  const operations: Operation[] = [];
  if (from && from.key !== to?.key) operations.push({ type: 'del', key: from.key });
  if (to) operations.push({ type: 'put', ...to });
  return operations;
}

/** Where an index showed the item, and where it shows it now. */
export const indexEntries = ({ row: { table }, before, after }: Change, index: Index): [Place, Place] => [
  indexEntry(table, index, before),
  indexEntry(table, index, after),
];

function indexEntry(table: Table, index: Index, item: Item | undefined): Place {
  // An item without the index's keys is not in the index (a sparse index).
  if (!item || index.KeySchema.some(({ AttributeName }) => item[AttributeName] === undefined)) return undefined;
  const key = indexPrefix(table.TableName, index.IndexName) + indexKeyOf(table, index, item);
  return { key, value: projected(table, index, item) };
}

function projected(table: Table, index: Index, item: Item): Item {
  if (index.Projection.ProjectionType === 'ALL') return item;
  const keys = [...index.KeySchema, ...table.KeySchema].map(({ AttributeName }) => AttributeName);
  const kept = new Set([...keys, ...(index.Projection.NonKeyAttributes ?? [])]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
}

function expiryEntry({ row, key }: Change, item: Item | undefined): Place {
  const seconds = expirySeconds(row, item);
  if (seconds === undefined) return undefined;
  return { key: expiryKey(row.table.TableName, seconds, key), value: key };
}

/** Twelve digits of seconds sort as the time does until the year 33658. */
export const expiryKey = (table: string, seconds: number, key = ''): string =>
  `expiry~${table}~${String(seconds).padStart(12, '0')}~${key}`;
