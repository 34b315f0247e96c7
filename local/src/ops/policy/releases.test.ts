import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { aReferredCase, operatorOn, type ReferredCase } from '../../testing/operator.ts';

const OLD = 'data-loan-2026.11';
const NEW = 'data-loan-2026.12';
let found: ReferredCase;
let folder: string;
const typed = (...words: string[]) => operatorOn(found.dataDir)(...words);
const asJson = async (...words: string[]) => JSON.parse((await typed(...words, '--json')).out);
const says = (text: string) => ({ exit: 1, err: expect.stringContaining(text) });

beforeAll(async () => {
  found = await aReferredCase();
  folder = mkdtempSync(join(tmpdir(), 'loan-draft-'));
}, 120_000);
afterAll(async () => {
  await found.system.close();
  found.remove();
  rmSync(folder, { recursive: true, force: true });
});

function fileWith(draft: object): string {
  const file = join(folder, 'draft.json');
  writeFileSync(file, JSON.stringify(draft));
  return file;
}
const stricter = (change: object = {}) =>
  fileWith({
    ...{ version: NEW, base: OLD },
    changes: [
      { path: 'limit.maxLimitFen', to: 300_000_000, reason: '先把单户上限降到 300 万' },
      { path: 'caps.productMaximum.current', to: '单户最高 300万', reason: '与上限一致' },
    ],
    ...change,
  });
const line = async () => (await asJson('policy', 'list')).products[0];

describe('a partner who changes the policy without a programmer', () => {
  it('is told what is wrong with a draft before anything is kept', async () => {
    const changes = [{ path: 'limit.maxLimitFen', to: 'much', reason: '更多' }];
    expect(await typed('policy', 'draft', stricter({ changes }), '--by', 'zhao')).toMatchObject(
      says('limit.maxLimitFen'),
    );
    const silent = [{ path: 'limit.maxLimitFen', to: 300_000_000, reason: '降上限' }];
    expect(await typed('policy', 'draft', stricter({ changes: silent }), '--by', 'zhao')).toMatchObject(
      says('caps.productMaximum.current: has to say 300万'),
    );
    expect(await typed('policy', 'draft', stricter({ base: 'none-1' }), '--by', 'zhao')).toMatchObject(says('none-1'));
    expect(await typed('policy', 'draft', join(folder, 'nowhere'), '--by', 'zhao')).toMatchObject(
      says('cannot be read'),
    );
    expect(await line()).toMatchObject({ inForce: OLD, isWhole: true, releases: [] });
  });

  it('drafts a version, reads what is different and why, and lets it run unseen', async () => {
    expect(await typed('policy', 'draft', stricter(), '--by', 'zhao')).toMatchObject({ exit: 0 });
    expect(await typed('policy', 'draft', stricter(), '--by', 'zhao')).toMatchObject(says('never changes'));
    const { out } = await typed('policy', 'diff', `${OLD}..${NEW}`);
    expect(out).toMatch(/limit\.maxLimitFen\s+1000000000 → 300000000\s+理由：先把单户上限降到 300 万/);
    expect(await typed('policy', 'shadow', NEW, '--by', 'zhao')).toMatchObject({ exit: 0 });
    expect(await line()).toMatchObject({ inForce: OLD, releases: [{ version: NEW, standing: 'shadow' }] });
  });

  it('sees on kept snapshots what would have been different, and a second run goes on from the first', async () => {
    const first = await asJson('policy', 'backtest', NEW);
    expect(first).toMatchObject({ resumed: 0, unreadable: 0, comparison: { cases: 1, swapSet: { neither: 1 } } });
    const again = await asJson('policy', 'backtest', NEW);
    expect(again).toEqual({ ...first, resumed: 1 });
    const weighed = await typed('policy', 'weigh', NEW);
    expect(weighed).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/最近 1 件[\s\S]*limit\.maxLimitFen +0 件变/),
    });
    expect((await typed('policy', 'backtest', NEW)).out).toContain('都不通过 1');
  });

  it('needs a second person, conditions that hold or a ground, and the bank', async () => {
    expect(await typed('policy', 'approve', NEW, '--by', 'zhao')).toMatchObject(says('Somebody else'));
    expect(await typed('policy', 'approve', NEW, '--by', 'sun')).toMatchObject(says('shadowCases'));
    expect(await typed('policy', 'compare', NEW)).toMatchObject({
      exit: 1,
      out: expect.stringContaining('影子样本至少'),
    });
    const today = shanghaiDay(instantOf(new Date()));
    const override = ['--ground', '只降上限，不放宽任何一条'];
    expect(await typed('policy', 'approve', NEW, '--by', 'sun', ...override)).toMatchObject({ exit: 0 });
    const release = ['policy', 'release', NEW, '--by', 'sun', '--from', today, ...override];
    expect(await typed(...release)).toMatchObject(says('bank has not agreed'));
    const consent = ['policy', 'consent', NEW, '--by', 'sun', '--ground', '湾区商业银行 风险部，批文 12 号'];
    expect(await typed(...consent)).toMatchObject({ exit: 0 });
    expect(await typed('policy', 'release', NEW, '--by', 'sun')).toMatchObject({ exit: 2 });
    expect(await typed(...release)).toMatchObject({ exit: 0 });
    expect(await line()).toMatchObject({ inForce: NEW, isWhole: true, releases: [{ standing: 'live' }] });
  });

  it('finds every decision of before replayed on its own version, to the bit', async () => {
    expect(await asJson('decision', 'replay', found.applicationId)).toMatchObject({ identical: true });
  });

  it('drafts the next one from the version in force alone', async () => {
    expect(await typed('policy', 'draft', stricter({ version: 'data-loan-2027.01' }), '--by', 'zhao')).toMatchObject(
      says(`${NEW} is in force by now`),
    );
  });

  it('takes a version back for a ground, and the one before it decides again', async () => {
    expect(await typed('policy', 'retire', NEW, '--by', 'sun', '--ground', '回款变慢')).toMatchObject({ exit: 0 });
    expect(await line()).toMatchObject({ inForce: OLD, isWhole: true, releases: [{ standing: 'retired' }] });
  });
});
