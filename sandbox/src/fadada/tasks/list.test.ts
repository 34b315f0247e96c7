import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BANK_CORP, PARTNER_CORP } from '../settings.ts';
import { createdId } from '../testing/loan-task.ts';
import { ask, type Office, openOffice } from '../testing/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const list = async (openId: string, more: object = {}) => {
  const { code, data } = await ask(office, '/sign-task/owner/get-list', {
    ownerId: { idType: 'corp', openId },
    ...more,
  });
  return { code, ...(data as { signTasks?: { signTaskId: string }[]; totalCount?: number; listPageCount?: number }) };
};
const ids = async (...given: Parameters<typeof list>) => (await list(...given)).signTasks?.map((one) => one.signTaskId);

describe('the list of sign tasks', () => {
  it('finds a task again by its subject and tells our reference', async () => {
    const first = await createdId(office);
    const second = await createdId(office, (task) => ({
      ...task,
      signTaskSubject: '征信授权书-B2',
      transReferenceId: 'B2',
    }));
    expect(await ids(PARTNER_CORP.openCorpId, { ownerRole: 'initiator' })).toEqual([second, first]);
    const filtered = await list(PARTNER_CORP.openCorpId, { listFilter: { signTaskSubject: '授权书' } });
    expect(filtered).toMatchObject({ totalCount: 1, signTasks: [{ signTaskId: second, transReferenceId: 'B2' }] });
  });

  it('tells who began a task from who takes part in it', async () => {
    const task = await createdId(office);
    expect(await ids(BANK_CORP.openCorpId, { ownerRole: 'actor' })).toEqual([task]);
    expect(await ids(BANK_CORP.openCorpId, { ownerRole: 'initiator' })).toEqual([]);
    expect(await ids(BANK_CORP.openCorpId, { listFilter: { signTaskStatus: ['task_finished'] } })).toEqual([]);
  });

  it('comes in pages', async () => {
    const tasks = [await createdId(office), await createdId(office), await createdId(office)];
    expect(await list(PARTNER_CORP.openCorpId, { listPageSize: 2 })).toMatchObject({ listPageCount: 2, totalCount: 3 });
    expect(await ids(PARTNER_CORP.openCorpId, { listPageSize: 2, listPageNo: 2 })).toEqual(tasks.slice(0, 1));
  });

  it('is not for a company that never agreed', async () => {
    expect(await list('corp-x')).toMatchObject({ code: '213004' });
  });
});
