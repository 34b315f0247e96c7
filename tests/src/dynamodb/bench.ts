import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  DynamoDBDocumentClient,
  GetCommand,
  type NativeAttributeValue,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
  type UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';

export type Row = Record<string, NativeAttributeValue>;
export type TransactAction = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A table of its own on one of the databases, and short words for what tests do to it. */
export type Bench = ReturnType<typeof createBench>;

const region = 'cn-north-1';

/** A database on one machine checks that a request is signed, not by whom. */
const credentials = { accessKeyId: 'nobody', secretAccessKey: 'nothing' };

/** One attempt unless told otherwise: a retry by the client would hide an answer the test is about. */
export function connect(endpoint: string, maxAttempts = 1) {
  const options = { endpoint, region, credentials, maxAttempts };
  const client = new DynamoDBClient(options);
  const streams = new DynamoDBStreamsClient(options);
  return {
    client,
    streams,
    doc: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    disconnect(): void {
      client.destroy();
      streams.destroy();
    },
  };
}

export type Connection = ReturnType<typeof connect>;

export const tableNamed = (TableName: string): CreateTableCommandInput => ({
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'due', AttributeType: 'S' },
    { AttributeName: 'dueAt', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byDueAt',
      KeySchema: [
        { AttributeName: 'due', KeyType: 'HASH' },
        { AttributeName: 'dueAt', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['status'] },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
});

export async function createTable({ client }: Connection, TableName: string): Promise<void> {
  await client.send(new CreateTableCommand(tableNamed(TableName)));
}

export function createBench(connection: Connection, TableName: string) {
  const { doc } = connection;
  return {
    ...connection,
    TableName,
    put: (Item: Row, more: object = {}) => doc.send(new PutCommand({ TableName, Item, ...more })),
    async get(pk: string, sk = '-'): Promise<Row | undefined> {
      return (await doc.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item;
    },
    /** Updates the item { pk, sk: '-' } and answers with what ReturnValues asked for, the new item by default. */
    async update(pk: string, UpdateExpression: string, more: Partial<UpdateCommandInput> = {}) {
      const Key = { pk, sk: '-' };
      const ReturnValues = 'ALL_NEW' as const;
      const answer = await doc.send(new UpdateCommand({ TableName, Key, UpdateExpression, ReturnValues, ...more }));
      return answer.Attributes;
    },
    query: (more: Partial<QueryCommandInput>) => doc.send(new QueryCommand({ TableName, ...more })),
    queryAll: (more: Partial<QueryCommandInput>) => everyPage(doc, { TableName, ...more }),
    transact: (TransactItems: TransactAction[], ClientRequestToken?: string) =>
      doc.send(new TransactWriteCommand({ TransactItems, ClientRequestToken })),
  };
}

const PAGES_MAX = 1_000;

async function everyPage(doc: DynamoDBDocumentClient, input: QueryCommandInput): Promise<Row[]> {
  const rows: Row[] = [];
  let ExclusiveStartKey: Row | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await doc.send(new QueryCommand({ ...input, ExclusiveStartKey }));
    rows.push(...(found.Items ?? []));
    ExclusiveStartKey = found.LastEvaluatedKey;
    if (!ExclusiveStartKey) return rows;
  }
  throw new Error(`more than ${PAGES_MAX} pages`);
}

/** The name of the exception, and whatever it says of the item; 'accepted' when there was none. */
export async function refusalOf(request: Promise<unknown>) {
  try {
    await request;
    return { name: 'accepted' };
  } catch (error) {
    const { name, Item, CancellationReasons } = error as Error & { Item?: unknown; CancellationReasons?: unknown };
    return {
      name,
      ...(Item !== undefined && { Item }),
      ...(CancellationReasons !== undefined && { CancellationReasons }),
    };
  }
}
