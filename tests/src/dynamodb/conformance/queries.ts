import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { type Bench, type Row, refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

const sortKeys = (rows: Row[] = []) => rows.map(({ sk }) => sk);
const inPartition = (pk: string, more = '', values: Row = {}) => ({
  KeyConditionExpression: `pk = :pk${more}`,
  ExpressionAttributeValues: { ':pk': pk, ...values },
});
const putAll = ({ put }: Bench, rows: Row[]) => Promise.all(rows.map((row) => put(row)));

export const queries: Behaviour[] = [
  {
    name: 'a partition comes back in the order of its sort keys, by UTF-8',
    async holds(bench) {
      await putAll(
        bench,
        ['b', 'a', 'a1', '授', 'Z', 'é'].map((sk) => ({ pk: 'a', sk })),
      );
      await bench.put({ pk: 'b', sk: 'other' });
      expect(sortKeys(await bench.queryAll(inPartition('a')))).toEqual(['Z', 'a', 'a1', 'b', 'é', '授']);
      const backwards = { ...inPartition('a'), ScanIndexForward: false };
      expect(sortKeys(await bench.queryAll(backwards))).toEqual(['授', 'é', 'b', 'a1', 'a', 'Z']);
    },
  },
  {
    name: 'a sort key is bounded from below, from above, from both and by how it begins',
    async holds(bench) {
      await putAll(
        bench,
        ['EVENT#01', 'EVENT#02', 'EVENT#03', 'STATE'].map((sk) => ({ pk: 'a', sk })),
      );
      const found = async (more: string, values: Row) => sortKeys(await bench.queryAll(inPartition('a', more, values)));
      expect(await found(' AND sk > :a', { ':a': 'EVENT#02' })).toEqual(['EVENT#03', 'STATE']);
      expect(await found(' AND sk <= :a', { ':a': 'EVENT#02' })).toEqual(['EVENT#01', 'EVENT#02']);
      expect(await found(' AND sk BETWEEN :a AND :b', { ':a': 'EVENT#02', ':b': 'S' })).toEqual([
        'EVENT#02',
        'EVENT#03',
      ]);
      expect(await found(' AND begins_with(sk, :a)', { ':a': 'EVENT#0' })).toEqual([
        'EVENT#01',
        'EVENT#02',
        'EVENT#03',
      ]);
      expect(await found(' AND sk = :a', { ':a': 'EVENT' })).toEqual([]);
    },
  },
  {
    name: 'pages follow each other without a gap or a repetition, both ways',
    async holds(bench) {
      const keys = Array.from({ length: 25 }, (_, at) => String(at).padStart(3, '0'));
      await putAll(
        bench,
        keys.map((sk) => ({ pk: 'a', sk })),
      );
      expect(sortKeys(await bench.queryAll({ ...inPartition('a'), Limit: 4 }))).toEqual(keys);
      const backwards = { ...inPartition('a'), Limit: 7, ScanIndexForward: false };
      expect(sortKeys(await bench.queryAll(backwards))).toEqual([...keys].reverse());
    },
  },
  {
    name: 'a page says where it ended, and what it counted',
    async holds(bench) {
      await putAll(
        bench,
        ['1', '2', '3'].map((sk) => ({ pk: 'a', sk })),
      );
      expect(await bench.query({ ...inPartition('a'), Limit: 2 })).toMatchObject({
        ...{ Count: 2, ScannedCount: 2, LastEvaluatedKey: { pk: 'a', sk: '2' } },
      });
      expect((await bench.query(inPartition('a'))).LastEvaluatedKey).toBeUndefined();
    },
  },
  {
    name: 'a filter is applied after the limit',
    async holds(bench) {
      await putAll(
        bench,
        [1, 2, 3, 4].map((n) => ({ pk: 'a', sk: String(n), n })),
      );
      const filtered = { ...inPartition('a', '', { ':n': 3 }), FilterExpression: 'n >= :n', Limit: 3 };
      expect(await bench.query(filtered)).toMatchObject({ Count: 1, ScannedCount: 3, LastEvaluatedKey: { sk: '3' } });
    },
  },
  {
    name: 'a page ends at a megabyte',
    async holds(bench) {
      await putAll(
        bench,
        ['1', '2', '3', '4'].map((sk) => ({ pk: 'a', sk, v: 'x'.repeat(350_000) })),
      );
      const page = await bench.query(inPartition('a'));
      expect(page.Count).toBeLessThan(4);
      expect(sortKeys(await bench.queryAll(inPartition('a')))).toEqual(['1', '2', '3', '4']);
    },
  },
  {
    name: 'a query without its partition, or with a key in its filter, is refused',
    async holds({ query }) {
      const refused = { name: 'ValidationException' };
      const values = { ExpressionAttributeValues: { ':a': 'a' } };
      expect(await refusalOf(query({ KeyConditionExpression: 'sk = :a', ...values }))).toEqual(refused);
      const keyFilter = { ...inPartition('a'), FilterExpression: 'sk = :pk' };
      expect(await refusalOf(query(keyFilter))).toEqual(refused);
    },
  },
  {
    name: 'counting alone returns no items',
    async holds(bench) {
      await putAll(
        bench,
        ['1', '2'].map((sk) => ({ pk: 'a', sk })),
      );
      const counted = await bench.query({ ...inPartition('a'), Select: 'COUNT' });
      expect({ count: counted.Count, items: counted.Items }).toEqual({ count: 2, items: undefined });
    },
  },
  {
    name: 'a scan in segments sees every item once',
    async holds(bench) {
      await putAll(
        bench,
        Array.from({ length: 40 }, (_, at) => ({ pk: `p${at}`, sk: '-' })),
      );
      const segment = async (Segment: number) =>
        (await bench.doc.send(new ScanCommand({ TableName: bench.TableName, Segment, TotalSegments: 4 }))).Items ?? [];
      const found = (await Promise.all([0, 1, 2, 3].map(segment))).flat();
      expect(new Set(found.map(({ pk }) => pk)).size).toBe(40);
      expect(found).toHaveLength(40);
    },
  },
];
