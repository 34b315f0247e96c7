import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordWrite } from '@loan/functions/ports/ledger';
import { acceptOffer } from '@loan/functions/use-cases/application/accept-offer';
import type { Deps } from '@loan/functions/use-cases/deps';
import { relatedFacts } from '@loan/functions/use-cases/related/related-facts';
import { companyRows } from '@loan/functions/use-cases/related/traits';
import type { ApplicationStatus, InStatus } from '@loan/shared/application/application';
import type { RelatedParties } from '@loan/shared/facts/related-parties';
import { fen } from '@loan/shared/money/fen';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { ONE_OF_EACH } from '@loan/shared/testing/application-road';
import fc from 'fast-check';
import { BY } from './commits.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { createOutside, throughGate } from './workshop/outside.ts';
import { createStepper } from './workshop/stepper.ts';
import { createWorkshop } from './workshop/workshop.ts';

const TIMEOUT_MS = 240_000;
const WAN = 1_000_000;
const MOST_STEPS = 2_000;

let table: OpenTable;
let deps: Deps;
beforeAll(async () => {
  table = await openTable();
  deps = (await createWorkshop(table.connection, createOutside())).deps;
}, TIMEOUT_MS);
afterAll(() => table.close());

type Company = { company: string; controller: string; phone?: string; account?: string; user?: string };
type Seeded = { id: string; applicantId: string; offerId: string };

/** A company's application as it stands, with the rows that were written when it was submitted. */
async function seed<S extends ApplicationStatus>(
  status: S,
  { company, controller, phone = randomUUID(), account = randomUUID(), user = randomUUID() }: Company,
  offeredFen = 600 * WAN,
): Promise<Seeded> {
  const [id, companyId, personId] = [randomUUID(), randomUUID(), randomUUID()];
  const people = { legalRepresentative: { personId }, controller: { personId } };
  const about = { id, applicantId: user, companyId, people, version: 1, sources: [] };
  const known = ONE_OF_EACH[status] as InStatus<'offered'>;
  const offer = { ...known.offer, limitFen: fen(offeredFen) };
  const state = { ...known, ...about, ...('offer' in known ? { offer } : {}) } as unknown as InStatus<'offered'>;
  const draft = { ...ONE_OF_EACH.draft, ...about } as unknown as InStatus<'draft'>;
  const person = { id: personId, name: '林晓峰', identityNumber: controller, phone, nameMasked: '林**' };
  const registered = { name: company, creditCode: '91440300MA5YY00107', legalRepresentativeName: '林晓峰' };
  const records = [
    {
      kind: 'company',
      key: companyId,
      expect: 'new',
      value: { id: companyId, clientId: company, account, ...registered },
    },
    { kind: 'person', key: personId, expect: 'new', value: person },
  ] as unknown as RecordWrite[];
  const seeded = await deps.ledger.commit({ records });
  const written = await deps.ledger.commit({
    changes: [
      { kind: 'application', before: undefined, event: { type: 'open', at: FIRST_AT } as never, after: state, by: BY },
    ],
    lists: await companyRows(deps, draft, FIRST_AT),
  });
  if (!seeded.ok || !written.ok) throw new Error('seed');
  return { id, applicantId: user, offerId: offer.offerId };
}

const accept = (by: Deps, { id, applicantId, offerId }: Seeded) => acceptOffer(by, applicantId, { id, offerId });
const foundBy = async ({ id }: Seeded): Promise<RelatedParties> => {
  const found = (await deps.ledger.find('application', id))?.state as InStatus<'assessing'>;
  return (await relatedFacts(deps, found, policy)).relatedParties as RelatedParties;
};
const fresh = () => ({ company: randomUUID(), controller: randomUUID() });

