import { Readable } from 'node:stream';
import { indexPrefix, itemKey } from './changes.ts';
import type { Database } from './database.ts';
import type { EngineStore, Input, ValueRange } from './engine.ts';
import type { Item } from './item.ts';
import { entries, type LevelDb, within } from './level.ts';
import { type Overlay, overlaid } from './overlay.ts';
import { indexesOf, indexKeyOf, tableNotFound } from './tables.ts';

/** A store for dynalite's read actions. A query sees the database as it was when the query began. */
export function createReadStore(database: Database, input: Input = {}): EngineStore {
  const { level, indexLag } = database;
  return {
    options: { maxItemSize: Number.POSITIVE_INFINITY },
    getTable: (name, checkStatus, done = checkStatus as Exclude<typeof checkStatus, boolean>) => {
      const row = database.tables.find(name);
      if (row) done(null, row.table);
      else done(tableNotFound());
    },
    getItemDb: (table) => ({
      get: (key, done) => {
        const found = level.get(itemKey(table, key)) as Promise<Item | undefined>;
        // dynalite goes on in the callback. What it throws there is this request's failure, not the process's.
        found.then((item) => done(null, item)).catch((error: Error) => done(error));
      },
      createValueStream: (range) => valueStream(level, `item~${table}~`, range),
    }),
    getIndexDb: (kind, table, index) => ({
      createValueStream: (range) => {
        const started = startingAfter(range, indexStart(database, { table, index, input }));
        const overlay = kind === 'global' ? indexLag.overlay(indexPrefix(table, index)) : undefined;
        return valueStream(level, indexPrefix(table, index), started, overlay);
      },
    }),
  };
}

/** Where a page of an index goes on: our index keys are not dynalite's, so its own bound would miss. */
function indexStart(
  { tables }: Database,
  { table: name, index: indexName, input }: { table: string; index: string; input: Input },
): string | undefined {
  const start = input['ExclusiveStartKey'] as Item | undefined;
  const { table } = tables.get(name);
  const index = indexesOf(table).find(({ IndexName }) => IndexName === indexName);
  return start && index ? indexKeyOf(table, index, start) : undefined;
}

function startingAfter(range: ValueRange, start: string | undefined): ValueRange {
  if (start === undefined) return range;
  return range.reverse ? { ...range, lt: start } : { ...range, gt: start };
}

function valueStream(level: LevelDb, prefix: string, range: ValueRange, overlay?: Overlay): Readable {
  const { gte, lt } = within(prefix);
  const { reverse = false, limit = -1 } = range;
  const bounds = {
    ...(range.gt !== undefined
      ? { gt: prefix + range.gt }
      : { gte: range.gte === undefined ? gte : prefix + range.gte }),
    ...(range.lte !== undefined
      ? { lte: prefix + range.lte }
      : { lt: range.lt === undefined ? lt : prefix + range.lt }),
    reverse,
  };
  const found = overlay?.size
    ? overlaid(entries(level, bounds), overlay, bounds)
    : entries(level, { ...bounds, limit });
  return Readable.from(valuesOf(found));
}

async function* valuesOf(found: AsyncIterable<[string, unknown]>): AsyncGenerator<unknown> {
  for await (const [, value] of found) yield value;
}
