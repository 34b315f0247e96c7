import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { withdrawConsent } from '@loan/functions/use-cases/account/data-rights';
import { requestAssessment } from '@loan/functions/use-cases/application/request-assessment';
import { viewFor } from '@loan/functions/use-cases/application/view/view';
import { withdrawApplication } from '@loan/functions/use-cases/application/withdraw-application';
import { sha256 } from '@loan/functions/use-cases/hashes';
import { disconnectSource } from '@loan/functions/use-cases/source/disconnect-source';
import { receiveAuthorisation } from '@loan/functions/use-cases/source/receive-authorisation';
import type { InStatus } from '@loan/shared/application/application';
import { transitionSource } from '@loan/shared/source/source';
import { travelled, upTo } from '@loan/shared/testing/application-road';
import { addMs } from '@loan/shared/time/instant';
import { BY } from '../laws/commits.ts';
import { type OpenTable, openTable } from '../laws/open-table.ts';
import { createOutside } from '../laws/workshop/outside.ts';
import { CONSENT_ID, SOURCE_ID, seedApplication, seedReadingShop } from '../laws/workshop/seed.ts';
import { createShop, type Shop, type ShopMishap } from '../laws/workshop/shop.ts';
import { createWorkshop, type Workshop } from '../laws/workshop/workshop.ts';

jest.setTimeout(60_000);
let table: OpenTable;
beforeAll(async () => {
  table = await openTable();
});
afterAll(() => table.close());

const GATHERING = travelled([...upTo('requestAssessment'), ['gather', 0]]) as InStatus<'gathering'>;
const { id, applicantId } = GATHERING;

async function reading(shop: Shop | ShopMishap[]): Promise<Workshop> {
  const workshop = await createWorkshop(
    table.connection,
    createOutside(),
    Array.isArray(shop) ? createShop(shop) : shop,
  );
  await seedApplication(workshop, GATHERING);
  await seedReadingShop(workshop, GATHERING);
  return workshop;
}

const applicationOf = async ({ deps }: Workshop) => (await deps.ledger.find('application', id))?.state;
const sourceOf = async ({ deps }: Workshop) => (await deps.ledger.find('source', SOURCE_ID))?.state;

/** What is left of the shop: its permission, how far reading came, its bytes, and who may have it. */
async function leftOf({ deps: { ledger, objects } }: Workshop) {
  const rest = [await ledger.record('credential', SOURCE_ID), await ledger.record('pull', SOURCE_ID)];
  const claim = await ledger.claimedBy('source:amazon:na:A1YUNFAN0US01');
  return [...rest, claim, ...(await objects.list('facts', `sources/${SOURCE_ID}/`, 10))].filter(
    (one) => one !== undefined,
  );
}

describe('a shop that cannot be read', () => {
  it.each<[ShopMishap, string]>([
    ['notAvailable', 'failed'],
    ['authorisationEnded', 'authorisationEnded'],
  ])('because of %s is no ground for a refusal: the applicant may connect again', async (mishap, status) => {
    const workshop = await reading([mishap, mishap]);
    await workshop.workOff();
    expect(await sourceOf(workshop)).toMatchObject({ status });
    const application = await applicationOf(workshop);
    expect(application).toMatchObject({ status: 'gathering', reading: false, clock: { awaiting: ['applicant'] } });
    expect(application).not.toHaveProperty('assessmentRequestedAt');
  });

  it('is read again after it was confirmed once more, and assessed when that is asked for', async () => {
    const workshop = await reading(['notAvailable', 'notAvailable']);
    await workshop.workOff();
    expect(await requestAssessment(workshop.deps, applicantId, { id })).toMatchObject({
      error: { tag: 'NothingToAssess' },
    });
  });

  it('keeps us asking for as long as the marketplace only takes its time', async () => {
    const workshop = await reading(Array<ShopMishap>(30).fill('quota'));
    await workshop.workOff();
    expect(await applicationOf(workshop)).toMatchObject({ status: 'offered' });
  });
});

/** A shop of a hundred orders on one day, of which so many are told when its window is read again. */
function retelling(orders: number): Shop {
  const shop = createShop();
  let readings = 0;
  return {
    ...shop,
    async advance(step, context) {
      const outcome = await shop.advance(step, context);
      if (outcome.tag !== 'done' || step.kind !== 'orders') return outcome;
      readings += 1;
      const day = { on: '2026-03-02', orders: readings === 1 ? 100 : orders, sold: 90, minor: 900_000 };
      return { ...outcome, result: { ...outcome.result, reduction: { placed: [day] } } };
    },
  };
}

describe('a shop of which some orders are read again', () => {
  it('is lent on where the second reading tells what the first did, and two in a hundred otherwise', async () => {
    const workshop = await reading(retelling(98));
    await workshop.workOff();
    expect(await applicationOf(workshop)).toMatchObject({ status: 'offered' });
  });

  it('goes to a person where it tells more otherwise, and what was read both times is kept', async () => {
    const workshop = await reading(retelling(97));
    await workshop.workOff();
    expect(await applicationOf(workshop)).toMatchObject({ status: 'underReview' });
    const { objects } = workshop.deps;
    const names = (await objects.list('facts', `sources/${SOURCE_ID}/`, 20)).map((name) => name.split('/').slice(-2));
    expect(names).toEqual(
      expect.arrayContaining([
        ['kept', 'orders:2026.tsv'],
        ['kept-again', 'orders:2026.tsv'],
      ]),
    );
  });

  it('is lent on where it could not be read again: that says nothing', async () => {
    const workshop = await reading(createShop(['none', 'none', 'notAvailable']));
    await workshop.workOff();
    expect(await applicationOf(workshop)).toMatchObject({ status: 'offered' });
  });
});

