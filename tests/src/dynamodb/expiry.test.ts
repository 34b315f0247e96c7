import { UpdateTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { everyRecord } from './history.ts';
import { type Opened, withDatabase } from './with-database.ts';

const NOW_SECONDS = 1_795_000_000;
const FIVE_YEARS_SECONDS = 5 * 365 * 24 * 3600;
const atSeconds = (seconds: number) => () => new Date(seconds * 1000);

const turnOn = ({ client, TableName }: Opened) =>
  client.send(
    new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'expiresAt' } }),
  );

describe('an item whose time is up', () => {
  it('is deleted by the sweep, from the index too, and the others stay', async () => {
    await withDatabase({ now: atSeconds(NOW_SECONDS) }, async (bench) => {
      await turnOn(bench);
      const rows = {
        due: { expiresAt: NOW_SECONDS, due: 'd', dueAt: 1 },
        later: { expiresAt: NOW_SECONDS + 1 },
        never: {},
        asText: { expiresAt: String(NOW_SECONDS - 10) },
        longAgo: { expiresAt: NOW_SECONDS - FIVE_YEARS_SECONDS - 1 },
      };
      await Promise.all(Object.entries(rows).map(([pk, row]) => bench.put({ pk, sk: '-', ...row })));
      expect(await bench.database.sweepExpired()).toBe(1);
      const left = await Promise.all(Object.keys(rows).map(async (pk) => (await bench.get(pk)) && pk));
      expect(left.filter(Boolean)).toEqual(['later', 'never', 'asText', 'longAgo']);
      const due = {
        IndexName: 'byDueAt',
        KeyConditionExpression: 'due = :d',
        ExpressionAttributeValues: { ':d': 'd' },
      };
      expect((await bench.query(due)).Count).toBe(0);
    });
  });

  it('tells the stream that the database did it', async () => {
    await withDatabase({ now: atSeconds(NOW_SECONDS) }, async (bench) => {
      await turnOn(bench);
      await bench.put({ pk: 'a', sk: '-', expiresAt: NOW_SECONDS });
      await bench.database.sweepExpired();
      const [, removed] = await everyRecord(bench);
      expect(removed).toMatchObject({
        eventName: 'REMOVE',
        userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
        dynamodb: { OldImage: { pk: { S: 'a' } } },
      });
    });
  });

  it('goes although it was written before expiry was turned on', async () => {
    await withDatabase({ now: atSeconds(NOW_SECONDS) }, async (bench) => {
      await bench.put({ pk: 'a', sk: '-', expiresAt: NOW_SECONDS });
      await turnOn(bench);
      expect(await bench.database.sweepExpired()).toBe(1);
    });
  });

  it('lives on when its time was moved, and is swept once', async () => {
    await withDatabase({ now: atSeconds(NOW_SECONDS) }, async (bench) => {
      await turnOn(bench);
      await bench.put({ pk: 'a', sk: '-', expiresAt: NOW_SECONDS });
      await bench.put({ pk: 'b', sk: '-', expiresAt: NOW_SECONDS });
      await bench.update('a', 'SET expiresAt = :later', { ExpressionAttributeValues: { ':later': NOW_SECONDS + 60 } });
      expect(await bench.database.sweepExpired()).toBe(1);
      expect(await bench.database.sweepExpired()).toBe(0);
      expect(await bench.get('a')).toBeDefined();
    });
  });
});
