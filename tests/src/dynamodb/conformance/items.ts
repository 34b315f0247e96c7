import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from '@jest/globals';
import { refusalOf } from '../bench.ts';
import type { Behaviour } from './behaviour.ts';

export const items: Behaviour[] = [
  {
    name: 'an item comes back as it was put, every type of value in it',
    async holds(bench) {
      const item = {
        ...{ pk: 'a', sk: '-', text: '跨境电商', empty: '', whole: 5, negative: -0.25, yes: true, none: null },
        ...{ bytes: new Uint8Array([1, 2]), list: [1, ['x']], map: { deep: { er: 'y' } } },
        ...{ names: new Set(['a', 'b']), numbers: new Set([1, 2]) },
      };
      await bench.put(item);
      expect(await bench.get('a')).toEqual(item);
    },
  },
  {
    name: 'an absent item is no item, and no error',
    async holds(bench) {
      expect(await bench.get('nobody')).toBeUndefined();
    },
  },
  {
    name: 'putting replaces the whole item and can return the one before',
    async holds(bench) {
      await bench.put({ pk: 'a', sk: '-', limitFen: 1, note: 'first' });
      const { Attributes } = await bench.put({ pk: 'a', sk: '-', limitFen: 2 }, { ReturnValues: 'ALL_OLD' });
      expect(Attributes).toEqual({ pk: 'a', sk: '-', limitFen: 1, note: 'first' });
      expect(await bench.get('a')).toEqual({ pk: 'a', sk: '-', limitFen: 2 });
    },
  },
  {
    name: 'deleting returns the item, and deleting again changes nothing',
    async holds({ doc, TableName, put }) {
      await put({ pk: 'a', sk: '-', limitFen: 1 });
      const remove = () =>
        doc.send(new DeleteCommand({ TableName, Key: { pk: 'a', sk: '-' }, ReturnValues: 'ALL_OLD' }));
      expect((await remove()).Attributes).toEqual({ pk: 'a', sk: '-', limitFen: 1 });
      expect((await remove()).Attributes).toBeUndefined();
    },
  },
  {
    name: 'a projection returns the named parts, inside maps and lists too',
    async holds({ doc, TableName, put }) {
      await put({ pk: 'a', sk: '-', company: { name: 'x', code: 'y' }, list: ['p', 'q'], other: 1 });
      const { Item } = await doc.send(
        new GetCommand({
          TableName,
          Key: { pk: 'a', sk: '-' },
          ProjectionExpression: 'company.code, #list[1]',
          ExpressionAttributeNames: { '#list': 'list' },
        }),
      );
      expect(Item).toEqual({ company: { code: 'y' }, list: ['q'] });
    },
  },
  {
    name: 'numbers lose their padding, not their digits',
    async holds({ client, TableName }) {
      const number = async (N: string) => {
        const Key = { pk: { S: N }, sk: { S: '-' } };
        await client.send(new PutItemCommand({ TableName, Item: { ...Key, amount: { N } } }));
        return (await client.send(new GetItemCommand({ TableName, Key }))).Item?.['amount']?.N;
      };
      expect(await number('007')).toBe('7');
      expect(await number('-0.50')).toBe('-0.5');
      expect(await number('1e3')).toBe('1000');
      expect(await number('12345678901234567890123456789012345678')).toBe('12345678901234567890123456789012345678');
    },
  },
  {
    name: 'a number of more than 38 digits is refused',
    async holds({ client, TableName }) {
      const Item = { pk: { S: 'a' }, sk: { S: '-' }, amount: { N: '1'.repeat(39) } };
      expect(await refusalOf(client.send(new PutItemCommand({ TableName, Item })))).toEqual({
        name: 'ValidationException',
      });
    },
  },
  {
    name: 'an item without its sort key is refused',
    async holds({ put }) {
      expect(await refusalOf(put({ pk: 'a' }))).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'a key of another type is refused',
    async holds({ put }) {
      expect(await refusalOf(put({ pk: 7, sk: '-' }))).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'an empty key is refused, and so is an empty key of an index',
    async holds({ put }) {
      expect(await refusalOf(put({ pk: '', sk: '-' }))).toEqual({ name: 'ValidationException' });
      expect(await refusalOf(put({ pk: 'a', sk: '-', due: '', dueAt: 1 }))).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'an index key of another type is refused',
    async holds({ put }) {
      expect(await refusalOf(put({ pk: 'a', sk: '-', due: 'd', dueAt: 'soon' }))).toEqual({
        name: 'ValidationException',
      });
    },
  },
  {
    name: 'an empty set is refused',
    async holds({ client, TableName }) {
      const Item = { pk: { S: 'a' }, sk: { S: '-' }, names: { SS: [] } };
      expect(await refusalOf(client.send(new PutItemCommand({ TableName, Item })))).toEqual({
        name: 'ValidationException',
      });
    },
  },
  {
    // 400 KB is 409,600 bytes; the names pk, sk and v and the values a and - take 7 of them.
    name: 'an item of 400 KB is taken, and one byte more is refused',
    async holds({ put }) {
      expect(await refusalOf(put({ pk: 'a', sk: '-', v: 'x'.repeat(409_600 - 7) }))).toEqual({ name: 'accepted' });
      expect(await refusalOf(put({ pk: 'a', sk: '-', v: 'x'.repeat(409_600 - 6) }))).toEqual({
        name: 'ValidationException',
      });
    },
  },
  {
    name: 'a Chinese character counts three bytes of an item',
    async holds({ put, update }) {
      expect(await refusalOf(put({ pk: 'a', sk: '-', v: '授'.repeat(136_531) }))).toEqual({ name: 'accepted' });
      expect(await refusalOf(put({ pk: 'a', sk: '-', v: '授'.repeat(136_532) }))).toEqual({
        name: 'ValidationException',
      });
      const grown = update('a', 'SET more = :more', { ExpressionAttributeValues: { ':more': '信' } });
      expect(await refusalOf(grown)).toEqual({ name: 'ValidationException' });
    },
  },
  {
    name: 'an unknown table is named as such',
    async holds({ client }) {
      const Key = { pk: { S: 'a' }, sk: { S: '-' } };
      const asked = client.send(new DeleteItemCommand({ TableName: 'no-such-table', Key }));
      expect(await refusalOf(asked)).toEqual({ name: 'ResourceNotFoundException' });
    },
  },
];