describe('a company that applies', () => {
  it('is found to be related to another of the same controller, which has 600万 already', async () => {
    const controller = randomUUID();
    await seed('accepted', { company: randomUUID(), controller });
    expect(await foundBy(await seed('assessing', { company: randomUUID(), controller }))).toEqual({
      clusterSize: 2,
      links: [{ by: 'controller', strength: 'strong', companies: 1 }],
      ignored: [],
      isWhole: true,
      grantedFen: 600 * WAN,
      outstandingFen: 0,
    });
  });

  it('is alone, however often it applies itself, and its own earlier line counts', async () => {
    const one = { company: randomUUID(), controller: randomUUID() };
    await seed('bankReview', one);
    await seed('withdrawn', one);
    expect(await foundBy(await seed('assessing', one))).toMatchObject({ clusterSize: 1, grantedFen: 600 * WAN });
  });

  it('is not bound to whoever shares nothing but the phone, but asked about', async () => {
    const phone = randomUUID();
    await seed('accepted', { ...fresh(), phone });
    expect(await foundBy(await seed('assessing', { ...fresh(), phone }))).toMatchObject({
      ...{ clusterSize: 1, grantedFen: 0 },
      links: [{ by: 'phone', strength: 'weak', companies: 1 }],
    });
  });

  it('is not asked about a phone that more companies have than say anything', async () => {
    const phone = randomUUID();
    for (let count = 0; count < policy.fraud.related.maxHolders; count += 1)
      await seed('declined', { ...fresh(), phone });
    expect(await foundBy(await seed('assessing', { ...fresh(), phone }))).toMatchObject({
      ...{ links: [], ignored: [{ by: 'phone', keys: 1 }], isWhole: true },
    });
  });

  it('among more companies than one borrower may be is looked at, and no more are read than that takes', async () => {
    const controller = randomUUID();
    for (let count = 0; count < policy.fraud.related.maxCompanies + 5; count += 1)
      await seed('declined', { company: randomUUID(), controller });
    const found = await foundBy(await seed('assessing', { company: randomUUID(), controller }));
    expect(found).toMatchObject({ isWhole: false });
    expect(found.clusterSize).toBeGreaterThan(policy.fraud.related.maxCompanies);
  });

  it.each([
    ['accepted', 600],
    ['bankReview', 600],
    ['approved', 400],
    ['signing', 400],
    ['signingFailed', 400],
    ['offered', 0],
    ['declined', 0],
    ['withdrawn', 0],
    ['expired', 0],
    ['bankDeclined', 0],
  ] as const)('beside one that is %s has %i万 in its cluster', async (status, wan) => {
    const controller = randomUUID();
    await seed(status, { company: randomUUID(), controller });
    const { grantedFen } = await foundBy(await seed('assessing', { company: randomUUID(), controller }));
    expect(grantedFen).toBe(wan * WAN);
  });
});

describe('two offers of 600万 in one cluster', () => {
  it('cannot both be accepted: the second hears how much is left', async () => {
    const controller = randomUUID();
    const [first, second] = [
      await seed('offered', { company: randomUUID(), controller }),
      await seed('offered', { company: randomUUID(), controller }),
    ];
    expect((await accept(deps, first)).ok).toBe(true);
    expect(await accept(deps, second)).toEqual({
      ok: false,
      error: { tag: 'RelatedLimitReached', leftFen: 400 * WAN },
    });
  });

  it('can both be accepted when they are 500万 each, and when nothing binds the companies', async () => {
    const controller = randomUUID();
    for (const company of [randomUUID(), randomUUID()])
      expect((await accept(deps, await seed('offered', { company, controller }, 500 * WAN))).ok).toBe(true);
    for (const one of [fresh(), fresh()]) expect((await accept(deps, await seed('offered', one))).ok).toBe(true);
  });

  it(
    'never pass the cap together, however the three acceptances of a chain interleave',
    async () => {
      const meetings = fc.array(fc.nat(5), { minLength: 10, maxLength: 80, size: 'max' });
      await fc.assert(
        fc.asyncProperty(meetings, async (picks) => {
          // a and b share the controller, b and c the account: one borrower of three.
          const [controller, account] = [randomUUID(), randomUUID()];
          const chain = [
            await seed('offered', { company: randomUUID(), controller }),
            await seed('offered', { company: randomUUID(), controller, account }),
            await seed('offered', { ...fresh(), account }),
          ];
          const stepper = createStepper();
          const answers: unknown[] = [];
          chain.forEach((one, index) => {
            const ledger = throughGate(deps.ledger, stepper.gateOf(`phone${index}`));
            stepper.start(`phone${index}`, async () => {
              const answer = await accept({ ...deps, ledger }, one);
              answers.push(answer.ok ? 'accepted' : answer.error.tag);
            });
          });
          for (let step = 0; step < MOST_STEPS; step += 1)
            if (!(await stepper.step(picks[step % picks.length] ?? 0))) break;
          expect(answers.sort()).toEqual(['RelatedLimitReached', 'RelatedLimitReached', 'accepted']);
        }),
        { numRuns: 12 },
      );
    },
    TIMEOUT_MS,
  );
});

describe('how often was asked', () => {
  it('counts the other applications of the cluster and their credit-bureau enquiries, never its own', async () => {
    const controller = randomUUID();
    await seed('withdrawn', { company: randomUUID(), controller });
    const { id } = await seed('assessing', { company: randomUUID(), controller });
    const state = (await deps.ledger.find('application', id))?.state as InStatus<'assessing'>;
    expect((await relatedFacts(deps, state, policy)).enquiries).toEqual([{ on: '2026-11-23', what: 'application' }]);
  });
});
