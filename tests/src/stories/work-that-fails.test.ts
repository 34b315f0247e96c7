import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readBankEvents } from '@loan/functions/use-cases/bank/read-events';
import type { InStatus } from '@loan/shared/application/application';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import { type OpenTable, openTable } from '../laws/open-table.ts';
import { createOutside, type Mishap } from '../laws/workshop/outside.ts';
import { seedApplication, seedNews } from '../laws/workshop/seed.ts';
import { createWorkshop } from '../laws/workshop/workshop.ts';

jest.setTimeout(60_000);
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const SIGNING = travelled(upTo('startSigning')) as InStatus<'signing'>;
const OTHER = '00000000-0000-4000-8000-000000000099';
const silence = (calls: number) => Array<Mishap>(calls).fill('neverArrives');

describe('a callback the bank never takes', () => {
  it('is tried fourteen times, then holds its line, raises an alarm and can be looked at', async () => {
    const outside = createOutside(silence(14));
    const workshop = await createWorkshop(table.connection, outside);
    await seedNews(workshop, SIGNING.id, 2);
    await workshop.workOff();
    expect(outside.heard).toEqual([]);
    expect(await workshop.deps.jobs.dead(10)).toMatchObject([
      { id: `line:${SIGNING.id}`, what: 'line', attempts: 14, lastError: 'timeout' },
    ]);
    expect(workshop.alarms).toEqual(['line dead']);
  });

  it('holds up its own line and no other', async () => {
    const outside = createOutside(silence(14));
    const workshop = await createWorkshop(table.connection, outside);
    await seedNews(workshop, SIGNING.id, 1);
    await workshop.workOff();
    await seedNews(workshop, SIGNING.id, 1);
    await seedNews(workshop, OTHER, 2);
    await workshop.workOff();
    expect(outside.heard.map(({ applicationId, bankSeq }) => [applicationId, bankSeq])).toEqual([
      [OTHER, 1],
      [OTHER, 2],
    ]);
  });

  it('is made up for by a bank that reads the line by itself, after which news are sent to it again', async () => {
    const outside = createOutside(silence(14));
    const workshop = await createWorkshop(table.connection, outside);
    await seedApplication(workshop, SIGNING);
    await seedNews(workshop, SIGNING.id, 3);
    await workshop.workOff();
    const ask = { bankId: 'BANK-A', applicationId: SIGNING.id, limit: 2 };
    const first = await readBankEvents(workshop.deps, { ...ask, after: 0 });
    expect(first?.events.map(({ bankSeq }) => bankSeq)).toEqual([1, 2]);
    expect(first?.next).toBe(2);
    expect(await workshop.deps.jobs.dead(10)).toHaveLength(1);
    const second = await readBankEvents(workshop.deps, { ...ask, after: 2 });
    expect(second?.events.map(({ bankSeq }) => bankSeq)).toEqual([3]);
    expect(await workshop.deps.jobs.dead(10)).toEqual([]);
    await seedNews(workshop, SIGNING.id, 1);
    await workshop.workOff();
    expect(outside.heard.map(({ bankSeq }) => bankSeq)).toEqual([3, 4]);
  });

  it('is told to its own bank alone', async () => {
    const workshop = await createWorkshop(table.connection, createOutside());
    await seedApplication(workshop, SIGNING);
    const asked = { bankId: 'BANK-B', applicationId: SIGNING.id, after: 0, limit: 10 };
    expect(await readBankEvents(workshop.deps, asked)).toBeUndefined();
  });
});

describe('a job that always fails', () => {
  it('is tried twelve times, ever later, and then lies where it can be seen, replayed and given up', async () => {
    const workshop = await createWorkshop(table.connection, createOutside());
    await seedApplication(workshop, SIGNING);
    // The contract has no content: whoever takes this job up finds nothing to print.
    const job = {
      id: 'contract',
      kind: 'prepareContract',
      payload: { applicationId: SIGNING.id },
      dueAt: FIRST_AT,
    } as const;
    await workshop.deps.ledger.commit({ jobs: [job] });
    await workshop.workOff();
    const { jobs, now } = workshop.deps;
    expect(await jobs.dead(10)).toMatchObject([
      { id: 'contract', attempts: 12, lastError: 'Error: readContent: a document without its content' },
    ]);
    expect(workshop.alarms).toEqual(['job dead']);
    expect(await jobs.replay('contract', now())).toBe(true);
    await workshop.workOff();
    expect(await jobs.dead(10)).toMatchObject([{ id: 'contract', attempts: 12 }]);
    expect(await jobs.release('contract', now())).toBe(true);
    expect(await jobs.dead(10)).toEqual([]);
  });

  it('keeps nobody else waiting, even when it cannot be taken up at all', async () => {
    const workshop = await createWorkshop(table.connection, createOutside());
    await seedNews(workshop, SIGNING.id, 1);
    await seedNews(workshop, OTHER, 1);
    const heard: string[] = [];
    // One bank's configuration is broken: its gateway cannot even be made.
    const bank = () => ({
      deliver: async ({ applicationId }: { applicationId: string }) => {
        if (applicationId === SIGNING.id) throw new TypeError('no such bank');
        heard.push(applicationId);
        return { ok: true as const, value: undefined };
      },
    });
    const worker = workshop.workerWith({ bank: bank as never });
    await worker.sweep('calls', () => 60_000);
    expect(heard).toEqual([OTHER]);
  });
});
