import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { Currency } from '@loan/shared/facts/month';
import type { Day, Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../ports/source-adapter.ts';
import { readOrderWindow } from './order-window.ts';
import type { SoldOrder } from './sold-order.ts';
import { lastMidnight, nearestDay, windowsBack } from './windows.ts';

const STEP: PullStep = { id: 'orders:2026-11-01', kind: 'orders' };
const order = (id: string, state: SoldOrder['state']): SoldOrder => ({
  id,
  placedOn: '2026-11-02' as Day,
  currency: 'SGD' as Currency,
  state,
  goodsMinor: 1_000,
  units: 1,
  lines: [['SKU', 1]],
});
const context = {
  asOf: '2026-11-22T09:30:00.000Z' as Instant,
  scratch: { read: async () => undefined, write: async () => {} },
  keep: async () => ({ sha256: 'a'.repeat(64), bytes: 1 }),
  buyerKey: 'BUYER-KEY',
  timeLeftMs: () => 60_000,
} as unknown as PullContext;

describe('a window of orders', () => {
  it('counts an order whose status nobody knows as no sale, and says so', async () => {
    const orders = [order('A', 'sold'), order('B', 'cancelled'), order('C', 'unpaid'), order('D', 'unknown')];
    const page = { tag: 'ok', value: { items: orders } } as const;
    expect(await readOrderWindow({ step: STEP, context }, async () => page)).toMatchObject({
      tag: 'done',
      result: {
        reduction: { months: [{ month: '2026-11', orders: 1, cancelled: 1, units: 1, gmv: '10.00' }] },
        rowsRead: 4,
        rowsRejected: 1,
        rejected: [{ line: 4, reason: 'unknown status' }],
      },
    });
  });

  it('says of each day what was placed on it, and what of that was sold for how much', async () => {
    const late = { ...order('E', 'sold'), placedOn: '2026-11-03' as Day };
    const items = [late, order('A', 'sold'), order('B', 'cancelled'), order('C', 'sold'), order('D', 'unpaid')];
    const outcome = await readOrderWindow({ step: STEP, context }, async () => ({ tag: 'ok', value: { items } }));
    expect(outcome).toMatchObject({
      result: {
        reduction: {
          placed: [
            { on: '2026-11-02', orders: 4, sold: 2, minor: 2_000 },
            { on: '2026-11-03', orders: 1, sold: 1, minor: 1_000 },
          ],
        },
      },
    });
  });

  it('knows a buyer by a mark that is the same in every window of a pull and in no kept byte', async () => {
    const kept: string[] = [];
    const own = {
      ...context,
      keep: async (_: string, bytes: AsyncIterable<Uint8Array>) => {
        for await (const chunk of bytes) kept.push(gunzipSync(chunk).toString('utf8'));
        return { sha256: 'a'.repeat(64), bytes: 1 };
      },
    } as unknown as PullContext;
    const told = { ...order('A', 'sold'), placedHour: 14, boughtBy: 'buyer_17' };
    const page = { tag: 'ok', value: { items: [told] } } as const;
    const read = async (buyerKey: string) => {
      const outcome = await readOrderWindow({ step: STEP, context: { ...own, buyerKey } }, async () => page);
      return JSON.stringify(outcome);
    };
    const [first, again, otherPull] = [await read('ONE'), await read('ONE'), await read('TWO')];
    const markIn = (text: string) => /\["([0-9a-f]{16})",1000\]/.exec(text)?.[1];
    expect(markIn(first)).toBeDefined();
    expect(markIn(again)).toBe(markIn(first));
    expect(markIn(otherPull)).not.toBe(markIn(first));
    expect(first + kept.join()).not.toContain('buyer_17');
    expect(kept.join()).not.toContain(markIn(first));
    expect(kept).toHaveLength(3);
  });
});

describe('the days a window spans', () => {
  // 09:30 UTC is 17:30 in Singapore and 01:30 in Los Angeles.
  it.each([
    ['Singapore', 8, '2026-11-21T16:00:00.000Z', '2026-11-22'],
    ['London', 0, '2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['Los Angeles', -8, '2026-11-22T08:00:00.000Z', '2026-11-22'],
  ])('are those of %s', (_, offset, midnight, day) => {
    expect(lastMidnight(context.asOf, offset)).toBe(midnight);
    expect(nearestDay(midnight)).toBe(day);
  });

  it('name the window by the day it begins on there', () => {
    const end = lastMidnight(context.asOf, 8);
    expect(windowsBack('orders', end, { days: 15, historyDays: 20 }).map(({ id, from }) => [id, from])).toEqual([
      ['orders:2026-11-07', '2026-11-06T16:00:00.000Z'],
      ['orders:2026-11-02', '2026-11-01T16:00:00.000Z'],
    ]);
  });
});
