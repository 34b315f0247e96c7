import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '../policy/data-loan-2026-11/policy.ts';
import type { CharacteristicPolicy } from '../policy/scorecard-schema.ts';
import { gradeOf, nextBetterBin, scoreOf } from './scorecard.ts';

const bin = (below: number | null, points: number) => ({ below, points, reach: `${points}` });
const row = (code: CharacteristicPolicy['code'], ...bins: ReturnType<typeof bin>[]): CharacteristicPolicy => ({
  ...{ code, part: 'data', title: code, strength: code, direction: 'band', bins: [...bins] },
  ifConnected: { value: 0, text: '', from: 'shop' },
});
/** Best in the middle, as for the days in inventory. */
const BAND = row('daysInInventory', bin(20, -3), bin(60, 8), bin(90, 2), bin(null, -20));
const read = (value: number) => scoreOf({ base: 500, characteristics: [BAND] }, { daysInInventory: { value } }).rows[0];

describe('a row of the scorecard', () => {
  it.each([
    [0, 0, -3],
    [19, 0, -3],
    [20, 1, 8],
    [60, 2, 2],
    [89, 2, 2],
    [90, 3, -20],
    [9_999, 3, -20],
  ])('reads %i in bin %i: %i points', (value, binIndex, points) => {
    expect(read(value)).toEqual({ rule: BAND, characteristic: { value }, points, bestPoints: 8, binIndex });
  });

  it('without its fact has no bin and no points, and nothing to aim for', () => {
    const { score, rows } = scoreOf(
      { base: 500, characteristics: [BAND, row('debtShare', bin(null, 7))] },
      {
        daysInInventory: { missing: 'noSales' },
      },
    );
    expect(score).toBe(500);
    expect(rows.map(({ characteristic, points, binIndex }) => [characteristic, points, binIndex])).toEqual([
      [{ missing: 'noSales' }, 0, undefined],
      [{ missing: 'notOffered' }, 0, undefined],
    ]);
    expect(rows.map(nextBetterBin)).toEqual([undefined, undefined]);
  });

  it('adds its points to the base, with those of the others', () => {
    const card = { base: 500, characteristics: [BAND, row('debtShare', bin(10, -7), bin(null, 9))] };
    expect(scoreOf(card, { daysInInventory: { value: 30 }, debtShare: { value: 9 } }).score).toBe(500 + 8 - 7);
  });

  it.each([
    ['below the band: the band', 10, 8],
    ['just above it: the band', 70, 8],
    ['far above it: the nearest better, not the best', 200, 2],
    ['in it: nothing', 30, undefined],
  ])('%s', (_, value, points) => {
    const found = read(value);
    expect(found && nextBetterBin(found)?.points).toBe(points);
  });
});

describe('a grade', () => {
  // Source: lending design §3.3. A grade begins at its lowest score.
  it.each(policy.grades.map(({ grade, minScore }) => [grade, minScore] as const))(
    '%s begins at %i',
    (grade, minScore) => {
      expect(gradeOf(policy, minScore)?.grade).toBe(grade);
      expect(gradeOf(policy, minScore - 1)?.grade).not.toBe(grade);
    },
  );
});
