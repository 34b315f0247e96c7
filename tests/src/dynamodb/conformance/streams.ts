import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type ShardIteratorType,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { type Bench, refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

async function startOf({ streams, TableName }: Bench) {
  const { Streams } = await streams.send(new ListStreamsCommand({ TableName }));
  const StreamArn = Streams?.[0]?.StreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  return { StreamArn, ShardId: StreamDescription?.Shards?.[0]?.ShardId, StreamDescription };
}

type Start = { type?: ShardIteratorType; sequence?: string; limit?: number };

async function readFrom(bench: Bench, { type = 'TRIM_HORIZON', sequence, limit }: Start = {}): Promise<StreamRecord[]> {
  const { StreamArn, ShardId } = await startOf(bench);
  const asked = { StreamArn, ShardId, ShardIteratorType: type, SequenceNumber: sequence };
  const { ShardIterator } = await bench.streams.send(new GetShardIteratorCommand(asked));
  return (await bench.streams.send(new GetRecordsCommand({ ShardIterator, Limit: limit }))).Records ?? [];
}

const told = (records: StreamRecord[]) =>
  records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys?.['pk']?.S]);

export const streams: Behaviour[] = [
  {
    name: 'a stream is listed and described with one open shard',
    async holds(bench) {
      const { StreamDescription } = await startOf(bench);
      expect(StreamDescription).toMatchObject({
        ...{ TableName: bench.TableName, StreamStatus: 'ENABLED', StreamViewType: 'NEW_AND_OLD_IMAGES' },
        Shards: [{ SequenceNumberRange: { StartingSequenceNumber: expect.any(String) } }],
      });
    },
  },
  {
    name: 'a stream tells of what came, changed and went, with the item before and after',
    async holds(bench) {
      const { doc, TableName } = bench;
      await bench.put({ pk: 'a', sk: '-', n: 1 });
      await bench.update('a', 'SET n = :n', { ExpressionAttributeValues: { ':n': 2 } });
      await doc.send(new DeleteCommand({ TableName, Key: { pk: 'a', sk: '-' } }));
      const keys = { pk: { S: 'a' }, sk: { S: '-' } };
      const [one, two] = [
        { ...keys, n: { N: '1' } },
        { ...keys, n: { N: '2' } },
      ];
      const records = await readFrom(bench);
      expect(records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage])).toEqual([
        ['INSERT', undefined, one],
        ['MODIFY', one, two],
        ['REMOVE', two, undefined],
      ]);
      expect(records[0]).toMatchObject({ eventSource: 'aws:dynamodb', dynamodb: { Keys: keys } });
    },
  },
  {
    name: 'an item written as it was makes no record',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', n: 1 });
      await bench.put({ pk: 'a', sk: '-', n: 1 });
      await bench.doc.send(new DeleteCommand({ TableName: bench.TableName, Key: { pk: 'nobody', sk: '-' } }));
      expect(told(await readFrom(bench))).toEqual([['INSERT', 'a']]);
    },
  },
  {
    name: 'a refused write makes no record',
    async holds(bench) {
      const { TableName } = bench;
      const isNew = { ConditionExpression: 'attribute_exists(pk)' };
      await refusalOf(bench.put({ pk: 'a', sk: '-' }, isNew));
      await refusalOf(
        bench.transact([
          { Put: { TableName, Item: { pk: 'b', sk: '-' } } },
          { Put: { TableName, Item: { pk: 'c', sk: '-' }, ...isNew } },
        ]),
      );
      expect(await readFrom(bench)).toEqual([]);
    },
  },
  {
    name: 'a transaction makes a record of each of its items',
    async holds(bench) {
      const { TableName } = bench;
      await bench.transact(['a', 'b'].map((pk) => ({ Put: { TableName, Item: { pk, sk: '-' } } })));
      expect(told(await readFrom(bench)).sort()).toEqual([
        ['INSERT', 'a'],
        ['INSERT', 'b'],
      ]);
    },
  },
  {
    name: 'records are numbered in the order of the writes and read on from any number',
    async holds(bench) {
      for (const pk of ['a', 'b', 'c']) await bench.put({ pk, sk: '-' });
      const numbers = (await readFrom(bench)).map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
      expect(numbers.map(BigInt)).toEqual([...numbers].map(BigInt).sort((x, y) => (x < y ? -1 : 1)));
      const sequence = numbers[1] ?? '';
      expect(told(await readFrom(bench, { type: 'AT_SEQUENCE_NUMBER', sequence }))).toEqual([
        ['INSERT', 'b'],
        ['INSERT', 'c'],
      ]);
      expect(told(await readFrom(bench, { type: 'AFTER_SEQUENCE_NUMBER', sequence }))).toEqual([['INSERT', 'c']]);
    },
  },
  {
    name: 'the latest position sees only what is written after it',
    async holds(bench) {
      await bench.put({ pk: 'before', sk: '-' });
      const { StreamArn, ShardId } = await startOf(bench);
      const latest = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'LATEST' });
      const { ShardIterator } = await bench.streams.send(latest);
      await bench.put({ pk: 'after', sk: '-' });
      const { Records } = await bench.streams.send(new GetRecordsCommand({ ShardIterator }));
      expect(told(Records ?? [])).toEqual([['INSERT', 'after']]);
    },
  },
  {
    name: 'records are read in pages that follow each other',
    async holds(bench) {
      for (const pk of ['a', 'b', 'c']) await bench.put({ pk, sk: '-' });
      const { StreamArn, ShardId } = await startOf(bench);
      const start = new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
      let { ShardIterator } = await bench.streams.send(start);
      const pages: number[] = [];
      for (let page = 0; page < 3; page += 1) {
        const read = await bench.streams.send(new GetRecordsCommand({ ShardIterator, Limit: 2 }));
        pages.push(read.Records?.length ?? 0);
        ShardIterator = read.NextShardIterator;
      }
      expect(pages).toEqual([2, 1, 0]);
    },
  },
];
