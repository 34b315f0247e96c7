import { type DynamoDb, type DynamoDbOptions, startDynamoDb } from '@loan/local/dynamodb/server';
import { type Bench, connect, createBench, createTable } from './bench.ts';

export type Opened = Bench & { database: DynamoDb };

/** Runs a story against a database of its own and closes it whatever happens. */
export async function withDatabase<T>(options: DynamoDbOptions, story: (opened: Opened) => Promise<T>): Promise<T> {
  const database = await startDynamoDb(options);
  const connection = connect(database.endpoint);
  const bench = createBench(connection, 'loans');
  try {
    if (!(await isThere(bench))) await createTable(connection, 'loans');
    return await story({ ...bench, database });
  } finally {
    connection.disconnect();
    await database.close();
  }
}

const isThere = ({ get }: Bench): Promise<boolean> =>
  get('any').then(
    () => true,
    () => false,
  );
