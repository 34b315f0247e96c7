import { TransactGetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { type Bench, type Row, refusalOf, type TransactAction } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

const CANCELLED = 'TransactionCanceledException';
const FAILED = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' };
const NONE = { Code: 'None' };

const key = (pk: string) => ({ pk, sk: '-' });
const put = ({ TableName }: Bench, item: Row, more: object = {}): TransactAction => ({
  Put: { TableName, Item: { sk: '-', ...item }, ...more },
});
const add = ({ TableName }: Bench, pk: string, amount: number, more: object = {}): TransactAction => ({
  Update: {
    ...{ TableName, Key: key(pk), UpdateExpression: 'ADD balance :amount' },
    ...{ ExpressionAttributeValues: { ':amount': amount }, ...more },
  },
});
const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
const isThere = { ConditionExpression: 'attribute_exists(pk)' };

export const transactions: Behaviour[] = [
  {
    name: 'a transaction puts, updates, deletes and checks as one',
    async holds(bench) {
      const { TableName } = bench;
      await bench.put({ pk: 'old', sk: '-' });
      await bench.put({ pk: 'consent', sk: '-' });
      await bench.transact([
        put(bench, { pk: 'new' }, isNew),
        add(bench, 'limit', -5),
        { Delete: { TableName, Key: key('old') } },
        { ConditionCheck: { TableName, Key: key('consent'), ...isThere } },
      ]);
      expect(await bench.get('new')).toEqual(key('new'));
      expect(await bench.get('limit')).toEqual({ ...key('limit'), balance: -5 });
      expect(await bench.get('old')).toBeUndefined();
      expect(await bench.get('consent')).toEqual(key('consent'));
    },
  },
  {
    name: 'one failed condition cancels all of it and says which it was',
    async holds(bench) {
      await bench.put({ pk: 'taken', sk: '-' });
      const attempt = bench.transact([put(bench, { pk: 'a' }), put(bench, { pk: 'taken' }, isNew), add(bench, 'b', 1)]);
      expect(await refusalOf(attempt)).toEqual({ name: CANCELLED, CancellationReasons: [NONE, FAILED, NONE] });
      expect(await bench.get('a')).toBeUndefined();
      expect(await bench.get('b')).toBeUndefined();
    },
  },
  {
    name: 'a cancelled transaction shows the item that stood in its way, when asked',
    async holds(bench) {
      await bench.put({ pk: 'taken', sk: '-', by: 'first' });
      const asked = { ...isNew, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
      const Item = { pk: { S: 'taken' }, sk: { S: '-' }, by: { S: 'first' } };
      expect(await refusalOf(bench.transact([put(bench, { pk: 'taken' }, asked)]))).toEqual({
        ...{ name: CANCELLED, CancellationReasons: [{ ...FAILED, Item }] },
      });
    },
  },
  {
    name: 'a failed check of an absent item cancels too',
    async holds(bench) {
      const { TableName } = bench;
      const check = { ConditionCheck: { TableName, Key: key('nobody'), ...isThere } };
      const attempt = bench.transact([put(bench, { pk: 'a' }), check]);
      expect(await refusalOf(attempt)).toMatchObject({
        name: CANCELLED,
        CancellationReasons: [NONE, { Code: FAILED.Code }],
      });
    },
  },
  {
    name: 'a token sent again is answered again and changes nothing',
    async holds(bench) {
      const send = () => bench.transact([add(bench, 'a', 1)], 'same-token');
      expect(await refusalOf(send())).toEqual({ name: 'accepted' });
      expect(await refusalOf(send())).toEqual({ name: 'accepted' });
      expect(await bench.get('a')).toMatchObject({ balance: 1 });
    },
  },
  {
    name: 'a token sent twice at once takes effect once',
    async holds(bench) {
      const send = () => refusalOf(bench.transact([add(bench, 'a', 1)], 'hurried-token'));
      const answers = (await Promise.all([send(), send(), send()])).map(({ name }) => name);
      const allowed = ['accepted', 'TransactionInProgressException'];
      expect(answers.filter((name) => !allowed.includes(name))).toEqual([]);
      expect(answers).toContain('accepted');
      expect(await bench.get('a')).toMatchObject({ balance: 1 });
    },
  },
  {
    name: 'a token with another request is refused',
    async holds(bench) {
      await bench.transact([add(bench, 'a', 1)], 'one-token');
      expect(await refusalOf(bench.transact([add(bench, 'a', 2)], 'one-token'))).toEqual({
        name: 'IdempotentParameterMismatchException',
      });
      expect(await bench.get('a')).toMatchObject({ balance: 1 });
    },
  },
  {
    name: 'a token of a cancelled transaction may be used again',
    async holds(bench) {
      const send = () => bench.transact([add(bench, 'a', 1, isThere)], 'retried-token');
      expect(await refusalOf(send())).toMatchObject({ name: CANCELLED });
      await bench.put({ pk: 'a', sk: '-' });
      expect(await refusalOf(send())).toEqual({ name: 'accepted' });
      expect(await bench.get('a')).toMatchObject({ balance: 1 });
    },
  },
  {
    name: 'a hundred items are one transaction, and a hundred and one are refused',
    async holds(bench) {
      const items = (count: number) => Array.from({ length: count }, (_, at) => put(bench, { pk: `p${at}` }));
      expect(await refusalOf(bench.transact(items(101)))).toEqual({ name: 'ValidationException' });
      expect(await bench.get('p0')).toBeUndefined();
      expect(await refusalOf(bench.transact(items(100)))).toEqual({ name: 'accepted' });
      expect(await bench.get('p99')).toEqual(key('p99'));
    },
  },
  {
    name: 'four megabytes are too much for one transaction',
    async holds(bench) {
      const large = (pk: string) => put(bench, { pk, v: 'x'.repeat(390_000) });
      const items = Array.from({ length: 11 }, (_, at) => large(`p${at}`));
      expect(await refusalOf(bench.transact(items))).toEqual({ name: 'ValidationException' });
      expect(await refusalOf(bench.transact(items.slice(0, 10)))).toEqual({ name: 'accepted' });
    },
  },
  {
    name: 'an item may be in a transaction once',
    async holds(bench) {
      const { TableName } = bench;
      const twice = bench.transact([add(bench, 'a', 1), { Delete: { TableName, Key: key('a') } }]);
      expect(await refusalOf(twice)).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'an empty transaction, and one with two actions in one place, are refused',
    async holds(bench) {
      const refused = { name: 'ValidationException' };
      expect(await refusalOf(bench.transact([]))).toEqual(refused);
      const both = { ...put(bench, { pk: 'a' }), ...add(bench, 'b', 1) };
      expect(await refusalOf(bench.transact([both]))).toEqual(refused);
    },
  },
  {
    name: 'a wrong expression or table refuses the request and not one of its items',
    async holds(bench) {
      const nonsense = { UpdateExpression: 'SET balance = = :amount' };
      expect(await refusalOf(bench.transact([add(bench, 'a', 1, nonsense)]))).toEqual({ name: 'ValidationException' });
      const elsewhere = { TableName: 'no-such-table' };
      expect(await refusalOf(bench.transact([add(bench, 'a', 1, elsewhere)]))).toEqual({
        name: 'ResourceNotFoundException',
      });
    },
  },
  {
    name: 'a key of another type is one item’s validation error',
    async holds(bench) {
      const attempt = await refusalOf(bench.transact([add(bench, 'a', 1), put(bench, { pk: 7 })]));
      expect(attempt).toMatchObject({ name: CANCELLED, CancellationReasons: [NONE, { Code: 'ValidationError' }] });
    },
  },
  {
    name: 'a sum with text is one item’s validation error',
    unlikeLocal:
      'DynamoDB Local refuses the whole request with a ValidationException. The service cancels with a reason for ' +
      'each item: API reference, TransactWriteItems, TransactionCanceledException, "Validation Error".',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', balance: 'text' });
      const attempt = await refusalOf(bench.transact([put(bench, { pk: 'b' }), add(bench, 'a', 1)]));
      expect(attempt).toMatchObject({ name: CANCELLED, CancellationReasons: [NONE, { Code: 'ValidationError' }] });
      expect(await bench.get('b')).toBeUndefined();
    },
  },
  {
    name: 'an index follows a transaction',
    async holds(bench) {
      await bench.transact([put(bench, { pk: 'a', due: 'd', dueAt: 1 }), put(bench, { pk: 'b', due: 'd', dueAt: 2 })]);
      const due = {
        IndexName: 'byDueAt',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': 'd' },
      };
      expect((await bench.query(due)).Items?.map(({ pk }) => pk)).toEqual(['a', 'b']);
    },
  },
  {
    name: 'items are read together, in the order asked, absent ones as nothing',
    async holds(bench) {
      const { TableName } = bench;
      await bench.put({ pk: 'a', sk: '-', n: 1 });
      const get = (pk: string, more: object = {}) => ({ Get: { TableName, Key: key(pk), ...more } });
      const read = new TransactGetCommand({ TransactItems: [get('nobody'), get('a', { ProjectionExpression: 'n' })] });
      expect((await bench.doc.send(read)).Responses).toEqual([{}, { Item: { n: 1 } }]);
      const twice = new TransactGetCommand({ TransactItems: [get('a'), get('a')] });
      expect(await refusalOf(bench.doc.send(twice))).toEqual({ name: 'ValidationException' });
    },
  },
];
