import { setTimeout as wait } from 'node:timers/promises';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import type { ChaosOptions } from '@loan/local/dynamodb/server';
import { refusalOf } from './bench.ts';
import { type Opened, withDatabase } from './with-database.ts';

const calm: ChaosOptions = { seed: 1, conflictRate: 0, throttleRate: 0, lagIndexReadsMs: 0, duplicateRecordsRate: 0 };

const add = ({ TableName }: Opened, pk: string) => ({
  Update: {
    ...{ TableName, Key: { pk, sk: '-' }, UpdateExpression: 'ADD n :one' },
    ExpressionAttributeValues: { ':one': 1 },
  },
});

const dueNow = { IndexName: 'byDueAt', KeyConditionExpression: 'due = :d', ExpressionAttributeValues: { ':d': 'd' } };

/** Answers to twenty transactions, one after the other. */
async function answers(chaos: ChaosOptions): Promise<string[]> {
  return withDatabase({ chaos }, async (opened) => {
    const names: string[] = [];
    for (let at = 0; at < 20; at += 1) names.push((await refusalOf(opened.transact([add(opened, 'a')]))).name);
    return names;
  });
}

describe('a database that is made difficult on purpose', () => {
  it('cancels transactions for a conflict, which changes nothing and names the item', async () => {
    await withDatabase({ chaos: { ...calm, conflictRate: 1 } }, async (opened) => {
      const answer = await refusalOf(opened.transact([add(opened, 'a'), add(opened, 'b')]));
      expect(answer.name).toBe('TransactionCanceledException');
      expect(answer).toMatchObject({
        CancellationReasons: expect.arrayContaining([expect.objectContaining({ Code: 'TransactionConflict' })]),
      });
      expect(await refusalOf(opened.put({ pk: 'a', sk: '-' }))).toEqual({ name: 'TransactionConflictException' });
      expect(await opened.get('a')).toBeUndefined();
    });
  });

  it('gives the same answers for the same seed, and others for another', async () => {
    const half = { ...calm, conflictRate: 0.5 };
    const first = await answers(half);
    expect(new Set(first)).toEqual(new Set(['accepted', 'TransactionCanceledException']));
    expect(await answers(half)).toEqual(first);
    expect(await answers({ ...half, seed: 2 })).not.toEqual(first);
  });

  it('throttles reads and writes, but not the making of tables', async () => {
    const throttled = { name: 'ProvisionedThroughputExceededException' };
    await withDatabase({ chaos: { ...calm, throttleRate: 1 } }, async (opened) => {
      expect(await refusalOf(opened.put({ pk: 'a', sk: '-' }))).toEqual(throttled);
      expect(await refusalOf(opened.get('a'))).toEqual(throttled);
      expect(await refusalOf(opened.transact([add(opened, 'a')]))).toEqual(throttled);
    });
  });

  it('hands back part of a batch as not done', async () => {
    await withDatabase({ chaos: { ...calm, throttleRate: 0.5 } }, async ({ doc, TableName }) => {
      const requests = Array.from({ length: 25 }, (_, at) => ({ PutRequest: { Item: { pk: `p${at}`, sk: '-' } } }));
      const { UnprocessedItems } = await doc.send(new BatchWriteCommand({ RequestItems: { [TableName]: requests } }));
      const left = UnprocessedItems?.[TableName] ?? [];
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(25);
      expect(requests).toEqual(expect.arrayContaining(left));
    });
  });

  it('shows an index as it was a moment ago, old places included, and catches up', async () => {
    let nowMs = 1_795_000_000_000;
    const chaos = { ...calm, lagIndexReadsMs: 1_000 };
    await withDatabase({ chaos, now: () => new Date(nowMs) }, async ({ put, update, query }) => {
      await put({ pk: 'old', sk: '-', due: 'd', dueAt: 1 });
      await put({ pk: 'moved', sk: '-', due: 'd', dueAt: 2 });
      nowMs += 1_001;
      await put({ pk: 'new', sk: '-', due: 'd', dueAt: 3 });
      await update('moved', 'SET dueAt = :later', { ExpressionAttributeValues: { ':later': 9 } });
      await update('old', 'REMOVE due');

      const seen = new Set<string>();
      const look = async () =>
        (await query({ ...dueNow, ScanIndexForward: false })).Items?.map(({ pk, dueAt }) => `${pk}@${dueAt}`).join();
      for (let at = 0; at < 30; at += 1) seen.add((await look()) ?? '');
      expect([...seen].sort()).toEqual(['moved@2,old@1', 'moved@9,new@3']);

      nowMs += 1_001;
      for (let at = 0; at < 10; at += 1) expect(await look()).toBe('moved@9,new@3');
    });
  });

  it('brings stream records twice', async () => {
    await withDatabase({ chaos: { ...calm, duplicateRecordsRate: 1 } }, async ({ put, database }) => {
      const ids: (string | undefined)[] = [];
      database.onRecords(({ Records }) => void ids.push(...Records.map(({ eventID }) => eventID)));
      await put({ pk: 'a', sk: '-' });
      for (let waited = 0; waited < 5_000 && ids.length < 2; waited += 5) await wait(5);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    });
  });
});
