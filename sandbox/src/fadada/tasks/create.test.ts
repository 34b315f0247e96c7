import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { create, LOAN_ACTORS, LOAN_FIELDS, type LoanTask } from '../testing/loan-task.ts';
import { type Office, openOffice } from '../testing/office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const [company, controller, bank] = LOAN_ACTORS;
const withDoc = (change: object) => (task: LoanTask) => ({ ...task, docs: [{ ...task.docs[0], ...change }] });
const withActors =
  (...actors: unknown[]) =>
  (task: LoanTask) => ({ ...task, actors });
const ordered = (actor: typeof company | typeof controller | typeof bank, orderNo: number | undefined) => ({
  ...actor,
  signConfigInfo: { ...actor.signConfigInfo, orderNo },
});

describe('a sign task', () => {
  it('gets a number of 19 digits', async () => {
    const { code, data } = await create(office);
    expect(code).toBe('100000');
    expect(data['signTaskId']).toMatch(/^\d{19}$/);
  });

  it.each<[string, string, (task: LoanTask) => object]>([
    [
      'in the name of a company that never agreed',
      '213002',
      (t) => ({ ...t, initiator: { idType: 'corp', openId: 'corp-bank-a' } }),
    ],
    ['without documents', '211145', (t) => ({ ...t, docs: [], actors: [] })],
    ['without participants', '211146', withActors()],
    ['with nobody who signs', '211161', withActors({ actor: { ...company.actor, permissions: ['cc'] } })],
    ['with the storage address for the file', '211096', withDoc({ docFileId: 'not-a-file' })],
    ['with neither file nor template', '211099', withDoc({ docFileId: undefined })],
    ['with both file and template', '211100', withDoc({ docTemplateId: 't' })],
    ['in order without the order', '211108', withActors(company, controller, ordered(bank, undefined))],
    ['with two in the same place', '211155', withActors(company, ordered(controller, 1), bank)],
    ['sealed without a person and without a scene', '211118', (t) => ({ ...t, businessId: undefined })],
    ['with a seal that belongs to nobody', '211154', withActors(company, bank)],
    ['with a control that is not in the document', '211063', withDoc({ docFields: LOAN_FIELDS.slice(1) })],
    ['with a company seal for a person', '211027', withActors({ ...controller, signFields: company.signFields }, bank)],
    [
      'with words that are not printed',
      '211163',
      withDoc({
        docFields: LOAN_FIELDS.map((one) => ({
          ...one,
          position: { positionMode: 'keyword', positionKeyword: '丙方' },
        })),
      }),
    ],
    [
      'for someone unknown',
      '210032',
      withActors(company, controller, { ...bank, actor: { ...bank.actor, actorOpenId: 'corp-x' } }),
    ],
    ['with yes and no written as text', '100012', (t) => ({ ...t, autoStart: 'true' })],
  ])('%s is refused with %s', async (_, code, change) => {
    expect(await create(office, change)).toMatchObject({ code, data: null });
    expect(office.callbacks).toEqual([]);
  });
});
