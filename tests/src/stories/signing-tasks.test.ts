import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TaskStatus } from '@loan/functions/ports/signing-service';
import { withdrawApplication } from '@loan/functions/use-cases/application/withdraw-application';
import { documentContentName } from '@loan/functions/use-cases/signing/document-names';
import type { InStatus } from '@loan/shared/application/application';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import { type OpenTable, openTable } from '../laws/open-table.ts';
import { createOutside, type Outside } from '../laws/workshop/outside.ts';
import { seedApplication } from '../laws/workshop/seed.ts';
import { createWorkshop, type Workshop } from '../laws/workshop/workshop.ts';

jest.setTimeout(60_000);
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const ACCEPTED = travelled(upTo('accept')) as InStatus<'accepted'>;
const SIGNING = travelled(upTo('startSigning')) as InStatus<'signing'>;
const { id, applicantId } = SIGNING;

async function prepared(
  state: InStatus<'accepted'> | InStatus<'signing'>,
  outside: Outside = createOutside(),
): Promise<Workshop> {
  const workshop = await createWorkshop(table.connection, outside);
  await seedApplication(workshop, state);
  const content = Buffer.from(JSON.stringify({ title: '额度借款合同', signatures: [] }));
  const documents =
    state.status === 'signing'
      ? [state.signing.documentId]
      : [state.bureau.company.documentId, state.bureau.controller.documentId];
  for (const name of documents.map(documentContentName))
    await workshop.deps.objects.put('evidence', name, content, 'application/json');
  const kind = state.status === 'signing' ? ('prepareContract' as const) : ('prepareBureau' as const);
  await workshop.deps.ledger.commit({ jobs: [{ id: 'send', kind, payload: { applicationId: id }, dueAt: FIRST_AT }] });
  return workshop;
}

const stateOf = async ({ deps }: Workshop) => (await deps.ledger.find('application', id))?.state;
const everyone = (bank: TaskStatus['signers'][number]['state']): TaskStatus['signers'] => [
  { key: 'company', state: 'signed' },
  { key: 'controller', state: 'signed' },
  { key: 'bank', state: bank },
];

describe('a contract that is out for signature', () => {
  it('opens the facility though no callback ever tells of the signatures', async () => {
    const outside = createOutside();
    const workshop = await prepared(SIGNING, outside);
    await workshop.runAlone('send');
    outside.standings.set(outside.tasks[0]?.taskId ?? '', { state: 'finished', signers: everyone('signed') });
    await workshop.workOff();
    expect(await stateOf(workshop)).toMatchObject({ status: 'active' });
  });

  it("is looked at again at once while only the lender's seal is missing", async () => {
    const outside = createOutside();
    const workshop = await prepared(SIGNING, outside);
    await workshop.runAlone('send');
    const taskId = outside.tasks[0]?.taskId ?? '';
    outside.standings.set(taskId, { state: 'signing', signers: everyone('awaited') });
    const check = { kind: 'checkSigning', payload: { applicationId: id, attempt: 1 }, dueAt: FIRST_AT } as const;
    await workshop.deps.ledger.commit({ jobs: [{ id: 'told', ...check }] });
    await workshop.runAlone('told');
    outside.standings.set(taskId, { state: 'finished', signers: everyone('signed') });
    workshop.passMs(5_000);
    await workshop.runAlone('told');
    expect(await stateOf(workshop)).toMatchObject({ status: 'active' });
  });

  it('is called off when the application was withdrawn while it was being sent', async () => {
    const outside = createOutside();
    const { createTask } = outside.signing;
    let workshop: Workshop | undefined;
    outside.signing.createTask = async (task) => {
      if (workshop) await withdrawApplication(workshop.deps, applicantId, { id });
      return createTask(task);
    };
    workshop = await prepared(SIGNING, outside);
    await workshop.workOff();
    expect(await stateOf(workshop)).toMatchObject({ status: 'withdrawn' });
    expect(outside.cancelled).toEqual(outside.tasks.map(({ taskId }) => taskId));
    expect(outside.tasks).toHaveLength(1);
  });

  it('is called off when somebody else than the signer stood before the camera', async () => {
    const outside = createOutside();
    const workshop = await prepared(SIGNING, outside);
    await workshop.runAlone('send');
    const taskId = outside.tasks[0]?.taskId ?? '';
    outside.standings.set(taskId, { state: 'signing', signers: [{ key: 'controller', state: 'failed' }] });
    await workshop.workOff();
    expect(await stateOf(workshop)).toMatchObject({ status: 'signingFailed', signing: { failure: 'wrongSigner' } });
    expect(outside.cancelled).toEqual([taskId]);
  });

  it.each(['rejected', 'expired', 'cancelled'] as const)(
    'that was %s can be sent again, and nothing is opened',
    async (how) => {
      const outside = createOutside();
      const workshop = await prepared(SIGNING, outside);
      await workshop.runAlone('send');
      outside.standings.set(outside.tasks[0]?.taskId ?? '', { state: how, signers: [] });
      await workshop.workOff();
      expect(await stateOf(workshop)).toMatchObject({ status: 'signingFailed', signing: { failure: how } });
      expect(await workshop.deps.ledger.find('facility', id)).toBeUndefined();
    },
  );
});

describe('credit-bureau authorisations that are out for signature', () => {
  it('are called off when the application was withdrawn while they were being sent', async () => {
    const outside = createOutside();
    const { createTask } = outside.signing;
    let workshop: Workshop | undefined;
    outside.signing.createTask = async (task) => {
      if (workshop) await withdrawApplication(workshop.deps, applicantId, { id });
      return createTask(task);
    };
    workshop = await prepared(ACCEPTED, outside);
    await workshop.workOff();
    expect(outside.tasks).toHaveLength(1);
    expect(outside.cancelled).toEqual(outside.tasks.map(({ taskId }) => taskId));
  });

  it('are signed though no callback ever tells of it', async () => {
    const outside = createOutside();
    const workshop = await prepared(ACCEPTED, outside);
    await workshop.runAlone('send');
    for (const { taskId } of outside.tasks) outside.standings.set(taskId, { state: 'finished', signers: [] });
    await workshop.workOff();
    expect(await stateOf(workshop)).toMatchObject({
      bureau: { company: { signedAt: expect.any(String) }, controller: { signedAt: expect.any(String) } },
    });
    const told = await workshop.deps.ledger.bankEvents(id, 0, 9);
    expect(told.map(({ type }) => type)).toEqual(['bureauAuthorisation.signed', 'bureauAuthorisation.signed']);
  });
});
