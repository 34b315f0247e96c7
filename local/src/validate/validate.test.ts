import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { drawCohort } from './cohort.ts';
import type { World } from './path.ts';
import { frozenSha256 } from './report.ts';
import { slopeOf, spreadOf } from './spread.ts';
import { validate } from './validate.ts';

function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = validate(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

const cohort = (sellers: number, world: World = 'usual') => drawCohort({ seed: 7, sellers, world, policy });
const meanScore = (applicants: ReturnType<typeof cohort>) =>
  applicants.reduce((total, { score }) => total + score, 0) / applicants.length;

describe('the parameters of the validation', () => {
  it('are those that were frozen before the first run with them', () => {
    expect(frozenSha256()).toBe('4d9ed4cb75527ffcaaae7866bc60012aae76a05602de289f0e90123223b6e5f0');
  });
});

describe('the validation of the policy in force', () => {
  it('says in every part that its sellers are synthetic, and which parameters they are made of', () => {
    const { code, out } = run('--seeds', '1', '--sellers', '60');
    expect(code).toBe(0);
    expect(out.startsWith('SYNTHETIC (合成数据)')).toBe(true);
    expect(out).toContain(frozenSha256());
    const [, ...parts] = out.split('\n\n');
    expect(parts).toHaveLength(19);
    expect(parts.filter((part) => !part.split('\n')[0]?.includes('[synthetic]'))).toEqual([]);
  });

  it('is the same every time, and JSON where asked', () => {
    const first = run('--seeds', '2', '--sellers', '30', '--json').out;
    expect(run('--seeds', '2', '--sellers', '30', '--json').out).toBe(first);
    expect(JSON.parse(first)).toMatchObject({ kind: 'synthetic', notice: '合成数据', seeds: 2, sellers: 30 });
  });

  it('counts everybody who applied once by marketplace and once by size', () => {
    const { approval } = JSON.parse(run('--seeds', '1', '--sellers', '50', '--json').out);
    expect(approval.reduce((total: number, { applied }: { applied: number }) => total + applied, 0)).toBe(100);
  });

  it.each([
    ['--sellers', '0'],
    ['--sellers', '1.5'],
    ['--seeds', '-1'],
    ['--seeds', 'x'],
    ['--seed', '7'],
  ])('refuses %s %s and says how it is called', (...args) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('npm run validate');
  });
});

describe('a cohort', () => {
  it('keeps its sellers when more come', () => {
    expect(cohort(12).slice(0, 5)).toEqual(cohort(5));
  });

  it('scores lower where the shock is in the facts, and the same where it comes later', () => {
    expect(meanScore(cohort(60, 'shockedBefore'))).toBeLessThan(meanScore(cohort(60)) - 5);
    expect(cohort(20, 'shockedAfter')).toEqual(cohort(20));
  });
});

describe('the spread over the seeds', () => {
  // By hand, nearest rank: of twenty the 1st, the 10th and the 19th.
  it('is the median and the ranks at 5 and 95 %', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(spreadOf(twenty)).toEqual({ p5: 1, median: 10, p95: 19 });
    expect(spreadOf([3])).toEqual({ p5: 3, median: 3, p95: 3 });
    expect(spreadOf([])).toBeUndefined();
  });

  // By hand: x̄ 2, ȳ 3; Σ(x−x̄)(y−ȳ) = 1·2 + 0 + 1·1 = 3; Σ(x−x̄)² = 2.
  it('has the slope of least squares', () => {
    expect(
      slopeOf([
        { x: 1, y: 1 },
        { x: 2, y: 4 },
        { x: 3, y: 4 },
      ]),
    ).toBeCloseTo(1.5, 12);
  });
});
