import { describe, expect, it } from '@jest/globals';
import { z } from '@loan/shared/schema';
import type { Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep } from '../../ports/source-adapter.ts';
import type { Called } from './outcome.ts';
import type { Page } from './pages.ts';
import { pageAfter, readList, readRows } from './read-list.ts';

const Row = z.strictObject({ id: z.string(), status: z.string() });
type Row = z.infer<typeof Row>;
const row = (id: string, status = 'sent'): Row => ({ id, status });
const STEP: PullStep = { id: 'parcels:2026-10-23', kind: 'parcels' };

/** A list read over as many runs as it takes; `answers` are what the vendor says, one after the other. */
function reading(answers: Called<Page<Row>>[]) {
  const kept: string[] = [];
  const asked: (string | undefined)[] = [];
  const context: PullContext = {
    credential: { region: 'global', sellerId: '', secrets: {} },
    identity: { sellerId: '', shopName: '', marketplaceIds: [], suspended: false },
    asOf: '2026-11-22T09:30:00.000Z' as Instant,
    checkpoint: undefined,
    renew: async () => {},
    scratch: { read: async () => kept.at(-1), write: async (text) => void kept.push(text) },
    keep: async () => ({ sha256: 'a'.repeat(64), bytes: 0 }),
    buyerKey: 'BUYER-KEY',
    timeLeftMs: () => 60_000,
  };
  const run = () =>
    readList(
      { step: STEP, context },
      {
        item: Row,
        keyOf: ({ id }) => id,
        pagesMax: 10,
        fetch: async (cursor) => {
          asked.push(cursor);
          return answers.shift() ?? { tag: 'unknown', cause: 'nothing left' };
        },
        reduce: (rows) => rows.map(({ id, status }) => `${id} ${status}`),
      },
    );
  return { run, asked };
}
const page = (items: Row[], next?: string): Called<Page<Row>> => ({
  tag: 'ok',
  value: { items, ...(next ? { next } : {}) },
});

describe('a list told by pages', () => {
  it('counts a row that comes twice once, as it was told last', async () => {
    const { run } = reading([page([row('1'), row('2')], '2'), page([row('2', 'back'), row('3')])]);
    expect(await run()).toMatchObject({ result: { reduction: ['1 sent', '2 back', '3 sent'], rowsRead: 3 } });
  });

  it('asks again for a page that is the one before it, and loses nothing', async () => {
    const first = page([row('1'), row('2')], '2');
    const { run, asked } = reading([first, first, page([row('3')])]);
    expect(await run()).toEqual({ tag: 'unknown', cause: 'the same page twice' });
    expect(await run()).toMatchObject({ result: { rowsRead: 3 } });
    expect(asked).toEqual([undefined, '2', '2']);
  });

  it('goes on where it was stopped, with the rows it had and those nobody could read', async () => {
    const { run, asked } = reading([
      { tag: 'ok', value: { items: [row('1')], rejected: 2, next: '2' } },
      { tag: 'quota', waitMs: 5_000 },
      page([row('3')]),
    ]);
    expect(await run()).toEqual({ tag: 'wait', checkpoint: '', waitMs: 5_000 });
    expect(await run()).toMatchObject({ result: { rowsRead: 2, rowsRejected: 2 } });
    expect(asked).toEqual([undefined, '2', '2']);
  });
});

describe('the rows of a page', () => {
  it('are read one by one: one nobody can read stops no other', () => {
    expect(readRows(Row, [row('1'), { id: 2 }, null])).toEqual({ items: [row('1')], rejected: 2 });
  });

  it.each([
    [1, 100, {}],
    [1, 101, { next: '2' }],
    [2, 200, {}],
    [1, 0, {}],
  ])('of page %i of a hundred each end the list of %i, or do not', (number, total, next) => {
    expect(pageAfter(number, { size: 100, total })).toEqual(next);
  });
});
