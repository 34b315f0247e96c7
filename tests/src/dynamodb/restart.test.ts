import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTimeToLiveCommand, UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDynamoDb } from '@loan/local/dynamodb/server';
import { everyRecord } from './history.ts';
import { withDatabase } from './with-database.ts';

const MINUTE_MS = 60_000;

describe('a database that is closed and opened again', () => {
  let path: string;
  let now: Date;
  const options = () => ({ path, now: () => now });

  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'reopened-database-'));
    now = new Date('2026-11-22T02:00:00Z');
  });
  afterEach(() => rm(path, { recursive: true }));

  it('has its tables, rows, indexes and expiry as they were', async () => {
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expiresAt' };
    await withDatabase(options(), async ({ put, client, TableName }) => {
      await put({ pk: 'a', sk: '-', due: 'd', dueAt: 1 });
      await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    });
    await withDatabase(options(), async ({ get, query, client, TableName }) => {
      expect(await get('a')).toEqual({ pk: 'a', sk: '-', due: 'd', dueAt: 1 });
      const due = {
        IndexName: 'byDueAt',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': 'd' },
      };
      expect((await query(due)).Count).toBe(1);
      const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
      expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' });
    });
  });

  it('remembers a token for ten minutes and no longer', async () => {
    const add = (TableName: string) => ({
      Update: {
        ...{ TableName, Key: { pk: 'a', sk: '-' }, UpdateExpression: 'ADD n :one' },
        ExpressionAttributeValues: { ':one': 1 },
      },
    });
    const send = () =>
      withDatabase(options(), async ({ transact, get, TableName, database }) => {
        await database.sweepExpired();
        await transact([add(TableName)], 'one-token');
        return (await get('a'))?.['n'];
      });
    expect(await send()).toBe(1);
    now = new Date(now.getTime() + 10 * MINUTE_MS - 1);
    expect(await send()).toBe(1);
    now = new Date(now.getTime() + 1);
    expect(await send()).toBe(2);
  });

  it('numbers its records on, even when the clock has gone back', async () => {
    await withDatabase(options(), ({ put }) => put({ pk: 'before', sk: '-' }));
    now = new Date('2020-01-01T00:00:00Z');
    await withDatabase(options(), async (bench) => {
      await bench.put({ pk: 'after', sk: '-' });
      const records = await everyRecord(bench);
      expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S)).toEqual(['before', 'after']);
    });
  });

  it('keeps the records of a day', async () => {
    await withDatabase(options(), ({ put }) => put({ pk: 'old', sk: '-' }));
    now = new Date(now.getTime() + 24 * 60 * MINUTE_MS + 1);
    await withDatabase(options(), async (bench) => {
      await bench.put({ pk: 'new', sk: '-' });
      await bench.database.sweepExpired();
      const records = await everyRecord(bench);
      expect(records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S)).toEqual(['new']);
    });
  });

  it('is opened by one process at a time, and says so to a second', async () => {
    await withDatabase(options(), async () => {
      await expect(startDynamoDb(options())).rejects.toThrow('another process is using the database');
    });
  });

  it('is free for others again when its port was taken', async () => {
    await withDatabase({}, async ({ database: { port } }) => {
      await expect(startDynamoDb({ ...options(), port })).rejects.toThrow('EADDRINUSE');
      await withDatabase(options(), async ({ get }) => expect(await get('a')).toBeUndefined());
    });
  });

  it('refuses whoever does not sign', async () => {
    await withDatabase({}, async ({ database }) => {
      const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
      const answer = await fetch(database.endpoint, { method: 'POST', headers, body: '{}' });
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { __type: expect.stringContaining('MissingAuthenticationToken') },
      ]);
    });
  });
});
