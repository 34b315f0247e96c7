import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { acceptOffer } from '@loan/functions/use-cases/application/accept-offer';
import { withdrawApplication } from '@loan/functions/use-cases/application/withdraw-application';
import type { Application, ApplicationStatus, InStatus } from '@loan/shared/application/application';
import { ONE_OF_EACH, travelled, upTo } from '@loan/shared/testing/application-road';
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

const { id, applicantId } = ONE_OF_EACH.draft;
const DAY_MS = 86_400_000;

async function standing(state: Application, outside: Outside = createOutside()): Promise<Workshop> {
  const workshop = await createWorkshop(table.connection, outside);
  await seedApplication(workshop, state);
  return workshop;
}
const withdraw = ({ deps }: Workshop) => withdrawApplication(deps, applicantId, { id });
const stateOf = async ({ deps }: Workshop) => (await deps.ledger.find('application', id))?.state;
const toldOf = async ({ deps }: Workshop) => (await deps.ledger.bankEvents(id, 0, 9)).map(({ type }) => type);

describe('an application', () => {
  it('whose agreement nobody signed ends with the terms it was made under', async () => {
    const outside = createOutside();
    const signing = travelled([...upTo('startSigning'), ['sendSigning']]) as InStatus<'signing'>;
    const { attempt, taskId = '' } = signing.signing;
    outside.standings.set(taskId, { state: 'expired', signers: [] });
    const office = await standing(signing, outside);
    office.passMs(Date.parse(signing.terms.validUntil) - Date.parse(office.deps.now()) + 60_000);
    const payload = { applicationId: id, attempt };
    await office.deps.ledger.commit({
      jobs: [{ id: 'look', kind: 'checkSigning', payload, dueAt: office.deps.now() }],
    });
    await office.workOff();
    expect(await stateOf(office)).toMatchObject({ status: 'expired' });
    expect(await toldOf(office)).toEqual(['contract.failed', 'application.expired']);
  });

  it.each<[ApplicationStatus, boolean]>([
    ['draft', false],
    ['submitted', true],
    ['gathering', true],
    ['assessing', true],
    ['underReview', true],
    ['offered', true],
    ['accepted', true],
    ['bankReview', true],
    ['approved', true],
    ['signing', true],
    ['signingFailed', true],
  ])('can be withdrawn while it is %s; whether the bank is told is %s', async (status, isTold) => {
    const office = await standing(ONE_OF_EACH[status]);
    expect(await withdraw(office)).toMatchObject({ value: { status: 'withdrawn' } });
    expect(await withdraw(office)).toMatchObject({
      value: { status: 'withdrawn', version: (await stateOf(office))?.version },
    });
    await office.workOff();
    expect(await toldOf(office)).toEqual(isTold ? ['application.withdrawn'] : []);
    expect(await office.deps.jobs.dead(10)).toEqual([]);
  });

  it.each<ApplicationStatus>(['declined', 'expired', 'bankDeclined', 'active'])(
    'that is %s has nothing to withdraw',
    async (status) => {
      const office = await standing(ONE_OF_EACH[status]);
      expect(await withdraw(office)).toMatchObject({ error: { tag: 'IllegalTransition', from: status } });
    },
  );

  it('is a contract, and not withdrawn, once everybody has signed, though we have not heard of it yet', async () => {
    const outside = createOutside();
    const sent = travelled([...upTo('startSigning'), ['sendSigning']]) as InStatus<'signing'>;
    const office = await standing(sent, outside);
    const signers = (['company', 'controller', 'bank'] as const).map((key) => ({ key, state: 'signed' as const }));
    outside.standings.set(sent.signing.taskId ?? '', { state: 'finished', signers });
    expect(await withdraw(office)).toMatchObject({ error: { tag: 'LoanDocumentSigned' } });
    await office.workOff();
    expect(await stateOf(office)).toMatchObject({ status: 'active' });
  });

  it('that is withdrawn calls off what is out for signature', async () => {
    const outside = createOutside();
    const sent = travelled([...upTo('startSigning'), ['sendSigning']]) as InStatus<'signing'>;
    const office = await standing(sent, outside);
    await withdraw(office);
    await office.workOff();
    expect(outside.cancelled).toEqual([sent.signing.taskId]);
  });
});

describe('an offer', () => {
  const OFFERED = ONE_OF_EACH.offered as InStatus<'offered'>;
  const { offerId } = OFFERED.offer;

  it('is not taken up after its last moment', async () => {
    const office = await standing(OFFERED);
    office.passMs(7 * DAY_MS + 1);
    expect(await acceptOffer(office.deps, applicantId, { id, offerId })).toMatchObject({
      error: { tag: 'OfferExpired' },
    });
  });

  it('ends by itself when nobody takes it up, and the bank is told', async () => {
    const office = await standing(OFFERED);
    const payload = { applicationId: id, status: 'offered' };
    const dueAt = office.deps.now();
    await office.deps.ledger.commit({ jobs: [{ id: 'expire', kind: 'expire', payload, dueAt }] });
    await office.runAlone('expire');
    expect(await stateOf(office)).toMatchObject({ status: 'offered' });
    office.passMs(7 * DAY_MS + 1);
    await office.deps.ledger.commit({ jobs: [{ id: 'expire-2', kind: 'expire', payload, dueAt: office.deps.now() }] });
    await office.workOff();
    expect(await stateOf(office)).toMatchObject({ status: 'expired' });
    expect(await toldOf(office)).toEqual(['application.expired']);
  });

  it('is taken once, however often the phone asks', async () => {
    const office = await standing(OFFERED);
    const first = await acceptOffer(office.deps, applicantId, { id, offerId });
    const second = await acceptOffer(office.deps, applicantId, { id, offerId });
    expect(first).toMatchObject({ value: { status: 'accepted' } });
    expect(second).toEqual(first);
    expect(await toldOf(office)).toEqual(['application.accepted']);
  });
});

describe('the service clock', () => {
  it('warns once when four hours are left and once when it is broken, and the bank is told of both', async () => {
    const office = await standing(ONE_OF_EACH.bankReview);
    const look = async (name: string) => {
      const dueAt = office.deps.now();
      await office.deps.ledger.commit({
        jobs: [{ id: name, kind: 'watchClock', payload: { applicationId: id }, dueAt }],
      });
      await office.runAlone(name);
    };
    await look('too early');
    office.passMs(20 * 3_600_000);
    await look('near');
    await look('near again');
    office.passMs(4 * 3_600_000);
    await look('broken');
    await look('broken again');
    expect(await toldOf(office)).toEqual(['clock.near', 'clock.broken']);
    expect(office.alarms).toEqual(['service clock broken']);
  });
});
