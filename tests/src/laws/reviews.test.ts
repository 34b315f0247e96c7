import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reviewView } from '@loan/functions/use-cases/application/view/review';
import { keepDecision, shownReasons } from '@loan/functions/use-cases/assess/assess';
import { reviewItem } from '@loan/functions/use-cases/assess/review-item';
import type { Deps } from '@loan/functions/use-cases/deps';
import { decideReview } from '@loan/functions/use-cases/ops/decide-review';
import { replayDecision } from '@loan/functions/use-cases/ops/decisions';
import { listReviews } from '@loan/functions/use-cases/ops/reviews';
import type { Finding, InStatus } from '@loan/shared/application/application';
import { CONTESTED } from '@loan/shared/application/review';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { ONE_OF_EACH } from '@loan/shared/testing/application-road';
import { BY } from './commits.ts';
import { type OpenTable, openTable } from './open-table.ts';
import { createOutside } from './workshop/outside.ts';
import { createWorkshop } from './workshop/workshop.ts';

const TIMEOUT_MS = 240_000;
const WAN = 1_000_000;

let table: OpenTable;
let deps: Deps;
beforeAll(async () => {
  table = await openTable();
  deps = (await createWorkshop(table.connection, createOutside())).deps;
}, TIMEOUT_MS);
afterAll(() => table.close());

/** The reference seller, whose shop is another's and whose papers tell of two companies: both are for a person. */
const DOUBTFUL: Snapshot = {
  ...referenceSnapshot(),
  ownerMatchesApplicant: 'no',
  company: { creditCode: '91440300708461136T', identityConsistent: false },
};
/** Besides, it has traded for three weeks, which no person can lift. */
const YOUNG: Snapshot = {
  ...referenceSnapshot({ firstActivityOn: '2026-10-10' }),
  ...{ ownerMatchesApplicant: 'no' },
};
const OWNER = 'ownerMismatch';
const IDENTITY = 'identityInconsistent';

/** An application that waits for people, with the decision that sent it to them. */
async function waiting(snapshot: Snapshot, contested?: string): Promise<string> {
  const id = randomUUID();
  const decision = decide(policy, snapshot);
  const { decisionId, record } = await keepDecision(deps, id, snapshot, decision, FIRST_AT);
  const said = contested === undefined ? [] : [{ code: CONTESTED, text: contested }];
  const reviewReasons = [...shownReasons(decision), ...said];
  const known = ONE_OF_EACH.underReview as InStatus<'underReview'>;
  const state = { ...known, id, version: 1, decisionId, reviewReasons } as InStatus<'underReview'>;
  const event = { type: 'refer', at: FIRST_AT, decisionId, reasons: reviewReasons } as const;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'application', before: undefined, event, after: state, by: BY }],
    records: [record],
    lists: [reviewItem(state, event)],
  });
  if (!written.ok) throw new Error(written.error.tag);
  return id;
}

type Found = Record<string, Finding['result']>;
const finding = (found: Found, ground: string): Finding[] =>
  Object.entries(found).map(([code, result]) => ({ code, result, ground: `${ground}：${code}` }));
const first = (applicationId: string, found: Found, by = 'zhao') =>
  decideReview(deps, { applicationId, items: finding(found, '已核对'), by, second: false });
const second = (applicationId: string, found: Found, by = 'sun') =>
  decideReview(deps, { applicationId, items: finding(found, '另行核对'), by, second: true });
const standing = async (id: string) => {
  const found = await deps.ledger.find('application', id);
  if (!found) throw new Error('gone');
  return found.state;
};
const refused = (tag: string, more: object = {}) => ({ ok: false, error: { tag, ...more } });

