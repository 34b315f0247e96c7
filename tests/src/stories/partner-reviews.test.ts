import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { explainDecision } from '@loan/functions/use-cases/ops/decisions';
import { backTest } from '@loan/functions/use-cases/policy-release/back-test';
import { draftPolicy } from '@loan/functions/use-cases/policy-release/draft-policy';
import { putOnStaff } from '@loan/functions/use-cases/staff/staff-list';
import { travel } from '@loan/local/demo/journey';
import { addDays, instantOf, shanghaiDay } from '@loan/shared/time/instant';
import { openTown, type Town, withoutRequestId } from './town.ts';

jest.setTimeout(180_000);

let town: Town;
let applicationId: string;
beforeAll(async () => {
  town = await openTown();
  // The seller of the sandbox whose shop is registered to another company waits for a person.
  const nobody = async () => {};
  const scenario = { name: 'referred', what: 'waits for a person', company: 'beidou' } as const;
  const expected = { decision: 'referred', status: 'underReview' } as const;
  const trip = await travel(
    { ...scenario, expect: expected },
    { url: town.system.url, onStep: nobody, review: nobody },
  );
  applicationId = trip.applicationId;
});
afterAll(() => town.close());

/** Puts a person of the sandbox on the list and signs a screen in with their phone. */
async function signedIn(person: string, account: string, roles: ('author' | 'approver' | 'reviewer')[]) {
  const phone = await town.tokenOf(person);
  const opened = (await town.ask('POST', '/partner/tickets')).body;
  const ticket = String(opened['page']).split('ticket=')[1];
  const seen = await town.ask('GET', `/partner/tickets/${ticket}`, { token: phone });
  await putOnStaff(town.system.deps, { userId: String(seen.body['userId']), staff: { account, roles }, by: 'root' });
  await town.ask('POST', `/partner/tickets/${ticket}/answer`, { token: phone, body: { allow: true } });
  const taken = await town.ask('POST', '/partner/session', { body: { secret: opened['secret'] } });
  return String(taken.body['token']);
}
const found = (ground: string) => [{ code: 'ownerMismatch', result: 'corrected', ground }];
const conclude = (token: string, second: boolean, items: unknown = found('工商登记一致')) =>
  town.ask('POST', `/partner/reviews/${applicationId}`, { token, body: { second, items } });

const NOBODYS = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f0ff';
type Section = { title: string; rows: string[][] };
const readCase = async (token: string, id = applicationId) => {
  const { status, body } = await town.ask('GET', `/partner/reviews/${id}`, { token });
  return { status, body, evidence: body['evidence'] as { state: string; sections?: Section[] } | undefined };
};

const kept = async () => {
  const found = await explainDecision(town.system.deps, applicationId);
  if (!found.ok) throw new Error(found.error.tag);
  return found.value;
};

describe('what a reviewer decides on', () => {
  it('is the whole decision down to the facts, which comes out the same when it is decided again', async () => {
    const looker = await signedIn('chenJing', 'wang', []);
    const { status, body, evidence } = await readCase(looker);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      staff: { account: 'wang' },
      review: { applicationId, items: [{ code: 'ownerMismatch' }] },
      evidence: { state: 'whole', isReplayed: true, policyVersion: 'data-loan-2026.11' },
    });
    const { decisionSha256, snapshotSha256 } = (await kept()).record;
    expect(evidence).toMatchObject({ decisionSha256, snapshotSha256 });
    const rowsOf = (title: string) => evidence?.sections?.find((one) => one.title.startsWith(title))?.rows ?? [];
    expect(rowsOf('规则')[0]).toEqual(['店铺归属', expect.any(String), '店铺登记的企业与申请企业一致', '转人工']);
    for (const title of ['评分', '各项得分', '额度怎样得出', '已有负债', '事实', '交叉核对', '店铺 1'])
      expect(rowsOf(title).length).toBeGreaterThan(0);
  });

  it('names nobody: no company, person, whole number or buyer', async () => {
    const looker = await signedIn('chenJing', 'wang', []);
    const { company, shops } = (await kept()).snapshot;
    const told = JSON.stringify((await readCase(looker)).evidence?.sections);
    const whole = [...shops.map(({ sellerId }) => sellerId), company === 'notOffered' ? '' : company.creditCode];
    expect(whole.map((number) => number.length > 10)).toEqual(whole.map(() => true));
    for (const number of whole) expect(told).not.toContain(number);
    expect(told).not.toMatch(/有限公司|@|1[3-9]\d{9}|\d{17}[\dX]/);
  });

  it('is not there for any other application, and not for whoever is not signed in', async () => {
    const looker = await signedIn('chenJing', 'wang', []);
    expect(await readCase(looker, NOBODYS)).toMatchObject({ status: 404, body: { tag: 'ReviewNotFound' } });
    expect(await town.ask('GET', `/partner/reviews/${applicationId}`)).toMatchObject({ status: 401 });
    const phone = await town.tokenOf('chenJing');
    expect(await readCase(phone)).toMatchObject({ status: 401 });
  });

  it('is said to be unreadable once a character of it was changed, and nobody can conclude on it', async () => {
    const reviewer = await signedIn('linXiaofeng', 'zhao', ['reviewer']);
    const { decisionId } = await kept();
    const folder = join(town.dataDir, 'objects/evidence/decisions');
    const file = join(
      folder,
      readdirSync(folder).find((name) => name.startsWith(decisionId) && name.endsWith('.bytes')) ?? '',
    );
    const bytes = readFileSync(file, 'utf8');
    chmodSync(file, 0o600);
    writeFileSync(file, bytes.replace('"outcome":"referred"', '"outcome":"declined"'));
    const { body, evidence } = await readCase(reviewer);
    expect(body).toMatchObject({ review: { applicationId } });
    expect(evidence).toEqual({ state: 'unreadable' });
    for (const result of ['corrected', 'upheld'])
      expect(await conclude(reviewer, false, [{ code: 'ownerMismatch', result, ground: '再看' }])).toMatchObject({
        status: 409,
        body: { tag: 'DecisionChanged' },
      });
    writeFileSync(file, bytes);
    expect((await readCase(reviewer)).evidence?.state).toBe('whole');
  });
});

