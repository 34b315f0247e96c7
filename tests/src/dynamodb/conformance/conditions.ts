import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { type Bench, type Row, refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

const FAILED = { name: 'ConditionalCheckFailedException' };
const ACCEPTED = { name: 'accepted' };

/** Whether an update of the item is let through under a condition. */
const allows = async (bench: Bench, ConditionExpression: string, values: Row = {}) =>
  refusalOf(
    bench.update('a', 'SET touched = :touched', {
      ConditionExpression,
      ExpressionAttributeValues: { ':touched': true, ...values },
    }),
  );

export const conditions: Behaviour[] = [
  {
    name: 'only the first of two writers creates an item',
    async holds({ put, get }) {
      const create = (by: string) => put({ pk: 'a', sk: '-', by }, { ConditionExpression: 'attribute_not_exists(pk)' });
      expect(await refusalOf(create('first'))).toEqual(ACCEPTED);
      expect(await refusalOf(create('second'))).toEqual(FAILED);
      expect(await get('a')).toMatchObject({ by: 'first' });
    },
  },
  {
    name: 'of many at once, exactly one creates an item',
    async holds({ put }) {
      const tries = Array.from({ length: 20 }, (_, by) =>
        refusalOf(put({ pk: 'a', sk: '-', by }, { ConditionExpression: 'attribute_not_exists(pk)' })),
      );
      const names = (await Promise.all(tries)).map(({ name }) => name);
      expect(names.filter((name) => name === 'accepted')).toHaveLength(1);
    },
  },
  {
    name: 'a version that has moved on is not overwritten',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', version: 2 });
      expect(await allows(bench, 'version = :seen', { ':seen': 1 })).toEqual(FAILED);
      expect(await allows(bench, 'version = :seen', { ':seen': 2 })).toEqual(ACCEPTED);
    },
  },
  {
    name: 'a failed put shows the item that stood in its way, when asked',
    async holds({ put }) {
      await put({ pk: 'a', sk: '-', by: 'first' });
      const again = { ConditionExpression: 'attribute_not_exists(pk)' };
      const asked = { ...again, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
      const Item = { pk: { S: 'a' }, sk: { S: '-' }, by: { S: 'first' } };
      expect(await refusalOf(put({ pk: 'a', sk: '-' }, asked))).toEqual({ ...FAILED, Item });
      expect(await refusalOf(put({ pk: 'a', sk: '-' }, again))).toEqual(FAILED);
    },
  },
  {
    name: 'a failed update and a failed delete show the item too',
    async holds({ put, update, doc, TableName }) {
      await put({ pk: 'a', sk: '-', n: 1 });
      const shown = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const, ConditionExpression: 'n > :n' };
      const values = { ExpressionAttributeValues: { ':n': 5 } };
      const Item = { pk: { S: 'a' }, sk: { S: '-' }, n: { N: '1' } };
      expect(await refusalOf(update('a', 'SET n = :n', { ...shown, ...values }))).toEqual({ ...FAILED, Item });
      const remove = new DeleteCommand({ TableName, Key: { pk: 'a', sk: '-' }, ...shown, ...values });
      expect(await refusalOf(doc.send(remove))).toEqual({ ...FAILED, Item });
    },
  },
  {
    name: 'a condition on an absent item fails without an item to show',
    async holds({ update }) {
      const more = {
        ConditionExpression: 'attribute_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      };
      expect(await refusalOf(update('a', 'REMOVE n', more))).toEqual(FAILED);
    },
  },
  {
    name: 'an amount is compared as a number and not as text',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', headroomFen: 9 });
      expect(await allows(bench, 'headroomFen >= :amount', { ':amount': 10 })).toEqual(FAILED);
      expect(await allows(bench, 'headroomFen >= :amount', { ':amount': 8.5 })).toEqual(ACCEPTED);
      expect(await allows(bench, 'headroomFen BETWEEN :low AND :high', { ':low': -1, ':high': 10 })).toEqual(ACCEPTED);
    },
  },
  {
    name: 'an absent amount is neither enough nor too little',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-' });
      expect(await allows(bench, 'headroomFen >= :amount', { ':amount': 0 })).toEqual(FAILED);
      expect(await allows(bench, 'headroomFen < :amount', { ':amount': 0 })).toEqual(FAILED);
    },
  },
  {
    name: 'two absent amounts are not equal to each other',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-' });
      expect(await allows(bench, 'drawnFen <= limitFen')).toEqual(FAILED);
      expect(await allows(bench, 'drawnFen = limitFen')).toEqual(FAILED);
      expect(await allows(bench, 'drawnFen <> limitFen')).toEqual(ACCEPTED);
    },
  },
  {
    name: 'two amounts of one item are compared with each other',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', drawnFen: 5, limitFen: 5 });
      expect(await allows(bench, 'drawnFen <= limitFen')).toEqual(ACCEPTED);
      expect(await allows(bench, 'drawnFen < limitFen')).toEqual(FAILED);
    },
  },
  {
    name: 'a number is not equal to the text that shows it',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', code: '5' });
      expect(await allows(bench, 'code = :code', { ':code': 5 })).toEqual(FAILED);
      expect(await allows(bench, 'code <> :code', { ':code': 5 })).toEqual(ACCEPTED);
    },
  },
  {
    name: 'false is one of the values it is looked for among',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', isOverdue: false, state: 'current' });
      expect(await allows(bench, 'isOverdue IN (:no, :other)', { ':no': false, ':other': 1 })).toEqual(ACCEPTED);
      expect(await allows(bench, '#state IN (:a, :b)', { ':a': 'settled', ':b': 'overdue' })).toEqual({
        name: 'ValidationException',
      });
    },
  },
  {
    name: 'text begins with, lists and sets contain, and everything has a size',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', name: '深圳市', tags: new Set(['x']), list: ['p', 'q'] });
      expect(await allows(bench, 'begins_with(pk, :a) AND contains(tags, :x)', { ':a': 'a', ':x': 'x' })).toEqual(
        ACCEPTED,
      );
      expect(await allows(bench, 'contains(tags, :y)', { ':y': 'y' })).toEqual(FAILED);
      expect(
        await allows(bench, 'size(tags) = :one AND attribute_type(tags, :ss)', { ':one': 1, ':ss': 'SS' }),
      ).toEqual(ACCEPTED);
    },
  },
  {
    name: 'sets are equal whatever their order',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', tags: new Set(['x', 'y']) });
      expect(await allows(bench, 'tags = :tags', { ':tags': new Set(['y', 'x']) })).toEqual(ACCEPTED);
    },
  },
  {
    name: 'AND binds tighter than OR, and NOT tighter than both',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', n: 1 });
      const one = { ':one': 1 };
      expect(await allows(bench, 'n = :one OR n = :one AND n <> :one', one)).toEqual(ACCEPTED);
      expect(await allows(bench, '(n = :one OR n = :one) AND n <> :one', one)).toEqual(FAILED);
      expect(await allows(bench, 'NOT n = :one OR n = :one', one)).toEqual(ACCEPTED);
    },
  },
  {
    name: 'a reserved word, an unused value and a value that is missing are refused',
    async holds(bench) {
      const refused = { name: 'ValidationException' };
      expect(await allows(bench, 'attribute_exists(status)')).toEqual(refused);
      expect(await allows(bench, 'attribute_exists(pk)', { ':unused': 1 })).toEqual(refused);
      expect(await allows(bench, 'n = :missing')).toEqual(refused);
    },
  },
];
