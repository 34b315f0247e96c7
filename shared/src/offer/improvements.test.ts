import { describe, expect, it } from '@jest/globals';
import { shopWith } from '../golden/decisions.ts';
import { AS_OF, snapshotOf } from '../golden/reference-seller.ts';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import { addMonths } from '../time/calendar.ts';
import { questionOf } from './ask.ts';
import { assess } from './assess.ts';
import { improvements } from './improvements.ts';

type Shop = Parameters<typeof shopWith>[0];
function improved(...shops: Shop[]) {
  const question = questionOf(policy, snapshotOf(shops.map(shopWith)));
  return improvements(question, assess(question));
}
const rowOf = (code: string) => policy.scorecard.characteristics.find((row) => row.code === code);
/** Four years old: no border of age is left to reach. */
const OLD = { firstActivityOn: '2020-01-01' } as const;
const returned = (per1000: number): Shop => ({ ...OLD, returns90d: { units: 1_000, returned: per1000 } });

describe('a gap that can be closed', () => {
  it('is asked at the near edge of the next better bin, in the words of its row', () => {
    // By hand: 8.4 % returned; below 8 % pays more, and 7.9999 % is the most that is.
    expect(improved(returned(84))).toStrictEqual([
      {
        code: 'improveReturnRate',
        what: `${rowOf('returnRate')?.title}低于 8%`,
        detail: rowOf('returnRate')?.cure,
        change: { characteristics: { returnRate: { value: 79_999 } } },
      },
    ]);
  });

  it.each([
    ['on time below 95 %, where more is better', { fulfilment90d: { orders: 100, onTime: 93 } }, 'onTimeRate', 950_000],
    ['stock for 10 days, where 20 are wanted', { stock: { units: 10, unitsSold90d: 90 } }, 'daysInInventory', 20],
    ['stock for 100 days, where at most 89 are', { stock: { units: 100, unitsSold90d: 90 } }, 'daysInInventory', 89],
    [
      'a yellow account',
      { accountHealth: { status: 'yellow', suspended: false, orderDefectRatePpm: 'notOffered' } },
      ...(['accountHealth', 2] as const),
    ],
  ] as const)('is closed: %s', (_, change, code, value) => {
    const asked = improved({ ...returned(10), ...change } as Shop);
    expect(asked.map(({ change: { characteristics } }) => characteristics)).toEqual([{ [code]: { value } }]);
  });

  it('is not asked where nothing is known, nothing better is to be had, or nothing can be done', () => {
    // Best in returns; sale to bank best; stock, deliveries and the rest unknown; sales of 100万 have no cure.
    expect(improved(returned(10))).toEqual([]);
  });

  it('is asked of the four largest alone, the largest first', () => {
    // By hand: 12 + 23 of returns, 20 + 8 of deliveries, 20 + 8 of health, 5 + 15 of advertising; 5 + 7 of products not.
    const asked = improved({
      ...returned(300),
      ...{ skuUnits90d: { units: 100, skus: 5, largest: [50] }, fulfilment90d: { orders: 100, onTime: 50 } },
      ...{ adSpend12m: [{ amount: '6000000', currency: 'CNY' }] },
      accountHealth: { status: 'yellow', suspended: false, orderDefectRatePpm: 'notOffered' },
    });
    expect(asked.map(({ code }) => code)).toEqual([
      ...['improveReturnRate', 'improveOnTimeRate', 'improveAccountHealth', 'improveAdCostShare', 'improveAll'],
    ]);
  });
});

describe('all gaps closed', () => {
  const late = { fulfilment90d: { orders: 100, onTime: 93 } };

  it('are asked together where there are two', () => {
    const [returns, delivery, all, ...others] = improved({ ...returned(84), ...late });
    expect(others).toEqual([]);
    // By hand: returns lost 12 + 10 points, deliveries 8 + 8.
    expect([returns?.code, delivery?.code]).toEqual(['improveReturnRate', 'improveOnTimeRate']);
    expect(all).toStrictEqual({
      code: 'improveAll',
      what: '2 项都改善',
      detail: `${returns?.what}、${delivery?.what}`,
      severalAtOnce: true,
      change: { characteristics: { returnRate: { value: 79_999 }, onTimeRate: { value: 950_000 } } },
    });
  });

  it('are asked together with the shop’s age, from the day it is old enough', () => {
    const [older, returns, all, ...others] = improved({ returns90d: { units: 1_000, returned: 84 } });
    expect(others).toEqual([]);
    expect(all).toStrictEqual({
      code: 'improveAll',
      what: '2 项都改善',
      detail: `${older?.what}、${returns?.what}`,
      severalAtOnce: true,
      change: { ...older?.change, ...returns?.change },
      earliestOn: '2027-11-01',
    });
  });
});

describe('a shop that gets older', () => {
  const olderOf = (...shops: Shop[]) => improved(...shops).find(({ code }) => code === 'olderShop');

  // Source: lending design §3.1, §3.2 and §3.3: six months to be admitted; 6, 9 and 12 for the part that counts; 12, 24
  // and 48 for the points.
  it.each([
    [5, 6],
    [6, 9],
    [8, 9],
    [9, 12],
    [11, 12],
    [12, 24],
    [23, 24],
    [24, 48],
    [47, 48],
    [48, undefined],
  ])('of %i months is asked at %s', (months, border) => {
    const older = olderOf({ firstActivityOn: addMonths(AS_OF, -months) });
    expect(older?.what).toBe(border === undefined ? undefined : `经营满 ${border} 个月`);
  });

  it('has all its shops older by as much, but for those that tell no first day', () => {
    // By hand: eight months since 20 February; nine are full on 20 November.
    const older = olderOf(
      { firstActivityOn: '2026-02-20' },
      { firstActivityOn: '2026-06-05' },
      { firstActivityOn: 'notOffered', months: shopWith({}).months.slice(9) },
    );
    expect(older).toMatchObject({ what: '经营满 9 个月', earliestOn: '2026-11-20' });
    expect(older?.detail).toBe('最早 2026年11月，其他数据保持现在的水平');
    expect(older?.change.snapshot?.shops?.map(({ firstActivityOn }) => firstActivityOn)).toEqual([
      ...['2026-01-20', '2026-05-05', 'notOffered'],
    ]);
  });

  it('is counted from the first of its shops', () => {
    expect(olderOf({ firstActivityOn: '2026-06-05' }, { firstActivityOn: '2026-02-20' })?.earliestOn).toBe(
      '2026-11-20',
    );
  });

  it('is not asked of one that never sold, nor of one that is not read', () => {
    expect(olderOf({ firstActivityOn: 'notOffered', months: [] })).toBeUndefined();
    expect(olderOf({ marketplace: 'etsy' })).toBeUndefined();
  });

  it('knows only the ages a policy tells points for', () => {
    const characteristics = policy.scorecard.characteristics.filter(({ code }) => code !== 'tenureMonths');
    const question = questionOf(
      { ...policy, scorecard: { ...policy.scorecard, characteristics } },
      snapshotOf([shopWith({})]),
    );
    expect(improvements(question, assess(question))).toEqual([]);
  });
});
