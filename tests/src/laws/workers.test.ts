import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { documentContentName } from '@loan/functions/use-cases/signing/document-names';
import type { InStatus } from '@loan/shared/application/application';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import fc from 'fast-check';
import { type OpenTable, openTable } from './open-table.ts';
import { createOutside, type Outside } from './workshop/outside.ts';
import { anyMeeting, dieAfter, type Meeting, play } from './workshop/play.ts';
import {
  AMOUNT_FEN,
  SOURCE_ID,
  seedApplication,
  seedHeldDrawdown,
  seedNews,
  seedReadingShop,
  seedReadyForBank,
} from './workshop/seed.ts';
import { createShop, type ShopMishap } from './workshop/shop.ts';
import { createWorkshop, PARTNER, type Workshop } from './workshop/workshop.ts';

const TIMEOUT_MS = 240_000;
const MEETINGS = 10;
/** More steps than any of these works takes. */
const MOST_STEPS = 200;

let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
}, TIMEOUT_MS);
afterAll(() => table.close());

const ACTIVE = travelled(upTo('activate')) as InStatus<'active'>;
const READY = travelled(upTo('signBureau')) as InStatus<'accepted'>;
const SIGNING = travelled(upTo('startSigning')) as InStatus<'signing'>;
/** The assessment has been asked for and waits for the one shop that is being read. */
const GATHERING = travelled([...upTo('requestAssessment'), ['gather', 0]]) as InStatus<'gathering'>;

/** A piece of work: what there is before, and what must be there afterwards, once and whole. */
type Work = { seed(workshop: Workshop): Promise<void>; holds(workshop: Workshop, outside: Outside): Promise<void> };

const WORKS: Record<string, Work> = {
  'pay a drawdown out': {
    async seed(workshop) {
      await seedApplication(workshop, ACTIVE);
      await seedHeldDrawdown(workshop, ACTIVE);
    },
    async holds({ deps: { ledger } }, { paid, conflicts, heard }) {
      const { drawdownId } = ACTIVE.signing;
      expect([...paid.keys()]).toEqual([`LA-${drawdownId}`]);
      expect(conflicts).toEqual([]);
      expect((await ledger.find('drawdown', drawdownId))?.state).toMatchObject({ status: 'disbursed' });
      expect((await ledger.find('loan', drawdownId))?.state).toMatchObject({ principalFen: AMOUNT_FEN });
      const facility = await ledger.find('facility', ACTIVE.facilityId);
      expect(facility?.state).toMatchObject({ heldFen: 0, drawnFen: AMOUNT_FEN });
      expect(await ledger.deposit(PARTNER)).toMatchObject({ heldFen: 0, outstandingFen: AMOUNT_FEN });
      const line = await ledger.bankEvents(ACTIVE.id, 0, 100);
      expect(line.map(({ type }) => type)).toEqual(['drawdown.instructed', 'drawdown.disbursed']);
      expect(inFirstOrder(heard)).toEqual([1, 2]);
    },
  },
  'tell the bank everything in its order': {
    seed: (workshop) => seedNews(workshop, ACTIVE.id, 4),
    async holds(_, { heard }) {
      expect(inFirstOrder(heard)).toEqual([1, 2, 3, 4]);
    },
  },
  'read a shop, assess it and make one offer': {
    async seed(workshop) {
      await seedApplication(workshop, GATHERING);
      await seedReadingShop(workshop, GATHERING);
    },
    async holds({ deps: { ledger } }) {
      expect((await ledger.find('source', SOURCE_ID))?.state).toMatchObject({ status: 'read' });
      const events = await ledger.history('application', GATHERING.id, GATHERING.version);
      expect(events.map(({ type }) => type)).toEqual(['gather', 'assess', 'offer']);
      expect((await ledger.bankEvents(GATHERING.id, 0, 9)).map(({ type }) => type)).toEqual(['application.offered']);
    },
  },
  'put an application before the bank and take its decision in': {
    async seed(workshop) {
      await seedApplication(workshop, READY);
      await seedReadyForBank(workshop, READY);
    },
    async holds({ deps: { ledger } }, { applied, conflicts }) {
      expect([...applied.keys()]).toEqual([`CA-${READY.id}`]);
      expect(conflicts).toEqual([]);
      expect((await ledger.find('application', READY.id))?.state).toMatchObject({ status: 'approved' });
      const told = await ledger.bankEvents(READY.id, 0, 9);
      expect(told.map(({ type }) => type)).toEqual(['credit.applied', 'credit.decided']);
    },
  },
  'put a contract out for signature': {
    async seed(workshop) {
      await seedApplication(workshop, SIGNING);
      const { ledger, objects } = workshop.deps;
      const content = Buffer.from(JSON.stringify({ title: '额度借款合同', signatures: [] }));
      await objects.put('evidence', documentContentName(SIGNING.signing.documentId), content, 'application/json');
      const payload = { applicationId: SIGNING.id };
      await ledger.commit({ jobs: [{ id: 'contract', kind: 'prepareContract', payload, dueAt: FIRST_AT }] });
    },
    async holds({ deps: { ledger } }, { tasks }) {
      expect(tasks.map(({ reference }) => reference)).toEqual([SIGNING.signing.taskReference]);
      const taskId = tasks[0]?.taskId;
      expect((await ledger.find('application', SIGNING.id))?.state).toMatchObject({ signing: { taskId } });
      expect(await ledger.record('pointer', `task:${taskId}`)).toBeDefined();
    },
  },
};
const WORK_NAMES = Object.keys(WORKS);
const workOf = (name: string): Work => WORKS[name] as Work;

describe('two workers, one of whom stops at some step and may come back too late', () => {
  const anyShop = fc.array(fc.constantFrom<ShopMishap>('none', 'noAnswer', 'quota'), { maxLength: 5 });

  it.each(WORK_NAMES)(
    '%s once, whatever is lost on the way',
    async (name) => {
      const { seed, holds } = workOf(name);
      const meeting = async (how: Meeting, thinksFor: number, shop: ShopMishap[]) => {
        const outside = createOutside([...how.mishaps], { thinksFor });
        const workshop = await createWorkshop(table.connection, outside, createShop([...shop]));
        await seed(workshop);
        await play(workshop, how);
        await holds(workshop, outside);
      };
      const anyHow = anyMeeting(['none', 'neverArrives', 'answerLost']);
      await fc.assert(fc.asyncProperty(anyHow, fc.nat(3), anyShop, meeting), { numRuns: MEETINGS });
    },
    TIMEOUT_MS,
  );
});

describe('a worker that dies', () => {
  it.each(WORK_NAMES)(
    'at any of its steps leaves others to %s once',
    async (name) => {
      const { seed, holds } = workOf(name);
      let died = true;
      let steps = 0;
      for (; died && steps < MOST_STEPS; steps += 1) {
        const outside = createOutside();
        const workshop = await createWorkshop(table.connection, outside);
        await seed(workshop);
        died = await dieAfter(workshop, steps);
        await holds(workshop, outside);
      }
      expect(steps).toBeGreaterThan(5);
      expect(died).toBe(false);
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
