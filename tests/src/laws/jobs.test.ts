import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DUE_PARTITIONS, type Lane, type NewJob } from '@loan/functions/ports/jobs';
import { addMs, Instant } from '@loan/shared/time/instant';
import { type OpenTable, openTable } from './open-table.ts';

const TIMEOUT_MS = 60_000;
const LEASE_MS = 60_000;
const T0 = Instant.parse('2026-11-23T01:00:00.000Z');
const after = (ms: number) => addMs(T0, ms);

let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

async function written(dueAt = T0): Promise<NewJob & { id: string }> {
  const job = { id: randomUUID(), kind: 'assess' as const, payload: { applicationId: randomUUID() }, dueAt };
  await table.ledger.commit({ jobs: [job] });
  return job;
}

async function due(now: Instant, lane: Lane = 'calls'): Promise<string[]> {
  const pages = Array.from({ length: DUE_PARTITIONS }, (_, partition) => table.jobs.due(lane, partition, now, 100));
  return (await Promise.all(pages)).flat();
}

const claimed = async (id: string, now: Instant) => {
  const job = await table.jobs.claim(id, now, LEASE_MS);
  if (!job) throw new Error('not to be had');
  return job;
};

describe('a job', () => {
  it('is due from its moment on, in its own lane and nowhere else', async () => {
    const { id } = await written(after(1_000));
    expect(await due(after(999))).not.toContain(id);
    expect(await due(after(1_000))).toContain(id);
    expect(await due(after(1_000), 'pulls')).not.toContain(id);
    expect(await table.jobs.claim(id, after(999), LEASE_MS)).toBeUndefined();
    expect(await table.jobs.claim(id, after(1_000), LEASE_MS)).toMatchObject({ id, kind: 'assess', attempt: 0 });
  });

  it('goes to one of many workers', async () => {
    const { id } = await written();
    const claims = await Promise.all(Array.from({ length: 8 }, () => table.jobs.claim(id, T0, LEASE_MS)));
    expect(claims.filter((claim) => claim)).toHaveLength(1);
  });

  it('is had again by another worker when its lease is over, and not a moment before', async () => {
    const { id } = await written();
    await claimed(id, T0);
    expect(await table.jobs.claim(id, after(LEASE_MS - 1), LEASE_MS)).toBeUndefined();
    expect(await due(after(LEASE_MS))).toContain(id);
    expect(await table.jobs.claim(id, after(LEASE_MS), LEASE_MS)).toBeDefined();
  });

  it('is not touched any more by a worker whose lease has passed to another', async () => {
    const { id } = await written();
    const first = await claimed(id, T0);
    const second = await claimed(id, after(LEASE_MS));
    await table.jobs.finish(first);
    await table.jobs.again(first, T0, true, 'late');
    await table.jobs.bury(first, T0, 'late');
    expect(await table.jobs.dead(100)).not.toContainEqual(expect.objectContaining({ id }));
    await table.jobs.again(second, after(2 * LEASE_MS), true, 'once more');
    expect(await claimed(id, after(2 * LEASE_MS))).toMatchObject({ attempt: 1 });
  });

  it('is gone from the due once it is done, and leaves a trace for a week', async () => {
    const { id } = await written();
    await table.jobs.finish(await claimed(id, T0));
    expect(await due(after(LEASE_MS))).not.toContain(id);
    expect(await table.jobs.claim(id, after(LEASE_MS), LEASE_MS)).toBeUndefined();
    const row = (await table.rows()).find(({ pk }) => pk === `JOB#${id}`);
    expect(row).toMatchObject({ status: 'done', ttl: Date.parse(after(7 * 86_400_000)) / 1_000 });
  });

  it('counts failures, and does not count waiting', async () => {
    const { id } = await written();
    await table.jobs.again(await claimed(id, T0), T0, false, '');
    await table.jobs.again(await claimed(id, T0), T0, true, 'timeout');
    expect(await claimed(id, T0)).toMatchObject({ attempt: 1 });
  });

  it('that is dead is listed with its cause, is not due, and comes back with a fresh count', async () => {
    const { id } = await written();
    await table.jobs.bury(await claimed(id, T0), after(5), 'no such document');
    expect(await due(after(LEASE_MS))).not.toContain(id);
    const rows = await table.jobs.dead(100);
    expect(rows.find((row) => row.id === id)).toMatchObject({
      what: 'job',
      kind: 'assess',
      attempts: 1,
      lastError: 'no such document',
      since: after(5),
    });
    expect(await table.jobs.replay(id, after(10))).toBe(true);
    expect(await table.jobs.dead(100)).not.toContainEqual(expect.objectContaining({ id }));
    expect(await claimed(id, after(10))).toMatchObject({ attempt: 0 });
  });

  it('that is dead can be given up for good', async () => {
    const { id } = await written();
    await table.jobs.bury(await claimed(id, T0), T0, 'x');
    expect(await table.jobs.release(id, T0)).toBe(true);
    expect(await table.jobs.dead(100)).not.toContainEqual(expect.objectContaining({ id }));
    expect(await due(after(LEASE_MS))).not.toContain(id);
    expect(await table.jobs.replay(id, T0)).toBe(false);
  });

  it('that lives is neither replayed nor released', async () => {
    const { id } = await written();
    expect([await table.jobs.replay(id, T0), await table.jobs.release(id, T0)]).toEqual([false, false]);
    expect(await table.jobs.replay(randomUUID(), T0)).toBe(false);
  });
});

