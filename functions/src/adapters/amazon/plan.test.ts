import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import fc from 'fast-check';
import { IDENTITY, NOW } from '../../testing/amazon-pull.ts';
import { estimatePullMs } from './estimate.ts';
import { planPull } from './plan.ts';
import { lastCallMs, refillMs, USAGE_PLANS } from './usage-plan.ts';

const DAY_MS = 86_400_000;
const anyMoment = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((ms) => new Date(ms).toISOString() as Instant);
const span = ({ from, to }: { from?: Instant; to?: Instant }): number => Date.parse(to ?? '') - Date.parse(from ?? '');

describe('the plan of a first look', () => {
  it('reads these things', () => {
    const kinds = planPull({ ...IDENTITY, marketplaceIds: ['US', 'CA'] }, NOW).map(({ kind }) => kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    const all = ['orders', 'payouts', 'health', 'traffic', 'stock', 'stockAges', 'settlements', 'events'];
    expect(all.map(count)).toEqual([15, 5, 1, 2, 2, 2, 1, 1]);
  });

  it('holds, at any moment, twelve whole months of orders in whole days that follow each other', () => {
    fc.assert(
      fc.property(anyMoment, (now) => {
        const windows = planPull(IDENTITY, now).filter(({ kind }) => kind === 'orders');
        const sorted = [...windows].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
        sorted.slice(1).forEach(({ from }, index) => {
          expect(from).toBe(sorted[index]?.to);
        });
        for (const window of windows) {
          expect(span(window)).toBe(30 * DAY_MS);
          expect(window.from).toMatch(/T00:00:00\.000Z$/);
        }
        const end = sorted.at(-1)?.to ?? '';
        // Finances refuses moments within two minutes of the request.
        expect(Date.parse(now) - Date.parse(end)).toBeGreaterThan(120_000);
        expect(Date.parse(now) - Date.parse(end)).toBeLessThanOrEqual(DAY_MS + 3 * 60_000);
        const firstOfTwelve = Date.UTC(Number(end.slice(0, 4)), Number(end.slice(5, 7)) - 1 - 12, 1);
        expect(Date.parse(sorted[0]?.from ?? '')).toBeLessThanOrEqual(firstOfTwelve);
      }),
    );
  });

  it('never asks for more than Amazon gives in one answer', () => {
    for (const step of planPull(IDENTITY, NOW)) {
      if (step.kind === 'payouts') expect(span(step)).toBeLessThanOrEqual(180 * DAY_MS);
      if (step.kind === 'settlements') expect(Date.parse(NOW) - Date.parse(step.from ?? '')).toBeLessThan(90 * DAY_MS);
    }
  });

  it('names its steps so that no two results can be taken for one another', () => {
    const ids = planPull({ ...IDENTITY, marketplaceIds: ['US', 'CA', 'MX'] }, NOW).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is the same whenever it is made for the same moment', () => {
    expect(planPull(IDENTITY, NOW)).toEqual(planPull(IDENTITY, NOW));
  });
});

describe('the time a pull is said to take', () => {
  it('is that of the report documents, thirteen minutes for one marketplace', () => {
    // 15 orders, 1 health, 1 traffic, 1 of stock and 7 settlements are 25 documents: 10 beyond the burst, a minute each;
    // then 3 minutes of queue.
    expect(estimatePullMs(planPull(IDENTITY, NOW))).toBe(Math.ceil(10_000 / 0.0167) + 180_000);
  });

  it('grows with every currency, whose settlements are documents of their own', () => {
    // 15 orders, 1 health, 2 traffic, 2 of stock and 12 settlements, the most we read, are 32 documents: 17 beyond.
    const steps = planPull({ ...IDENTITY, marketplaceIds: ['DE', 'UK'] }, NOW);
    expect(estimatePullMs(steps)).toBe(Math.ceil(17_000 / 0.0167) + 180_000);
  });

  it('is no time when there is nothing to read', () => {
    expect(estimatePullMs([])).toBe(0);
  });

  it('follows the published refill', () => {
    expect([lastCallMs('createReport', 15), lastCallMs('createReport', 16)]).toEqual([0, 59_881]);
    expect(refillMs('createReport', undefined)).toBe(59_881);
    expect(refillMs('createReport', '0.5')).toBe(2_000);
    expect(refillMs('createReport', 'nonsense')).toBe(59_881);
    expect(refillMs('getReport', '0.000001')).toBe(120_000);
    for (const { perSecond, burst } of Object.values(USAGE_PLANS)) expect(perSecond * burst).toBeGreaterThan(0);
  });
});
