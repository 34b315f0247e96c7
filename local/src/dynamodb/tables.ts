import db from 'dynalite/db/index.js';
import { type Refusal, refusal, validationError } from './errors.ts';
import type { Item } from './item.ts';
import { entries, type LevelDb, within } from './level.ts';

type Key = { AttributeName: string; KeyType: string }[];

export type Index = {
  IndexName: string;
  KeySchema: Key;
  Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
};

export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
export type StreamSpecification = { StreamEnabled: boolean; StreamViewType?: StreamView };

/** A table as DescribeTable shows it. */
export type Table = {
  TableName: string;
  TableStatus: 'ACTIVE';
  TableArn: string;
  KeySchema: Key;
  AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  LocalSecondaryIndexes?: Index[];
  GlobalSecondaryIndexes?: Index[];
  StreamSpecification?: StreamSpecification;
  LatestStreamArn?: string;
  LatestStreamLabel?: string;
};

/** A table, and the attribute whose time says when an item expires. */
export type TableRow = { table: Table; expiryAttribute?: string };

export type Tables = Awaited<ReturnType<typeof loadTables>>;

const rowKey = (name: string): string => `table~${name}`;

/** The tables, read once at the start; each change is on disk before it is seen. */
export async function loadTables(level: LevelDb) {
  const rows = new Map<string, TableRow>();
  for await (const [, row] of entries(level, within('table~')))
    rows.set((row as TableRow).table.TableName, row as TableRow);

  return {
    names: (): string[] => [...rows.keys()].sort(),
    all: (): TableRow[] => [...rows.values()],
    find: (name: string): TableRow | undefined => rows.get(name),
    /** The table named in a request, or DynamoDB's refusal. */
    get(name: unknown): TableRow {
      const row = rows.get(String(name));
      if (!row) throw tableNotFound();
      return row;
    },
    async save(row: TableRow): Promise<void> {
      await level.batch([{ type: 'put', key: rowKey(row.table.TableName), value: row }]);
      rows.set(row.table.TableName, row);
    },
    /** Forgets the table before its rows go, so that a crash between the two leaves rows nobody can see. */
    async remove(name: string): Promise<void> {
      rows.delete(name);
      await level.batch([{ type: 'del', key: rowKey(name) }]);
      await clearRowsOf(level, name);
    },
  };
}

/** Also called before a table is made, for rows a crash left behind under its name. */
export async function clearRowsOf(level: LevelDb, name: string): Promise<void> {
  for (const kind of ['item', 'index', 'expiry', 'stream']) await level.clear(within(`${kind}~${name}~`));
  await level.batch([{ type: 'del', key: `cursor~${name}` }]);
}

export const tableNotFound = (name?: string): Refusal =>
  refusal('ResourceNotFoundException', `Requested resource not found${name ? `: Table: ${name} not found` : ''}`);

export const indexesOf = (table: Table): Index[] => [
  ...(table.LocalSecondaryIndexes ?? []),
  ...(table.GlobalSecondaryIndexes ?? []),
];

/** Where an item lives, from its key or from the whole of it. */
export const keyOf = (table: Table, item: Item): string => db.createKey(item, table);

/** Where an index shows an item. dynalite adds 24 bits of a hash of the item's key, on which two items can collide. */
export const indexKeyOf = (table: Table, index: Index, item: Item): string =>
  db.createKey(item, table, index.KeySchema) + db.createKey(item, table);

export const keyAttributesOf = (table: Table, item: Item): Item => {
  const keys: Item = {};
  for (const { AttributeName } of table.KeySchema) {
    const value = item[AttributeName];
    if (value) keys[AttributeName] = value;
  }
  return keys;
};

/** An index key may be absent, but not empty. Source: DynamoDB developer guide, "Naming rules and data types". */
export function checkIndexKeys(table: Table, item: Item): void {
  for (const { IndexName, KeySchema } of indexesOf(table)) {
    const empty = KeySchema.find(({ AttributeName }) => item[AttributeName]?.S === '' || item[AttributeName]?.B === '');
    if (empty)
      throw validationError(
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
          `The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
      );
  }
}
