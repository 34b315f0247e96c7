import { expect } from '@jest/globals';
import { type Bench, type Row, refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

const dueIn = (due: string, more = '', values: Row = {}) => ({
  IndexName: 'byDueAt',
  KeyConditionExpression: `due = :due${more}`,
  ExpressionAttributeValues: { ':due': due, ...values },
});

const putAll = ({ put }: Bench, rows: Row[]) => Promise.all(rows.map((row) => put(row)));

export const indexes: Behaviour[] = [
  {
    name: 'an index is in the order of its number, negative ones first',
    async holds(bench) {
      const dues = [5, -1, 10, 0, -10.5, 9, 0.25];
      await putAll(
        bench,
        dues.map((dueAt) => ({ pk: `p${dueAt}`, sk: '-', due: 'd', dueAt })),
      );
      const found = await bench.queryAll({ ...dueIn('d'), Limit: 2 });
      expect(found.map(({ dueAt }) => dueAt)).toEqual([-10.5, -1, 0, 0.25, 5, 9, 10]);
    },
  },
  {
    name: 'an index finds what is due by now and shows what it keeps of it',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', due: 'd', dueAt: 10, status: 'waiting', body: 'not projected' });
      await bench.put({ pk: 'b', sk: '-', due: 'd', dueAt: 11, status: 'waiting' });
      const found = await bench.queryAll(dueIn('d', ' AND dueAt <= :now', { ':now': 10 }));
      expect(found).toEqual([{ pk: 'a', sk: '-', due: 'd', dueAt: 10, status: 'waiting' }]);
    },
  },
  {
    name: 'an index holds any number of items under one key of its own',
    async holds(bench) {
      const rows = Array.from({ length: 30 }, (_, at) => ({ pk: `p${at}`, sk: '-', due: 'd', dueAt: 1 }));
      await putAll(bench, rows);
      const found = await bench.queryAll({ ...dueIn('d'), Limit: 4 });
      expect(new Set(found.map(({ pk }) => pk)).size).toBe(30);
      expect(found).toHaveLength(30);
    },
  },
  {
    name: 'an item leaves an index with the attribute that put it there',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', due: 'd', dueAt: 1 });
      await bench.update('a', 'SET dueAt = :later', { ExpressionAttributeValues: { ':later': 2 } });
      expect(await bench.queryAll(dueIn('d'))).toEqual([{ pk: 'a', sk: '-', due: 'd', dueAt: 2 }]);
      await bench.update('a', 'REMOVE due');
      expect(await bench.queryAll(dueIn('d'))).toEqual([]);
    },
  },
  {
    name: 'an index cannot be read consistently, nor for what it does not keep',
    async holds(bench) {
      const refused = { name: 'ValidationException' };
      expect(await refusalOf(bench.query({ ...dueIn('d'), ConsistentRead: true }))).toEqual(refused);
      expect(await refusalOf(bench.query({ ...dueIn('d'), Select: 'ALL_ATTRIBUTES' }))).toEqual(refused);
      expect(await refusalOf(bench.query({ ...dueIn('d'), IndexName: 'noSuchIndex' }))).toEqual(refused);
    },
  },
];
