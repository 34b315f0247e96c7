import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, StepResult } from '../../ports/source-adapter.ts';
import { firstOf, isDue, rereadOf, secondReadings } from './second-reading.ts';

const AS_OF = '2026-11-22T09:30:00.000Z' as Instant;
const PLAN: PullStep[] = [
  ...Array.from({ length: 15 }, (_, index): PullStep => ({ id: `orders:${index}`, kind: 'orders' })),
  { id: 'payouts', kind: 'payouts' },
];

describe('the windows that are read again', () => {
  it('are two of the orders, the same in every run of a pull and others in other pulls', () => {
    const drawn = secondReadings(PLAN, 'pull-1');
    expect(drawn).toHaveLength(2);
    expect(secondReadings(PLAN, 'pull-1')).toEqual(drawn);
    for (const step of drawn) expect(PLAN).toContainEqual(firstOf(step));
    const pairs = Array.from({ length: 40 }, (_, at) => secondReadings(PLAN, `pull-${at}`).map(({ id }) => id));
    // Of 105 pairs, forty pulls draw far more than ten, and every window comes up in one of them or another.
    expect(new Set(pairs.map((ids) => ids.join())).size).toBeGreaterThan(10);
    expect(new Set(pairs.flat()).size).toBeGreaterThan(12);
  });

  it('are read once everything else was read or given up', () => {
    const [again] = secondReadings(PLAN, 'pull-1') as [PullStep];
    const other = { id: 'again:orders:9', state: 'waiting' };
    expect(isDue(again, [{ id: 'orders:0', state: 'done' }, { id: 'stock', state: 'waiting' }, other])).toBe(false);
    expect(isDue(again, [{ id: 'orders:0', state: 'done' }, { id: 'stock', state: 'notAvailable' }, other])).toBe(true);
    expect(isDue({ id: 'orders:0', kind: 'orders' }, [{ id: 'stock', state: 'waiting' }])).toBe(true);
  });
});

type Day = { on: string; orders: number; sold: number; minor: number };
const day = (on: string, orders: number, sold: number, minor: number): Day => ({ on, orders, sold, minor });
const AGAIN: PullStep[] = [{ id: 'again:orders:0', kind: 'secondReading' }];
const result = (placed: Day[] | undefined): StepResult => ({
  reduction: placed ? { months: [], placed } : { months: [] },
  ...{ rowsRead: 0, rowsRejected: 0, rejected: [] },
});
const compared = (first: Day[] | undefined, second: Day[] | undefined) =>
  rereadOf(
    AGAIN,
    new Map([
      ['orders:0', result(first)],
      ['again:orders:0', result(second)],
    ]),
    AS_OF,
  );
const LEVEL = [day('2026-03-01', 100, 90, 50_000), day('2026-03-02', 100, 100, 50_000)];

describe('a second reading against the first', () => {
  it('agrees where the same was told', () => {
    expect(compared(LEVEL, LEVEL)).toEqual({ days: 2, orders: 200, gapPpm: 0, differing: [] });
  });

  it('differs by orders that are gone or have come, each day by itself', () => {
    // By hand: three gone and two more are five of 200 orders.
    const second = [day('2026-03-01', 97, 90, 50_000), day('2026-03-02', 102, 100, 50_000)];
    expect(compared(LEVEL, second)).toEqual({
      ...{ days: 2, orders: 200, gapPpm: 25_000 },
      differing: ['2026-03-01', '2026-03-02'],
    });
  });

  it('differs by what the same orders were sold for', () => {
    // By hand: 4,000 of 100,000.
    const second = [LEVEL[0] as Day, day('2026-03-02', 100, 100, 54_000)];
    expect(compared(LEVEL, second)).toMatchObject({ gapPpm: 40_000, differing: ['2026-03-02'] });
  });

  it('allows for an order that was cancelled or paid in between', () => {
    const second = [day('2026-03-01', 100, 89, 49_000), day('2026-03-02', 100, 100, 50_000)];
    expect(compared(LEVEL, second)).toMatchObject({ gapPpm: 0, differing: [] });
  });

  it('compares no prices of the last thirty days, when some of them are still open', () => {
    const priced = (on: string) => compared([day(on, 10, 10, 1_000)], [day(on, 10, 10, 2_000)]);
    expect(priced('2026-10-24')).toMatchObject({ gapPpm: 0, differing: [] });
    expect(priced('2026-10-23')).toMatchObject({ gapPpm: 1_000_000, differing: ['2026-10-23'] });
  });

  it('finds a day that one of the readings lacks', () => {
    expect(compared(LEVEL.slice(0, 1), LEVEL)).toMatchObject({ days: 2, gapPpm: 1_000_000, differing: ['2026-03-02'] });
    expect(compared([], [day('2026-03-01', 3, 0, 0)])).toMatchObject({ orders: 0, gapPpm: 1_000_000 });
  });

  it('shows the first twenty of the days that differ', () => {
    const days = Array.from({ length: 25 }, (_, at) => `2026-05-${String(at + 1).padStart(2, '0')}`);
    const told = (orders: number) => days.map((on) => day(on, orders, 0, 0));
    expect(compared(told(4), told(3))).toMatchObject({ gapPpm: 250_000, differing: days.slice(0, 20) });
  });

  it('is not seen where a reading failed, or told nothing to compare', () => {
    expect(rereadOf(AGAIN, new Map([['orders:0', result(LEVEL)]]), AS_OF)).toBe('notOffered');
    expect(compared(undefined, LEVEL)).toBe('notOffered');
    expect(compared([], [])).toBe('notOffered');
  });
});
