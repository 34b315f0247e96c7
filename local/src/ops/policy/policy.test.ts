import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { ops } from '../ops.ts';
import { policyPage } from './page.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loan-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function typed(...words: string[]) {
  const said = { out: '', err: '' };
  const exit = await ops(words, {
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
    now: () => new Date(0),
  });
  return { exit, ...said };
}

describe('the policy in force', () => {
  it('is shown without any data folder, as a page or as data', async () => {
    expect(await typed('policy', 'show')).toEqual({ exit: 0, out: `${policyPage(dataLoan202611)}\n`, err: '' });
    expect(JSON.parse((await typed('policy', 'show', '--json')).out)).toEqual(dataLoan202611);
  });

  it('is shown of the product that is named, and of no other', async () => {
    expect(await typed('policy', 'show', '--product', 'dataLoan')).toEqual(await typed('policy', 'show'));
    expect(await typed('policy', 'mutate', '--product', 'carLoan')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('There is no product carLoan: dataLoan'),
    });
  });

  it('is written to a file', async () => {
    const file = join(folder, 'policy.md');
    expect(await typed('policy', 'show', '--markdown', file)).toMatchObject({ exit: 0, out: `Written: ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe(policyPage(dataLoan202611));
  });

  it('is not written where nothing can be, and says so', async () => {
    const file = join(folder, 'nowhere', 'policy.md');
    expect(await typed('policy', 'show', '--markdown', file)).toMatchObject({
      exit: 1,
      err: expect.stringContaining('ENOENT'),
    });
  });
});
