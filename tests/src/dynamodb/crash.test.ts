import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Bench, connect, createBench, createTable, type Row } from './bench.ts';
import { createWriter, moveOneRowUntilGone } from './crash-load.ts';
import { everyRecord, everyRow, replayed } from './history.ts';
import { type KillableDatabase, startKillable } from './killable-database.ts';

const KILLS = 20;
const WRITERS = 8;

/** From the first acknowledged writes to the kill; different each time, so that kills fall on every step of a write. */
const loadMs = (kill: number): number => 40 + ((kill * 67) % 240);

describe('a database that is killed under load, twenty times', () => {
  const writers = Array.from({ length: WRITERS }, (_, at) => createWriter(`w${at}`));
  let folder: string;
  let database: KillableDatabase;
  let bench: Bench;

  async function open(): Promise<void> {
    database = await startKillable(folder);
    bench = createBench(connect(database.endpoint), 'loans');
  }

  const acknowledged = () => writers.flatMap((writer) => writer.acknowledged).sort();

  /** Two transactions of each writer: the slowest part of a start is over. */
  async function underLoad(): Promise<void> {
    const enough = acknowledged().length + 2 * WRITERS;
    for (let waited = 0; waited < 2_000 && acknowledged().length < enough; waited += 5) await wait(5);
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'killed-database-'));
    await open();
    await createTable(bench, 'loans');
    for (let kill = 0; kill < KILLS; kill += 1) {
      const load = [
        ...writers.map((writer) => writer.writeUntilGone(bench)),
        moveOneRowUntilGone(bench, kill * 10_000),
      ];
      await underLoad();
      await wait(loadMs(kill));
      await database.kill();
      await Promise.all(load);
      bench.disconnect();
      await open();
    }
    await Promise.all(writers.map((writer) => writer.finish(bench)));
  }, 90_000);

  afterAll(async () => {
    bench.disconnect();
    await database.kill();
    await rm(folder, { recursive: true });
  });

  it('was under load each time', () => {
    expect(acknowledged().length).toBeGreaterThan(2 * KILLS * WRITERS);
  });

  it('has every acknowledged transaction whole, and no other', async () => {
    const rows = (await everyRow(bench)).filter(({ pk }) => pk.startsWith('GROUP#'));
    const whole = acknowledged().flatMap((group) => [`GROUP#${group}/a`, `GROUP#${group}/b`]);
    expect(rows.map(({ pk, sk }) => `${pk}/${sk}`).sort()).toEqual(whole.sort());
  });

  it('counted every transaction once, also those that were sent twice', async () => {
    for (const { name, acknowledged: groups } of writers)
      expect(await bench.get(`WRITER#${name}`)).toMatchObject({ groupCount: groups.length });
  });

  it('shows in its index exactly what is in its table', async () => {
    const inOrder = (rows: Row[]) => rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    const shown = (await everyRow(bench)).map(({ groupCount, ...row }) => row);
    expect(inOrder(await everyRow(bench, 'byDueAt'))).toEqual(inOrder(shown));
  });

  it('has a stream that leads to its table, with every change in it once', async () => {
    const records = await everyRecord(bench);
    const state = replayed(records);
    const rows = await bench.client.send(new ScanCommand({ TableName: bench.TableName, Limit: 1_000 }));
    for (const row of rows.Items ?? []) expect(state.get(`${row['pk']?.S}/${row['sk']?.S}`)?.NewImage).toEqual(row);
    expect(state.size).toBe((await everyRow(bench)).length);

    const counted = records.filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S?.startsWith('WRITER#'));
    expect(counted).toHaveLength(acknowledged().length);
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(records.length);
  });
});
