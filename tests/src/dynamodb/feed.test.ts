import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { type Opened, withDatabase } from './with-database.ts';

/** What a listener was told, as the keys of the items; and a way to wait for some of it. */
function createEar() {
  const heard: string[] = [];
  return {
    heard,
    hear: ({ Records }: DynamoDBStreamEvent): void => {
      heard.push(...Records.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S ?? ''));
    },
    async until(count: number): Promise<string[]> {
      for (let waited = 0; waited < 5_000 && heard.length < count; waited += 5) await wait(5);
      return heard;
    },
  };
}

const putAll = async ({ put }: Opened, keys: string[]) => {
  for (const pk of keys) await put({ pk, sk: '-' });
};

const keys = (count: number) => Array.from({ length: count }, (_, at) => `p${String(at).padStart(3, '0')}`);

describe('whoever listens to the changes of the database', () => {
  let path: string;
  beforeEach(async () => {
    path = await mkdtemp(join(tmpdir(), 'heard-database-'));
  });
  afterEach(() => rm(path, { recursive: true }));

  it('hears each of them once and in order, those before the subscription too', async () => {
    await withDatabase({}, async (opened) => {
      const ear = createEar();
      await putAll(opened, keys(3));
      opened.database.onRecords(ear.hear);
      await putAll(opened, keys(230).slice(3));
      expect(await ear.until(230)).toEqual(keys(230));
    });
  });

  it('receives the event a Lambda function receives', async () => {
    await withDatabase({ now: () => new Date('2026-11-22T02:00:00.900Z') }, async (opened) => {
      const events: DynamoDBStreamEvent[] = [];
      opened.database.onRecords((event) => void events.push(event));
      await opened.put({ pk: 'a', sk: '-', amountFen: 5 });
      for (let waited = 0; waited < 5_000 && events.length === 0; waited += 5) await wait(5);
      // Shape: AWS Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB", example event.
      expect(events[0]?.Records[0]).toEqual({
        eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
        eventName: 'INSERT',
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'cn-north-1',
        eventSourceARN: expect.stringMatching(
          /^arn:aws-cn:dynamodb:cn-north-1:\d{12}:table\/loans\/stream\/2026-11-22T/,
        ),
        dynamodb: {
          ApproximateCreationDateTime: Date.parse('2026-11-22T02:00:00Z') / 1000,
          Keys: { pk: { S: 'a' }, sk: { S: '-' } },
          NewImage: { pk: { S: 'a' }, sk: { S: '-' }, amountFen: { N: '5' } },
          SequenceNumber: expect.stringMatching(/^\d{21}$/),
          // Names and values: pk a, sk -, then again with amountFen and a one-digit number of two bytes.
          SizeBytes: 6 + 6 + 9 + 2,
          StreamViewType: 'NEW_AND_OLD_IMAGES',
        },
      });
    });
  });

  it('hears again what it could not handle, before anything newer', async () => {
    await withDatabase({}, async (opened) => {
      const ear = createEar();
      let failures = 2;
      opened.database.onRecords((event) => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('not today');
        }
        ear.hear(event);
      });
      await putAll(opened, ['a', 'b', 'c']);
      expect(await ear.until(3)).toEqual(['a', 'b', 'c']);
    });
  });

  it('does not stop the others for ever: what fails five times is passed over, and said so', async () => {
    const warnings: string[] = [];
    await withDatabase({ warn: (message) => warnings.push(message) }, async (opened) => {
      const ear = createEar();
      opened.database.onRecords((event) => {
        const isPoison = event.Records.some(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === 'poison');
        if (isPoison) throw new Error('never');
        ear.hear(event);
      });
      await opened.put({ pk: 'poison', sk: '-' });
      for (let waited = 0; waited < 8_000 && warnings.length === 0; waited += 20) await wait(20);
      await opened.put({ pk: 'next', sk: '-' });
      expect(await ear.until(1)).toEqual(['next']);
      expect(warnings).toEqual([
        expect.stringMatching(/^1 records of table loans from \d{21} were passed over: Error$/),
      ]);
    });
  });

  it('hears after a restart what was not handled before it, and nothing else', async () => {
    await withDatabase({ path }, async (opened) => {
      const ear = createEar();
      opened.database.onRecords((event) => {
        if (event.Records.some(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S === 'b')) throw new Error('killed here');
        ear.hear(event);
      });
      await opened.put({ pk: 'a', sk: '-' });
      expect(await ear.until(1)).toEqual(['a']);
      await putAll(opened, ['b', 'c']);
    });
    await withDatabase({ path }, async (opened) => {
      const ear = createEar();
      opened.database.onRecords(ear.hear);
      await opened.put({ pk: 'd', sk: '-' });
      expect(await ear.until(3)).toEqual(['b', 'c', 'd']);
    });
  });

  it('hears after a long weekend what was not handled before it', async () => {
    let now = new Date('2026-11-20T10:00:00Z');
    await withDatabase({ path, now: () => now }, async (opened) => {
      const ear = createEar();
      const leave = opened.database.onRecords(ear.hear);
      await opened.put({ pk: 'friday', sk: '-' });
      await ear.until(1);
      leave();
      await opened.put({ pk: 'late on friday', sk: '-' });
    });
    now = new Date('2026-11-23T01:00:00Z');
    await withDatabase({ path, now: () => now }, async (opened) => {
      await opened.database.sweepExpired();
      const ear = createEar();
      opened.database.onRecords(ear.hear);
      expect(await ear.until(1)).toEqual(['late on friday']);
    });
  });

  it('hears nothing after it has left', async () => {
    await withDatabase({}, async (opened) => {
      const [stays, leaves] = [createEar(), createEar()];
      opened.database.onRecords(stays.hear);
      const leave = opened.database.onRecords(leaves.hear);
      await opened.put({ pk: 'a', sk: '-' });
      await leaves.until(1);
      leave();
      await opened.put({ pk: 'b', sk: '-' });
      expect(await stays.until(2)).toEqual(['a', 'b']);
      expect(leaves.heard).toEqual(['a']);
    });
  });
});
