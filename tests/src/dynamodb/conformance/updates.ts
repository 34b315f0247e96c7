import { expect } from '@jest/globals';
import { refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

const REFUSED = { name: 'ValidationException' };

export const updates: Behaviour[] = [
  {
    name: 'an update of an absent item makes it',
    async holds({ update }) {
      const item = await update('a', 'SET n = :n', { ExpressionAttributeValues: { ':n': 1 } });
      expect(item).toEqual({ pk: 'a', sk: '-', n: 1 });
    },
  },
  {
    name: 'a counter starts where there was none and goes on exactly',
    async holds({ update }) {
      const next = { ExpressionAttributeValues: { ':one': 1, ':zero': 0 } };
      const bankSeq = 'SET bankSeq = if_not_exists(bankSeq, :zero) + :one';
      await update('a', bankSeq, next);
      expect(await update('a', bankSeq, next)).toMatchObject({ bankSeq: 2 });
    },
  },
  {
    name: 'a hundred increments at once are a hundred',
    async holds({ update, get }) {
      const add = () => update('a', 'ADD drawnFen :one', { ExpressionAttributeValues: { ':one': 1 } });
      await Promise.all(Array.from({ length: 100 }, add));
      expect(await get('a')).toMatchObject({ drawnFen: 100 });
    },
  },
  {
    name: 'tenths are added exactly',
    async holds({ update }) {
      const ExpressionAttributeValues = { ':a': 0.1, ':b': 0.2 };
      expect(await update('a', 'SET n = :a + :b', { ExpressionAttributeValues })).toMatchObject({ n: 0.3 });
      expect(await update('a', 'SET n = n - :b', { ExpressionAttributeValues: { ':b': 0.4 } })).toMatchObject({
        n: -0.1,
      });
    },
  },
  {
    name: 'every operand means the item as it was before the update',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', x: 1, y: 2 });
      expect(await update('a', 'SET x = y, y = x')).toMatchObject({ x: 2, y: 1 });
    },
  },
  {
    name: 'an attribute set from another is a copy of it',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', terms: { rate: 1 } });
      const more = { ExpressionAttributeValues: { ':rate': 2 } };
      expect(await update('a', 'SET earlier = terms, terms.rate = :rate', more)).toMatchObject({
        earlier: { rate: 1 },
        terms: { rate: 2 },
      });
    },
  },
  {
    name: 'elements are removed by where they were',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', list: ['a', 'b', 'c'] });
      const names = { ExpressionAttributeNames: { '#l': 'list' } };
      expect(await update('a', 'REMOVE #l[0], #l[1]', names)).toMatchObject({ list: ['c'] });
    },
  },
  {
    name: 'an element set beyond the end becomes the last',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', tail: ['a'] });
      const more = { ExpressionAttributeValues: { ':b': 'b' } };
      expect(await update('a', 'SET tail[7] = :b', more)).toMatchObject({ tail: ['a', 'b'] });
    },
  },
  {
    name: 'lists are appended on either end',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', seen: ['b'] });
      await update('a', 'SET seen = list_append(seen, :c)', { ExpressionAttributeValues: { ':c': ['c'] } });
      const more = { ExpressionAttributeValues: { ':a': ['a'] } };
      expect(await update('a', 'SET seen = list_append(:a, seen)', more)).toMatchObject({ seen: ['a', 'b', 'c'] });
    },
  },
  {
    name: 'a set takes a member once, and goes with its last',
    async holds({ update }) {
      const tag = (tag: string) => ({ ExpressionAttributeValues: { ':tags': new Set([tag]) } });
      await update('a', 'ADD tags :tags', tag('x'));
      expect(await update('a', 'ADD tags :tags', tag('x'))).toMatchObject({ tags: new Set(['x']) });
      expect(await update('a', 'DELETE tags :tags', tag('x'))).toEqual({ pk: 'a', sk: '-' });
    },
  },
  {
    name: 'only what was asked for comes back',
    async holds({ put, update }) {
      await put({ pk: 'a', sk: '-', n: 1, other: 2 });
      const value = { ExpressionAttributeValues: { ':n': 5 } };
      const change = (ReturnValues: 'UPDATED_OLD' | 'UPDATED_NEW' | 'ALL_OLD' | 'NONE') =>
        update('a', 'SET n = :n', { ...value, ReturnValues });
      expect(await change('UPDATED_OLD')).toEqual({ n: 1 });
      expect(await change('UPDATED_NEW')).toEqual({ n: 5 });
      expect(await change('ALL_OLD')).toEqual({ pk: 'a', sk: '-', n: 5, other: 2 });
      expect(await change('NONE')).toBeUndefined();
    },
  },
  {
    name: 'a key cannot be updated',
    async holds({ update }) {
      expect(await refusalOf(update('a', 'SET sk = :sk', { ExpressionAttributeValues: { ':sk': 'b' } }))).toEqual(
        REFUSED,
      );
    },
  },
  {
    name: 'two changes of one path are refused',
    async holds({ update }) {
      const more = { ExpressionAttributeValues: { ':n': 1 } };
      expect(await refusalOf(update('a', 'SET n = :n REMOVE n', more))).toEqual(REFUSED);
      expect(await refusalOf(update('a', 'SET m.n = :n, m = :n', more))).toEqual(REFUSED);
    },
  },
  {
    name: 'a path into nothing, a sum with nothing and a sum with text are refused, and change nothing',
    async holds({ put, update, get }) {
      await put({ pk: 'a', sk: '-', note: 'text' });
      const more = { ExpressionAttributeValues: { ':n': 1 } };
      expect(await refusalOf(update('a', 'SET terms.rate = :n', more))).toEqual(REFUSED);
      expect(await refusalOf(update('a', 'SET n = n + :n', more))).toEqual(REFUSED);
      expect(await refusalOf(update('a', 'SET n = :n, note = note + :n', more))).toEqual(REFUSED);
      expect(await refusalOf(update('a', 'ADD note :n', more))).toEqual(REFUSED);
      expect(await get('a')).toEqual({ pk: 'a', sk: '-', note: 'text' });
    },
  },
];
