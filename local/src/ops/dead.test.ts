import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aQuietFolder, atRest, operatorOn } from '../testing/operator.ts';

let folder: Awaited<ReturnType<typeof aQuietFolder>>;
beforeAll(async () => {
  folder = await aQuietFolder();
}, 60_000);
afterAll(() => folder.remove());

const typed = (...words: string[]) => operatorOn(folder.dataDir)(...words);
const asJson = async (...words: string[]) => JSON.parse((await typed(...words, '--json')).out);

describe('dead rows', () => {
  const job = (id: string) => ({ id, kind: 'revokeSource', payload: { sourceId: 'a' } }) as const;
  const bury = (id: string) =>
    atRest(folder.dataDir, async ({ ledger, jobs, now }) => {
      await ledger.commit({ jobs: [{ ...job(id), dueAt: now() }] });
      const claimed = await jobs.claim(id, now(), 60_000);
      if (claimed) await jobs.bury(claimed, now(), 'the shop did not answer');
    });

  it('are listed with what they were to do and why they were given up', async () => {
    await bury('job-1');
    const { rows } = await asJson('dead', 'list');
    expect(rows).toMatchObject([
      {
        id: 'job-1',
        kind: 'revokeSource',
        payload: { sourceId: 'a' },
        attempts: 1,
        lastError: 'the shop did not answer',
      },
    ]);
  });

  it('are due again when replayed, and no longer listed', async () => {
    expect((await typed('dead', 'replay', 'job-1', '--by', 'qian')).exit).toBe(0);
    expect((await typed('dead', 'list')).out).toBe('Nothing is dead.\n');
    const claimed = await atRest(folder.dataDir, ({ jobs, now }) => jobs.claim('job-1', now(), 1));
    expect(claimed).toMatchObject({ id: 'job-1', attempt: 0 });
  });

  it('never come back when released, and the journal says by whom and why', async () => {
    await bury('job-2');
    expect((await typed('dead', 'release', 'job-2', '--by', 'qian', '--ground', '店铺已关闭')).exit).toBe(0);
    expect(await atRest(folder.dataDir, ({ jobs, now }) => jobs.claim('job-2', now(), 1))).toBeUndefined();
    const { operations } = await asJson('journal', 'list');
    expect(operations[0]).toMatchObject({ by: 'qian', what: 'dead.release', subject: 'job-2', ground: '店铺已关闭' });
  });

  it('that are not dead are left alone', async () => {
    expect(await typed('dead', 'replay', 'job-2')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('No dead row'),
    });
  });
});