describe('a review at the screen of the partner', () => {
  it('is seen by whoever is on the list, and concluded by reviewers alone', async () => {
    expect(await town.ask('GET', '/partner/reviews')).toMatchObject({ status: 401 });
    const looker = await signedIn('chenJing', 'wang', ['author', 'approver']);
    expect(await town.ask('GET', '/partner/reviews', { token: looker })).toMatchObject({
      status: 200,
      body: { reviews: [{ applicationId, items: [{ code: 'ownerMismatch', mayBeLifted: true }] }] },
    });
    expect(await conclude(looker, false)).toMatchObject({
      status: 403,
      body: { tag: 'RoleMissing', role: 'reviewer' },
    });
  });

  it('takes two people in their own names, the second without the findings of the first', async () => {
    const zhao = await signedIn('linXiaofeng', 'zhao', ['reviewer']);
    expect(await conclude(zhao, false, [])).toMatchObject({ status: 400 });
    expect(await conclude(zhao, false)).toMatchObject({ status: 200, body: { status: 'underReview' } });
    expect(await conclude(zhao, true)).toMatchObject({ status: 403, body: { tag: 'SamePerson' } });

    const sun = await signedIn('chenJing', 'sun', ['reviewer']);
    const seen = await town.ask('GET', '/partner/reviews', { token: sun });
    expect(JSON.stringify(seen.body)).not.toMatch(/工商登记一致|corrected/);
    expect(seen.body).toMatchObject({ reviews: [{ concluded: { by: 'zhao' } }] });
    expect(await conclude(sun, false)).toMatchObject({ status: 409, body: { tag: 'AlreadyConcluded' } });
    expect(await conclude(sun, true)).toMatchObject({ status: 200, body: { status: 'offered' } });
    expect(await conclude(sun, true)).toMatchObject({ status: 409, body: { tag: 'NotUnderReview' } });
    const [gone, nobodys] = [await readCase(sun), await readCase(sun, NOBODYS)];
    expect(withoutRequestId(gone)).toEqual({ ...withoutRequestId(nobodys), status: 404 });
  });
});

describe('a draft at the screen of the partner', () => {
  const version = 'data-loan-2026.12';
  const today = shanghaiDay(instantOf(new Date()));
  const changes = [
    { path: 'scorecard.base', to: 559, reason: '整体下调一分' },
    { path: 'limit.maxLimitFen', to: 900_000_000, reason: '先降单户上限' },
    { path: 'caps.productMaximum.current', to: '单户最高 900万', reason: '与上限一致' },
  ];

  it('is tried on kept snapshots, a run at a time', async () => {
    const { deps } = town.system;
    const { version: base } = await deps.policies.live('dataLoan', deps.now());
    await draftPolicy(deps, { draft: { version, base, changes }, by: 'zhao' });
    const looker = await signedIn('chenJing', 'wang', []);
    const test = (from: string, to: string) =>
      town.ask('POST', `/partner/policies/${version}/back-test`, { token: looker, body: { from, to } });
    expect(await test(today, addDays(today, -1))).toMatchObject({ status: 422, body: { tag: 'BadWindow' } });
    // The case was referred by the engine and is no other under the draft; what people cleared is not counted again.
    expect(await test(addDays(today, -1), today)).toMatchObject({
      status: 200,
      body: { left: 0, unreadable: 0, comparison: { cases: 1, swapSet: { neither: 1 } } },
    });
    const run = await backTest(deps, { version, from: addDays(today, -1), to: today, most: 0 });
    expect(run).toMatchObject({ ok: true, value: { resumed: 1, left: 0 } });
  });

  it('shows what each change does alone: a point of every score, and nobody at the largest line', async () => {
    const looker = await signedIn('chenJing', 'wang', []);
    expect(await town.ask('GET', `/partner/policies/${version}/changes`, { token: looker })).toMatchObject({
      status: 200,
      body: {
        cases: 1,
        changes: [
          { path: 'scorecard.base', changed: 1, outcomes: 0, limitChangeFen: 0 },
          { path: 'limit.maxLimitFen', changed: 0 },
          { path: 'caps.productMaximum.current', changed: 0 },
        ],
      },
    });
    const unknown = await town.ask('GET', '/partner/policies/data-loan-2099.01/changes', { token: looker });
    expect(unknown).toMatchObject({ status: 404, body: { tag: 'VersionNotKnown' } });
  });
});
