import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { type Input, validated } from './engine.ts';
import { type Refusal, refusal, validationError } from './errors.ts';
import { clearRowsOf, type Index, type StreamSpecification, type Table, tableNotFound } from './tables.ts';

/** There is no account on one machine. */
const ACCOUNT = '000000000000';

/** China and GovCloud are partitions of their own, with their own first word in every ARN. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

const tableArn = (region: string, name: string): string =>
  `arn:${partitionOf(region)}:dynamodb:${region}:${ACCOUNT}:table/${name}`;

/** The table is there at once; the cloud takes some seconds, so wait for ACTIVE all the same. */
export async function createTable(database: Database, raw: Input): Promise<object> {
  const checked = validated('createTable', raw) as Omit<Table, 'TableArn' | 'TableStatus'> & { BillingMode?: string };
  const { BillingMode, ...description } = checked;
  const name = description.TableName;
  if (database.tables.find(name)) throw resourceInUse(`Table already exists: ${name}`);

  const arn = tableArn(database.region, name);
  const createdAt = database.now();
  const table: Table = {
    ...description,
    TableStatus: 'ACTIVE',
    TableArn: arn,
    ...counted,
    ...(BillingMode === 'PAY_PER_REQUEST' && { BillingModeSummary: { BillingMode } }),
    ...provisioned(description),
    ...{ CreationDateTime: createdAt.getTime() / 1000, TableId: idOf(`${arn}/${createdAt.toISOString()}`) },
    ...indexDescriptions(description, arn),
    ...streamMembers(arn, createdAt, readStream(raw)),
  };
  await clearRowsOf(database.level, name);
  await database.tables.save({ table });
  return { TableDescription: table };
}

/** DynamoDB counts every six hours or so, and nobody may rely on it; we do not count. */
const counted = { ItemCount: 0, TableSizeBytes: 0 };

const provisioned = (given: object): object => ({
  ProvisionedThroughput: {
    NumberOfDecreasesToday: 0,
    ...('ProvisionedThroughput' in given
      ? (given.ProvisionedThroughput as object)
      : { ReadCapacityUnits: 0, WriteCapacityUnits: 0 }),
  },
});

const indexDescriptions = (
  { LocalSecondaryIndexes, GlobalSecondaryIndexes }: Pick<Table, 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'>,
  arn: string,
): Pick<Table, 'LocalSecondaryIndexes' | 'GlobalSecondaryIndexes'> => {
  const described = (index: Index): Index => ({
    ...index,
    ...{ IndexArn: `${arn}/index/${index.IndexName}`, IndexSizeBytes: 0, ItemCount: 0 },
  });
  return {
    ...(LocalSecondaryIndexes && { LocalSecondaryIndexes: LocalSecondaryIndexes.map(described) }),
    ...(GlobalSecondaryIndexes && {
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
        ...described(index),
        ...{ IndexStatus: 'ACTIVE', ...provisioned(index) },
      })),
    }),
  };
};

const VIEWS = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'];

function readStream({ StreamSpecification: given }: Input): StreamSpecification | undefined {
  if (given === undefined || given === null) return undefined;
  const stream = given as StreamSpecification;
  if (stream.StreamEnabled === Boolean(stream.StreamViewType && VIEWS.includes(stream.StreamViewType))) return stream;
  throw validationError('One or more parameter values were invalid: a StreamViewType belongs to an enabled stream');
}

const streamMembers = (arn: string, at: Date, stream: StreamSpecification | undefined): Partial<Table> => {
  if (!stream?.StreamEnabled) return {};
  const label = at.toISOString().slice(0, -1);
  return { StreamSpecification: stream, LatestStreamLabel: label, LatestStreamArn: `${arn}/stream/${label}` };
};

/** Turns the stream on or off. Other changes to a table are not needed on one machine, and are refused. */
export async function updateTable(database: Database, raw: Input): Promise<object> {
  const row = database.tables.get(raw['TableName']);
  const stream = readStream(raw);
  if (!stream) throw validationError('Nothing to update: only StreamSpecification can be changed here');
  if (stream.StreamEnabled === Boolean(row.table.StreamSpecification?.StreamEnabled))
    throw validationError(`Table ${stream.StreamEnabled ? 'already has an enabled stream' : 'has no stream'}`);

  const { StreamSpecification: _, ...rest } = row.table;
  const table = { ...rest, ...streamMembers(rest.TableArn, database.now(), stream) };
  await database.tables.save({ ...row, table });
  return { TableDescription: table };
}

export async function describeTable({ tables }: Database, { TableName }: Input): Promise<object> {
  const row = tables.find(String(TableName));
  if (!row) throw tableNotFound(String(TableName));
  return { Table: row.table };
}

export async function deleteTable({ tables }: Database, { TableName }: Input): Promise<object> {
  const row = tables.find(String(TableName));
  if (!row) throw tableNotFound(String(TableName));
  await tables.remove(row.table.TableName);
  return { TableDescription: { ...row.table, TableStatus: 'DELETING' } };
}

/** Source: DynamoDB API reference, ListTables. */
const TABLES_PAGE_MAX = 100;

export async function listTables({ tables }: Database, raw: Input): Promise<object> {
  const { ExclusiveStartTableName: start = '', Limit: limit = TABLES_PAGE_MAX } = raw;
  const after = tables.names().filter((name) => name > String(start));
  const TableNames = after.slice(0, Math.min(Number(limit), TABLES_PAGE_MAX));
  const isCut = TableNames.length < after.length;
  return { TableNames, ...(isCut && { LastEvaluatedTableName: TableNames[TableNames.length - 1] }) };
}

const resourceInUse = (message: string): Refusal => refusal('ResourceInUseException', message);

const idOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
