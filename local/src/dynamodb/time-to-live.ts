import { type Change, expiryKey, itemKey } from './changes.ts';
import type { Database } from './database.ts';
import type { Input } from './engine.ts';
import { validationError } from './errors.ts';
import { expirySeconds } from './expiry.ts';
import type { Item } from './item.ts';
import { entries, type Operation, within } from './level.ts';
import type { TableRow } from './tables.ts';

type Specification = { Enabled: boolean; AttributeName: string };

export async function updateTimeToLive(database: Database, raw: Input): Promise<object> {
  const row = database.tables.get(raw['TableName']);
  const { Enabled, AttributeName } = (raw['TimeToLiveSpecification'] ?? {}) as Partial<Specification>;
  if (typeof Enabled !== 'boolean' || !AttributeName)
    throw validationError(
      "1 validation error detected: Value at 'timeToLiveSpecification' failed to satisfy constraint",
    );
  if (Enabled === (row.expiryAttribute !== undefined))
    throw validationError(`TimeToLive is already ${Enabled ? 'enabled' : 'disabled'}`);

  await database.tables.save(Enabled ? { ...row, expiryAttribute: AttributeName } : { table: row.table });
  if (Enabled) await indexByExpiry(database, { ...row, expiryAttribute: AttributeName });
  else await database.level.clear(within(`expiry~${row.table.TableName}~`));
  return { TimeToLiveSpecification: { Enabled, AttributeName } };
}

/** Items written before expiry was turned on. One that changes meanwhile leaves an entry that the sweep finds stale. */
async function indexByExpiry({ level }: Database, row: TableRow): Promise<void> {
  const prefix = itemKey(row.table.TableName, '');
  for await (const [key, item] of entries(level, within(prefix))) {
    const seconds = expirySeconds(row, item as Item);
    const value = key.slice(prefix.length);
    if (seconds === undefined) continue;
    await level.batch([{ type: 'put', key: expiryKey(row.table.TableName, seconds, value), value }]);
  }
}

export async function describeTimeToLive({ tables }: Database, { TableName }: Input): Promise<object> {
  const { expiryAttribute } = tables.get(TableName);
  if (expiryAttribute === undefined) return { TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } };
  return { TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: expiryAttribute } };
}

/** Bounds one sweep of one table; what is left waits for the next. */
const SWEEP_MAX = 10_000;

/** An item this long past its time is taken for a mistake and kept: five years. Source: as for `expirySeconds`. */
const TOO_OLD_SECONDS = 5 * 365 * 24 * 3600;

/** Deletes what has expired, and says how many. */
export async function sweepExpired(database: Database): Promise<number> {
  let swept = 0;
  for (const row of database.tables.all()) {
    if (row.expiryAttribute !== undefined) swept += await sweepTable(database, row);
  }
  return swept;
}

async function sweepTable(database: Database, row: TableRow): Promise<number> {
  const nowSeconds = Math.floor(database.now().getTime() / 1000);
  const { TableName } = row.table;
  const due = {
    gte: expiryKey(TableName, Math.max(0, nowSeconds - TOO_OLD_SECONDS)),
    lt: expiryKey(TableName, nowSeconds + 1),
    limit: SWEEP_MAX,
  };
  let swept = 0;
  for await (const [entry, key] of entries(database.level, due)) {
    if (await removeIfDue(database, { row, entry, key: String(key), nowSeconds })) swept += 1;
  }
  return swept;
}

type DueItem = { row: TableRow; entry: string; key: string; nowSeconds: number };

async function removeIfDue(database: Database, { row, entry, key, nowSeconds }: DueItem): Promise<boolean> {
  const stored = itemKey(row.table.TableName, key);
  return database.locks.hold([stored], async () => {
    const before = (await database.level.get(stored)) as Item | undefined;
    const seconds = expirySeconds(row, before);
    const isDue = seconds !== undefined && seconds <= nowSeconds;
    const removal: Change[] = isDue ? [{ row, key, before, after: undefined, byExpiry: true }] : [];
    // An entry of the item as it was, or of an item that is gone.
    const stale: Operation[] = isDue ? [] : [{ type: 'del', key: entry }];
    await database.committer.commit(removal, stale);
    return isDue;
  });
}
