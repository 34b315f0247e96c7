import { BatchGetCommand, BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { type Bench, type Row, refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

type Requests = { PutRequest?: { Item: Row }; DeleteRequest?: { Key: Row } }[];

const write = ({ doc, TableName }: Bench, requests: Requests) =>
  doc.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
const read = ({ doc, TableName }: Bench, Keys: Row[]) =>
  doc.send(new BatchGetCommand({ RequestItems: { [TableName]: { Keys } } }));

const key = (pk: string) => ({ pk, sk: '-' });
const puts = (count: number) => Array.from({ length: count }, (_, at) => ({ PutRequest: { Item: key(`p${at}`) } }));

export const batches: Behaviour[] = [
  {
    name: 'a batch puts and deletes',
    async holds(bench) {
      await bench.put(key('old'));
      const answer = await write(bench, [{ PutRequest: { Item: key('new') } }, { DeleteRequest: { Key: key('old') } }]);
      expect(answer.UnprocessedItems).toEqual({});
      expect([await bench.get('new'), await bench.get('old')]).toEqual([key('new'), undefined]);
    },
  },
  {
    name: 'a batch of 25 is taken, and one of 26 refused',
    async holds(bench) {
      expect(await refusalOf(write(bench, puts(25)))).toEqual({ name: 'accepted' });
      expect(await refusalOf(write(bench, puts(26)))).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'an item may be in a batch once',
    async holds(bench) {
      const twice = [{ PutRequest: { Item: key('a') } }, { DeleteRequest: { Key: key('a') } }];
      expect(await refusalOf(write(bench, twice))).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'one wrong key refuses the batch before any of it is written',
    async holds(bench) {
      const wrong = [{ PutRequest: { Item: key('a') } }, { PutRequest: { Item: { pk: 'b' } } }];
      expect(await refusalOf(write(bench, wrong))).toEqual({ name: 'ValidationException' });
      expect(await bench.get('a')).toBeUndefined();
    },
  },
  {
    name: 'up to a hundred items are read at once, in any order, without the absent ones',
    async holds(bench) {
      await write(bench, puts(25));
      const keys = (count: number) => Array.from({ length: count }, (_, at) => key(`p${at}`));
      const { Responses, UnprocessedKeys } = await read(bench, keys(100));
      expect(Responses?.[bench.TableName]?.map(({ pk }) => pk).sort()).toEqual(
        keys(25)
          .map(({ pk }) => pk)
          .sort(),
      );
      expect(UnprocessedKeys).toEqual({});
      expect(await refusalOf(read(bench, keys(101)))).toEqual({ name: 'ValidationException' });
      expect(await refusalOf(read(bench, [key('a'), key('a')]))).toEqual({ name: 'ValidationException' });
    },
  },
];
