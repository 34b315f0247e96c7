import { describe, expect, it } from '@jest/globals';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { drawCohort } from './cohort.ts';
import { validate } from './validate.ts';

function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = validate(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

const cohort = (sellers: number, world: 'usual' | 'shocked' = 'usual') =>
  drawCohort({ seed: 7, sellers, world, policy, futures: 1 });
const meanScore = (cases: ReturnType<typeof cohort>) =>
  cases.reduce((total, { decision }) => total + decision.score, 0) / cases.length;

describe('the validation of the policy in force', () => {
  it('says in every part that its sellers are synthetic', () => {
    const { code, out } = run('--seed', '7', '--sellers', '60');
    expect(code).toBe(0);
    expect(out.startsWith('SYNTHETIC (合成数据)')).toBe(true);
    const [, ...parts] = out.split('\n\n');
    expect(parts).toHaveLength(8);
    expect(parts.filter((part) => !part.split('\n')[0]?.includes('[synthetic]'))).toEqual([]);
  });

  it('is the same for the same seed, another for another, and JSON where asked', () => {
    const first = run('--seed', '7', '--sellers', '40', '--json').out;
    expect(run('--seed', '7', '--sellers', '40', '--json').out).toBe(first);
    expect(run('--seed', '8', '--sellers', '40', '--json').out).not.toBe(first);
    expect(JSON.parse(first)).toMatchObject({ kind: 'synthetic', notice: '合成数据', seed: 7, sellers: 40 });
  });

  it('counts everybody who applied once in each table', () => {
    const { approval, stability } = JSON.parse(run('--seed', '7', '--sellers', '50', '--json').out);
    const applied = (rows: { applied: number }[]) => rows.reduce((total, row) => total + row.applied, 0);
    expect([applied(approval.marketplace), applied(approval.monthlySales)]).toEqual([50, 50]);
    const bands: { before: number; now: number }[] = stability.bands;
    expect(bands.reduce((total, { before, now }) => total + before + now, 0)).toBe(100);
  });

  it.each([['--sellers', '0'], ['--sellers', '1.5'], ['--seed', '-1'], ['--seed', 'x'], ['--what']])(
    'refuses %s %s and says how it is called',
    (...args) => {
      const { code, out, err } = run(...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('npm run validate');
    },
  );
});

describe('a cohort', () => {
  it('keeps its sellers when more come', () => {
    expect(cohort(12).slice(0, 5)).toEqual(cohort(5));
  });

  it('scores lower in the shocked world', () => {
    expect(meanScore(cohort(60, 'shocked'))).toBeLessThan(meanScore(cohort(60)) - 5);
  });
});