describe("an application's line to its bank", () => {
  const news = async (applicationId: string, count: number) => {
    const one = { type: 'application.submitted' as const, data: {} };
    await table.ledger.commit({
      bank: { applicationId, bankId: 'BANK-A', at: T0, news: Array.from({ length: count }, () => one) },
    });
  };
  const lineOf = async (applicationId: string, now: Instant) => {
    const line = await table.jobs.claimLine(applicationId, now, LEASE_MS);
    if (!line) throw new Error('not to be had');
    return line;
  };
  const isDue = async (applicationId: string, now: Instant) => (await due(now)).includes(`line:${applicationId}`);

  it('is delivered one number after the other and rests when it is up to date', async () => {
    const id = randomUUID();
    await news(id, 2);
    const first = await lineOf(id, T0);
    expect(first.next?.bankSeq).toBe(1);
    const second = await table.jobs.delivered(first, 1);
    expect(second?.next?.bankSeq).toBe(2);
    if (second) expect(await table.jobs.delivered(second, 2)).toBeUndefined();
    expect(await isDue(id, after(LEASE_MS))).toBe(false);
  });

  it('wakes up for news, and hands them to the worker that has it already', async () => {
    const id = randomUUID();
    await news(id, 1);
    const line = await lineOf(id, T0);
    await news(id, 1);
    const next = await table.jobs.delivered(line, 1);
    expect(next?.next?.bankSeq).toBe(2);
    if (next) await table.jobs.delivered(next, 2);
    await news(id, 1);
    expect(await isDue(id, T0)).toBe(true);
    expect((await lineOf(id, T0)).next?.bankSeq).toBe(3);
  });

  it('goes to one of many workers, and a worker without the lease marks nothing delivered', async () => {
    const id = randomUUID();
    await news(id, 2);
    const claims = await Promise.all(Array.from({ length: 6 }, () => table.jobs.claimLine(id, T0, LEASE_MS)));
    expect(claims.filter((claim) => claim)).toHaveLength(1);
    const old = claims.find((claim) => claim);
    await lineOf(id, after(LEASE_MS));
    expect(old && (await table.jobs.delivered(old, 1))).toBeUndefined();
    expect((await lineOf(id, after(2 * LEASE_MS))).next?.bankSeq).toBe(1);
  });

  it('held by a dead callback takes news in, sends none of them, and leaves other lines alone', async () => {
    const [id, other] = [randomUUID(), randomUUID()];
    await news(id, 1);
    await table.jobs.buryLine(await lineOf(id, T0), T0, '401');
    await news(id, 2);
    await news(other, 1);
    expect(await isDue(id, after(LEASE_MS))).toBe(false);
    expect(await isDue(other, T0)).toBe(true);
    expect((await table.jobs.dead(100)).find((row) => row.id === `line:${id}`)).toMatchObject({
      what: 'line',
      kind: 'deliverNews',
      payload: JSON.stringify({ applicationId: id, from: 1 }),
    });
  });

  it('is let go by a replay, and starts with the number it was held at', async () => {
    const id = randomUUID();
    await news(id, 2);
    await table.jobs.buryLine(await lineOf(id, T0), T0, '500');
    expect(await table.jobs.replay(`line:${id}`, after(1))).toBe(true);
    expect((await lineOf(id, after(1))).next?.bankSeq).toBe(1);
  });

  it('is let go by giving up the event it was held at, which is then skipped', async () => {
    const id = randomUUID();
    await news(id, 2);
    await table.jobs.buryLine(await lineOf(id, T0), T0, '500');
    expect(await table.jobs.release(`line:${id}`, after(1))).toBe(true);
    expect((await lineOf(id, after(1))).next?.bankSeq).toBe(2);
  });

  it.each([
    [1, 2],
    [2, 3],
    [3, undefined],
  ])('is let go when the bank says that it has read up to %i, and goes on with %p', async (upTo, next) => {
    const id = randomUUID();
    await news(id, 3);
    await table.jobs.buryLine(await lineOf(id, T0), T0, '500');
    await table.jobs.caughtUp(id, upTo, after(1));
    expect(await table.jobs.dead(100)).not.toContainEqual(expect.objectContaining({ id: `line:${id}` }));
    expect((await table.jobs.claimLine(id, after(1), LEASE_MS))?.next?.bankSeq).toBe(next);
  });

  it('is not let go by a bank that claims to have read what was never written', async () => {
    const id = randomUUID();
    await news(id, 1);
    await table.jobs.buryLine(await lineOf(id, T0), T0, '500');
    await table.jobs.caughtUp(id, 2, after(1));
    expect(await table.jobs.claimLine(id, after(1), LEASE_MS)).toBeUndefined();
  });
});
