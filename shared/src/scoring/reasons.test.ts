import { describe, expect, it } from '@jest/globals';
import type { CharacteristicPolicy } from '../policy/scorecard-schema.ts';
import type { Portrait } from './portrait.ts';
import { gapReasons, strengths } from './reasons.ts';
import type { ScoredRow } from './scorecard.ts';

const RULE = {
  code: 'onTimeRate',
  part: 'data',
  title: '准时发货率',
  strength: '发货准时',
  cure: '留出发货时间',
  cureMissing: '授权仓库后计入',
  ifConnected: { value: 980_000, text: '准时率 98%', from: 'shop' },
  bins: [
    { below: 950_000, points: -4, reach: '低于 95%' },
    { below: 980_000, points: 3, reach: '达到 95%' },
    { below: null, points: 10, reach: '达到 98%' },
  ],
} as unknown as CharacteristicPolicy;
const row = (change: Partial<ScoredRow> = {}, rule: Partial<CharacteristicPolicy> = {}): ScoredRow => ({
  rule: { ...RULE, ...rule },
  characteristic: { value: 960_000 },
  points: 3,
  bestPoints: 10,
  binIndex: 1,
  ...change,
});
const portraitOf = (...shops: { verified?: boolean; since?: string }[]): Portrait =>
  ({
    sales: {},
    trading: { months: [], shops: shops.map(({ verified = true, since }) => ({ shop: { verified }, since })) },
  }) as unknown as Portrait;
const only = (one: ScoredRow, portrait = portraitOf({})) => gapReasons([one], portrait)[0];

describe('a gap', () => {
  it('says what is, what the next bin asks and brings, and what to do', () => {
    expect(only(row())).toEqual({
      code: 'onTimeRate',
      kind: 'gap',
      title: '准时发货率',
      current: '96.0%',
      text: '准时发货率 96.0%｜达到 98% 再加 7 分｜留出发货时间',
      threshold: '达到 98% 再加 7 分',
      pointsLost: 7,
      pointsToGain: 7,
      cure: '留出发货时间',
    });
  });

  it('has no cure where the policy knows none', () => {
    const { cure: _, ...withoutCure } = RULE as CharacteristicPolicy & { cure?: string };
    const said = only({ ...row(), rule: withoutCure as CharacteristicPolicy });
    expect(said?.text).toBe('准时发货率 96.0%｜达到 98% 再加 7 分');
    expect(Object.keys(said ?? {})).not.toContain('cure');
    expect(Object.keys(said ?? {})).not.toContain('earliestOn');
  });

  it('names the day from which the oldest of the shops has traded long enough', () => {
    const bins = [
      { below: 12, points: 1, reach: '满 6 个月' },
      { below: null, points: 9, reach: '满 12 个月' },
    ] as CharacteristicPolicy['bins'];
    const tenure = row({ characteristic: { value: 8 }, points: 1, bestPoints: 9, binIndex: 0 }, {
      code: 'tenureMonths',
      bins,
    } as Partial<CharacteristicPolicy>);
    const said = only(tenure, portraitOf({ since: '2026-06-10' }, { since: '2026-03-23' }, {}));
    expect(said).toMatchObject({ earliestOn: '2027-03-23', pointsToGain: 8 });
  });
});

describe('a figure that was not read', () => {
  const missing = (from: 'shop' | 'warehouse', ...shops: { verified?: boolean }[]) =>
    only(
      row({ characteristic: { missing: 'notOffered' }, points: 0, binIndex: undefined }, {
        ifConnected: { ...RULE.ifConnected, from },
      } as Partial<CharacteristicPolicy>),
      portraitOf(...shops),
    );
  const advised = { kind: 'missing', cure: '授权仓库后计入', text: '准时发货率 没有读到｜授权仓库后计入' };

  it('comes with advice where no shop is authorised, or not each', () => {
    expect(missing('shop')).toMatchObject(advised);
    expect(missing('shop', { verified: false }, { verified: true })).toMatchObject(advised);
  });

  it('comes with none where every shop is authorised: it has no such figure', () => {
    const said = missing('shop', {}, {});
    expect(said?.text).toBe('准时发货率 没有读到｜不加分也不扣分');
    expect(Object.keys(said ?? {})).not.toContain('cure');
  });

  it('can still come from a warehouse', () => {
    expect(missing('warehouse', {}, {})).toMatchObject(advised);
  });
});

describe('what carried the score', () => {
  it('is told most first, as far as asked, and only what added', () => {
    const rows = [
      row({ points: 3 }),
      row({ points: 10, binIndex: 2 }, { title: '甲' }),
      row({ points: 0 }, { title: '乙' }),
      row({ points: 5 }, { title: '丙' }),
    ];
    expect(strengths(rows, portraitOf({}), 2)).toEqual([
      { code: 'onTimeRate', title: '发货准时', text: '甲 96.0%，达到 98%', points: 10 },
      { code: 'onTimeRate', title: '发货准时', text: '丙 96.0%，达到 95%', points: 5 },
    ]);
    expect(strengths(rows, portraitOf({}), 9)).toHaveLength(3);
  });
});
