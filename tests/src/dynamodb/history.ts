import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Bench, Row } from './bench.ts';

const PAGES_MAX = 1_000;

/** Every row of the table or of one of its indexes. */
export async function everyRow({ doc, TableName }: Bench, IndexName?: string): Promise<Row[]> {
  const rows: Row[] = [];
  let ExclusiveStartKey: Row | undefined;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const found = await doc.send(new ScanCommand({ TableName, IndexName, ExclusiveStartKey }));
    rows.push(...(found.Items ?? []));
    ExclusiveStartKey = found.LastEvaluatedKey;
    if (!ExclusiveStartKey) return rows;
  }
  throw new Error(`more than ${PAGES_MAX} pages`);
}

/** Every record of the table's stream, oldest first. */
export async function everyRecord({ client, streams, TableName }: Bench): Promise<StreamRecord[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  const start = { StreamArn: Table?.LatestStreamArn, ShardIteratorType: 'TRIM_HORIZON' as const };
  const ShardId = 'shardId-00000000000000000000-00000001';
  let { ShardIterator } = await streams.send(new GetShardIteratorCommand({ ...start, ShardId }));
  const records: StreamRecord[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const read = await streams.send(new GetRecordsCommand({ ShardIterator }));
    if (!read.Records?.length) return records;
    records.push(...read.Records);
    ShardIterator = read.NextShardIterator;
  }
  throw new Error(`more than ${PAGES_MAX} pages`);
}

/** The rows the records lead to, taken one after the other from an empty table. */
export function replayed(records: readonly StreamRecord[]): Map<string, StreamRecord['dynamodb']> {
  const state = new Map<string, StreamRecord['dynamodb']>();
  for (const { dynamodb } of records) {
    const key = `${dynamodb?.Keys?.['pk']?.S}/${dynamodb?.Keys?.['sk']?.S}`;
    if (dynamodb?.NewImage) state.set(key, dynamodb);
    else state.delete(key);
  }
  return state;
}
