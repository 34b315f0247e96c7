import { describe, expect, it } from '@jest/globals';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { AccountHealthReport } from '../wire/account-health.ts';
import { reduceHealth } from './health.ts';

const metrics = { marketplaceId: 'US', accountHealthRating: { ahrStatus: 'GREAT' } };
const rated = (orderCount: number, count: number) => ({ orderCount, orderWithDefects: { count } });
const read = (statuses: string[], changes: object = {}) =>
  reduceHealth(
    AccountHealthReport.parse({
      accountStatuses: statuses.map((status) => ({ marketplaceId: 'US', status })),
      performanceMetrics: [{ ...metrics, ...changes }],
    }),
  );

describe('the health of an account', () => {
  it.each([
    ['green when Amazon calls it normal', ['NORMAL'], {}, 'green', false],
    ['yellow when it is at risk', ['AT_RISK'], {}, 'yellow', false],
    ['red and suspended when it is deactivated', ['DEACTIVATED'], {}, 'red', true],
    ['that of the worst marketplace', ['NORMAL', 'SUSPENDED', 'NORMAL'], {}, 'red', true],
    ['yellow in a word we have never met: silence would pass for health', ['UNDER_SOMETHING'], {}, 'yellow', false],
    [
      'yellow when its rating is a warning',
      ['NORMAL'],
      { accountHealthRating: { accountHealthRatingStatus: 'WARNED' } },
      'yellow',
      false,
    ],
  ])('is %s', (_, statuses, changes, status, suspended) => {
    expect(read(statuses, changes).health).toMatchObject({ status, suspended });
  });

  it('is missing when the report names no marketplace', () => {
    expect(reduceHealth({ accountStatuses: [], performanceMetrics: [] })).toEqual({
      health: NOT_OFFERED,
      fulfilment: NOT_OFFERED,
    });
  });

  it('counts defects over all orders, whoever ships them, rounded up', () => {
    // 1 + 2 defects of 1,000 + 999 orders are 0.15007… %.
    expect(read(['NORMAL'], { orderDefectRate: { mfn: rated(1_000, 1), afn: rated(999, 2) } }).health).toMatchObject({
      orderDefectRatePpm: 1_501,
    });
    expect(read(['NORMAL'], { orderDefectRate: { mfn: rated(0, 0) } }).health).toMatchObject({
      orderDefectRatePpm: NOT_OFFERED,
    });
  });

  it('tells nothing of punctuality for a seller who ships nothing himself', () => {
    expect(read(['NORMAL'], { lateShipmentRate: { orderCount: 0, lateShipmentCount: 0 } }).fulfilment).toBe(
      NOT_OFFERED,
    );
    expect(read(['NORMAL'], { lateShipmentRate: { orderCount: 50, lateShipmentCount: 2 } }).fulfilment).toEqual({
      orders: 50,
      onTime: 48,
    });
  });
});