describe('a review', () => {
  it('offers what the engine gives once two people lifted every rule, each with a ground', async () => {
    const id = await waiting(DOUBTFUL);
    const all: Found = { [OWNER]: 'corrected', [IDENTITY]: 'corrected' };
    await first(id, all);
    const done = await second(id, all);
    // R-SCR-3: the reference seller gets 500万.
    expect(done).toMatchObject({ ok: true, value: { status: 'offered', offer: { limitFen: 500 * WAN } } });
    const state = await standing(id);
    expect(reviewView(state)).toMatchObject({
      items: [
        { code: OWNER, result: 'corrected', grounds: [`已核对：${OWNER}`, `另行核对：${OWNER}`] },
        { code: IDENTITY, result: 'corrected', grounds: [`已核对：${IDENTITY}`, `另行核对：${IDENTITY}`] },
      ],
      by: [{ by: 'zhao' }, { by: 'sun' }],
    });
  });

  it('refuses for what was upheld alone, and what was corrected stands in the way no longer', async () => {
    const id = await waiting(DOUBTFUL);
    const mixed: Found = { [OWNER]: 'corrected', [IDENTITY]: 'upheld' };
    await first(id, mixed);
    await second(id, mixed);
    const state = (await standing(id)) as InStatus<'declined'>;
    expect([state.status, state.reasons.map(({ code }) => code)]).toEqual(['declined', [IDENTITY]]);
    expect(reviewView(state)?.items.map(({ code, result }) => [code, result])).toEqual([
      [OWNER, 'corrected'],
      [IDENTITY, 'upheld'],
    ]);
    expect(await replayDecision(deps, id)).toMatchObject({ ok: true, value: { identical: true } });
    expect((await listReviews(deps)).some(({ applicationId }) => applicationId === id)).toBe(false);
  });

  it('keeps what an earlier review lifted', async () => {
    const id = await waiting(DOUBTFUL);
    const mixed: Found = { [OWNER]: 'corrected', [IDENTITY]: 'upheld' };
    await first(id, mixed);
    await second(id, mixed);
    const before = await deps.ledger.find('application', id);
    if (before?.state.status !== 'declined') throw new Error('not declined');
    const { decisionId, reasons } = before.state;
    const event = { type: 'refer' as const, at: deps.now(), decisionId, reasons };
    const again = { ...(ONE_OF_EACH.underReview as InStatus<'underReview'>), id, decisionId, reviewReasons: reasons };
    const after = { ...again, version: before.state.version + 1 } as InStatus<'underReview'>;
    await deps.ledger.commit({ changes: [{ kind: 'application', before, event, after, by: BY }] });
    await first(id, { [IDENTITY]: 'corrected' });
    expect(await second(id, { [IDENTITY]: 'corrected' })).toMatchObject({ ok: true, value: { status: 'offered' } });
  });

  it('leaves every item open, and who was first unheard, until two people found the same on each', async () => {
    const id = await waiting(DOUBTFUL, '店铺是同一个老板的');
    await first(id, { [OWNER]: 'corrected', [IDENTITY]: 'upheld' });
    const open = {
      items: [
        { code: OWNER, result: 'open', grounds: [] },
        { code: IDENTITY, result: 'open', grounds: [] },
      ],
      contested: '店铺是同一个老板的',
      by: [],
    };
    expect(reviewView(await standing(id))).toMatchObject(open);
    // Another order of the same items is the same; one item found otherwise is not, and leaves it to a third.
    await second(id, { [IDENTITY]: 'corrected', [OWNER]: 'corrected' });
    expect(reviewView(await standing(id))).toMatchObject(open);
    expect(await second(id, { [IDENTITY]: 'upheld', [OWNER]: 'upheld' })).toMatchObject(refused('SamePerson'));
    const third: Found = { [OWNER]: 'corrected', [IDENTITY]: 'corrected' };
    expect(await second(id, third, 'li')).toMatchObject({ ok: true, value: { status: 'offered' } });
  });

  it('asks for each item once, and for nothing else', async () => {
    const id = await waiting(DOUBTFUL);
    expect(await first(id, { [OWNER]: 'upheld' })).toEqual(refused('ItemsDiffer', { codes: [IDENTITY] }));
    expect(await first(id, { [OWNER]: 'upheld', [IDENTITY]: 'upheld', contested: 'upheld' })).toEqual(
      refused('ItemsDiffer', { codes: ['contested'] }),
    );
    const twice = finding({ [OWNER]: 'upheld', [IDENTITY]: 'upheld' }, '已核对');
    const items = [...twice, { code: OWNER, result: 'corrected' as const, ground: '改主意' }];
    expect(await decideReview(deps, { applicationId: id, items, by: 'zhao', second: false })).toEqual(
      refused('ItemsDiffer', { codes: [OWNER] }),
    );
  });

  it('lifts no rule that declines: its cure is in the reasons', async () => {
    const id = await waiting(YOUNG);
    const before = await standing(id);
    const review = (await listReviews(deps)).find(({ applicationId }) => applicationId === id);
    expect(review?.items.map(({ code, mayBeLifted }) => [code, mayBeLifted])).toEqual([
      ['tenureTooShort', false],
      [OWNER, true],
    ]);
    const lifted: Found = { tenureTooShort: 'corrected', [OWNER]: 'corrected' };
    expect(await first(id, lifted)).toEqual(refused('NotForAPerson', { codes: ['tenureTooShort'] }));
    const upheld: Found = { tenureTooShort: 'upheld', [OWNER]: 'upheld' };
    await first(id, upheld);
    await second(id, upheld);
    const { decisionId } = before as InStatus<'underReview'>;
    expect(await standing(id)).toMatchObject({ status: 'declined', decisionId });
  });

  it('tells the first of the two when it would be no all the same', async () => {
    // With the shop cleared no more is asked for than 1万, below the least that is lent.
    const small = { ...referenceSnapshot(), ownerMatchesApplicant: 'no', requestedLimitFen: 1 * WAN } as Snapshot;
    const id = await waiting(small);
    expect(await first(id, { [OWNER]: 'corrected' })).toMatchObject(
      refused('StillNotOffered', { reasons: ['limitTooSmall'] }),
    );
    expect(await standing(id)).not.toHaveProperty('concluded');
  });
});
