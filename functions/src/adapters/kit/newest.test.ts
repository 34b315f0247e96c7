import { describe, expect, it } from '@jest/globals';
import type { Day } from '@loan/shared/time/instant';
import { newestOf } from './newest.ts';

const coverage = { from: '2026-01-01' as Day, to: '2026-03-31' as Day, missingDays: 0 };
const rows = ['2026-01-05', '2026-02-01', '2026-02-01', '2026-03-01'].map((on) => ({ on: on as Day }));

describe('more rows than facts may hold', () => {
  it('are told newest first', () => {
    expect(newestOf(rows, { max: 4, coverage }).rows.map(({ on }) => on)).toEqual([
      '2026-03-01',
      '2026-02-01',
      '2026-02-01',
      '2026-01-05',
    ]);
  });

  it('are not claimed to be all, and no day is told in part', () => {
    expect(newestOf(rows, { max: 2, coverage })).toEqual({
      rows: [{ on: '2026-03-01' }],
      coverage: { ...coverage, from: '2026-02-02' },
    });
    expect(newestOf(rows, { max: 3, coverage }).coverage.from).toBe('2026-01-06');
  });
});
