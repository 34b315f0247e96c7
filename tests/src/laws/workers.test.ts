import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentContentName } from '@loan/functions/use-cases/signing/document-names';
import type { InStatus } from '@loan/shared/application/application';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import fc from 'fast-check';
import { type OpenTable, openTable } from './open-table.ts';
import { createOutside } from './workshop/outside.ts';
import { anyMeeting, play } from './workshop/play.ts';
import { AMOUNT_FEN, seedApplication, seedHeldDrawdown, seedNews, seedReadyForBank } from './workshop/seed.ts';
import { createWorkshop, PARTNER } from './workshop/workshop.ts';

const TIMEOUT_MS = 240_000;
const RUNS = 12;

let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

const ACTIVE = travelled(upTo('activate')) as InStatus<'active'>;
const READY = travelled(upTo('signBureau')) as InStatus<'accepted'>;
const SIGNING = travelled(upTo('startSigning')) as InStatus<'signing'>;

describe('two workers, one of whom may die at any step', () => {
  it(
    'pay a drawdown out once, whatever is lost on the way to the bank',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyMeeting(['none', 'neverArrives', 'answerLost']), async (meeting) => {
          const outside = createOutside([...meeting.mishaps]);
          const workshop = await createWorkshop(table.connection, outside);
          await seedApplication(workshop, ACTIVE);
          const { drawdownId } = await seedHeldDrawdown(workshop, ACTIVE);
          await play(workshop, meeting);

          expect([...outside.paid.keys()]).toEqual([`LA-${drawdownId}`]);
          expect(outside.conflicts).toEqual([]);
          const { ledger } = workshop.deps;
          expect((await ledger.find('drawdown', drawdownId))?.state).toMatchObject({ status: 'disbursed' });
          expect((await ledger.find('loan', drawdownId))?.state).toMatchObject({ principalFen: AMOUNT_FEN });
          expect((await ledger.find('facility', ACTIVE.facilityId))?.state).toMatchObject({
            heldFen: 0,
            drawnFen: AMOUNT_FEN,
          });
          expect(await ledger.deposit(PARTNER)).toMatchObject({ heldFen: 0, outstandingFen: AMOUNT_FEN });
          expect(inFirstOrder(outside.heard)).toEqual(
            (await ledger.bankEvents(ACTIVE.id, 0, 100)).map(({ bankSeq }) => bankSeq),
          );
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'tell the bank everything in its order, never skipping ahead',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyMeeting(['none', 'neverArrives', 'answerLost']),
          fc.integer({ min: 1, max: 5 }),
          async (meeting, count) => {
            const outside = createOutside([...meeting.mishaps]);
            const workshop = await createWorkshop(table.connection, outside);
            await seedNews(workshop, ACTIVE.id, count);
            await play(workshop, meeting);
            expect(inFirstOrder(outside.heard)).toEqual(Array.from({ length: count }, (_, index) => index + 1));
          },
        ),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'put an application before the bank once, and take its decision in once',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyMeeting(['none', 'neverArrives', 'answerLost']), fc.nat(3), async (meeting, thinksFor) => {
          const outside = createOutside([...meeting.mishaps], { thinksFor });
          const workshop = await createWorkshop(table.connection, outside);
          await seedApplication(workshop, READY);
          await seedReadyForBank(workshop, READY);
          await play(workshop, meeting);

          expect([...outside.applied.keys()]).toEqual([`CA-${READY.id}`]);
          expect(outside.conflicts).toEqual([]);
          const { ledger } = workshop.deps;
          expect((await ledger.find('application', READY.id))?.state).toMatchObject({ status: 'approved' });
          const told = (await ledger.bankEvents(READY.id, 0, 100)).map(({ type }) => type);
          expect(told).toEqual(['credit.applied', 'credit.decided']);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );

  it(
    'put a contract out for signature once',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyMeeting(['none', 'neverArrives', 'answerLost']), async (meeting) => {
          const outside = createOutside([...meeting.mishaps]);
          const workshop = await createWorkshop(table.connection, outside);
          const { ledger, objects } = workshop.deps;
          await seedApplication(workshop, SIGNING);
          const content = Buffer.from(JSON.stringify({ title: '额度借款合同', signatures: [] }));
          await objects.put('evidence', documentContentName(SIGNING.signing.documentId), content, 'application/json');
          const payload = { applicationId: SIGNING.id };
          await ledger.commit({ jobs: [{ id: 'contract', kind: 'prepareContract', payload, dueAt: FIRST_AT }] });
          await play(workshop, meeting);

          expect(outside.tasks.map(({ reference }) => reference)).toEqual([SIGNING.signing.taskReference]);
          const sent = (await ledger.find('application', SIGNING.id))?.state;
          expect(sent).toMatchObject({ status: 'signing', signing: { taskId: outside.tasks[0]?.taskId } });
          expect(await ledger.record('pointer', `task:${outside.tasks[0]?.taskId}`)).toBeDefined();
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT_MS,
  );
});

/** The numbers as the bank first heard them; fails where it heard one before its turn. */
function inFirstOrder(heard: readonly { bankSeq: number }[]): number[] {
  const known: number[] = [];
  for (const { bankSeq } of heard) {
    expect(bankSeq).toBeLessThanOrEqual(known.length + 1);
    if (bankSeq === known.length + 1) known.push(bankSeq);
  }
  return known;
}