describe('a shop that is disconnected', () => {
  it.each([
    ['at a vendor that no call of ours tells', 'notOffered', false],
    ['at a vendor that takes it back', 'works', true],
  ] as const)('%s is said to end there by our hand or not, before it is let go', async (_, is, revocable) => {
    const shop = createShop();
    shop.cells = { ...shop.cells, revoke: is === 'works' ? { is } : { is, why: 'no call for it' } };
    const workshop = await reading(shop);
    const application = await applicationOf(workshop);
    expect(application && (await viewFor(workshop.deps, application, applicantId))).toMatchObject({
      sources: [{ id: SOURCE_ID, revocable }],
    });
  });

  it('while it is read leaves nothing behind and hands the move back to the applicant', async () => {
    const workshop = await reading(['none', 'quota']);
    await workshop.runAlone('read');
    expect(await disconnectSource(workshop.deps, applicantId, { id, sourceId: SOURCE_ID })).toMatchObject({ ok: true });
    await workshop.workOff();
    expect(await leftOf(workshop)).toEqual([]);
    expect(await applicationOf(workshop)).toMatchObject({ status: 'gathering', clock: { awaiting: ['applicant'] } });
  });
});

describe('a consent that is withdrawn', () => {
  const withdraw = ({ deps }: Workshop) => withdrawConsent(deps, applicantId, { consentId: CONSENT_ID });

  it('stops the reading and deletes what was kept of the shop', async () => {
    const shop = createShop(['none', ...Array<ShopMishap>(10).fill('quota')]);
    const workshop = await reading(shop);
    await workshop.runAlone('read');
    expect(await withdraw(workshop)).toMatchObject({ ok: true });
    await workshop.workOff();
    expect(shop.readings).toEqual(['orders:2026']);
    expect(await leftOf(workshop)).toEqual([]);
    expect(await sourceOf(workshop)).toMatchObject({ status: 'disconnected' });
    expect(await applicationOf(workshop)).toMatchObject({ status: 'gathering', reading: false });
    const told = await workshop.deps.ledger.bankEvents(id, 0, 9);
    expect(told.map(({ type }) => type)).toEqual(['consent.withdrawn']);
  });

  it('deletes also what a run under way kept after it', async () => {
    const shop = createShop();
    const { advance } = shop;
    let workshop: Workshop | undefined;
    shop.advance = async (step, context) => {
      if (workshop && step.kind === 'payouts') {
        await withdraw(workshop);
        for (const due of await workshop.dueIds()) if (due !== 'read') await workshop.runAlone(due);
      }
      return advance(step, context);
    };
    workshop = await reading(shop);
    await workshop.workOff();
    // The third is the window that is read again.
    expect(shop.readings).toEqual(['orders:2026', 'payouts:2026', 'orders:2026']);
    expect(await leftOf(workshop)).toEqual([]);
    expect(await sourceOf(workshop)).toMatchObject({ status: 'disconnected' });
  });

  it('leaves a decision that was made as it is', async () => {
    const workshop = await reading([]);
    await workshop.workOff();
    const before = await applicationOf(workshop);
    await withdraw(workshop);
    await workshop.workOff();
    expect(before).toMatchObject({ status: 'offered' });
    expect(await applicationOf(workshop)).toEqual(before);
    expect(await leftOf(workshop)).toEqual([]);
  });

  it('is withdrawn once, and by nobody else', async () => {
    const workshop = await reading([]);
    const stranger = '00000000-0000-4000-8000-000000000077';
    expect(await withdrawConsent(workshop.deps, stranger, { consentId: CONSENT_ID })).toMatchObject({
      error: { tag: 'ConsentNotFound' },
    });
    const first = await withdraw(workshop);
    workshop.passMs(60_000);
    expect(await withdraw(workshop)).toEqual(first);
  });
});

describe('an application that is withdrawn', () => {
  it('takes the permission of its shops and what was kept of them with it', async () => {
    const workshop = await reading(['none', 'quota']);
    await workshop.runAlone('read');
    expect(await withdrawApplication(workshop.deps, applicantId, { id })).toMatchObject({ ok: true });
    await workshop.workOff();
    expect(await leftOf(workshop)).toEqual([]);
  });

  it('accepts no permission that arrives after it', async () => {
    const workshop = await createWorkshop(table.connection, createOutside());
    const { deps } = workshop;
    await seedApplication(workshop, GATHERING);
    const at = deps.now();
    const event = {
      type: 'create',
      at,
      id: SOURCE_ID,
      applicationId: id,
      ownerId: applicantId,
      vendor: 'amazon',
      region: 'na',
      typed: {},
      stateHash: sha256('the state'),
      linkExpiresAt: addMs(at, 600_000),
    } as const;
    const source = transitionSource(undefined, event);
    if (!source.ok) throw new Error(source.error.tag);
    await deps.ledger.commit({
      changes: [{ kind: 'source', before: undefined, event, after: source.value, by: BY }],
      records: [
        { kind: 'pointer', key: sha256('the state'), value: { applicationId: id, sourceId: SOURCE_ID }, expect: 'new' },
      ],
    });
    await withdrawApplication(deps, applicantId, { id });
    const answer = { state: 'the state', code: 'c' };
    // The stand-in has no exchange of codes: a call to it would throw.
    expect(await receiveAuthorisation(deps, 'amazon', answer)).toBe('expired');
    expect(await leftOf(workshop)).toEqual([]);
  });
});
