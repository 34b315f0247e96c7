import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { draftPolicy } from '@loan/functions/use-cases/policy-release/draft-policy';
import { putOnStaff, takeOffStaff } from '@loan/functions/use-cases/staff/staff-list';
import type { Staff } from '@loan/shared/api/partner';
import { openTown, type Town } from './town.ts';

jest.setTimeout(120_000);

const VERSION = 'data-loan-2026.12';
let town: Town;
/** How far the clock of the system is ahead. */
let aheadMs = 0;
beforeAll(async () => {
  town = await openTown({ now: () => new Date(Date.now() + aheadMs) });
});
afterAll(() => town.close());

/** A screen that shows a code: what it knows, and what the phone reads off it. */
async function aScreen(): Promise<{ secret: string; ticket: string; code: string }> {
  const { body } = await town.ask('POST', '/partner/tickets');
  return {
    secret: String(body['secret']),
    ticket: String(body['page']).split('ticket=')[1] ?? '',
    code: String(body['code']),
  };
}
const take = (secret: string) => town.ask('POST', '/partner/session', { body: { secret } });
const scan = (token: string, ticket: string) => town.ask('GET', `/partner/tickets/${ticket}`, { token });
const answer = (token: string, ticket: string, allow = true) =>
  town.ask('POST', `/partner/tickets/${ticket}/answer`, { token, body: { allow } });
const step = (token: string, one: object) =>
  town.ask('POST', `/partner/policies/${VERSION}/step`, { token, body: { step: one } });

/** Puts a person of the sandbox on the list and signs a screen in with their phone. */
async function signedIn(person: string, staff: Staff): Promise<{ userId: string; token: string; phone: string }> {
  const phone = await town.tokenOf(person);
  const { secret, ticket } = await aScreen();
  const userId = String((await scan(phone, ticket)).body['userId']);
  await putOnStaff(town.system.deps, { userId, staff, by: 'root' });
  expect(await answer(phone, ticket)).toMatchObject({ status: 200 });
  const { body } = await take(secret);
  expect(body).toMatchObject({ state: 'signedIn', staff });
  return { userId, token: String(body['token']), phone };
}

describe('a screen of the partner', () => {
  it('waits until a phone lets it in, and shows the code that the phone shows', async () => {
    const { secret, ticket, code } = await aScreen();
    expect((await take(secret)).body).toEqual({ state: 'waiting' });
    expect((await scan(await town.tokenOf('linXiaofeng'), ticket)).body).toMatchObject({ state: 'open', code });
    expect(code).toMatch(/^\d{4}$/);
  });

  it('is not let in by somebody who is not on the list', async () => {
    const { secret, ticket } = await aScreen();
    const phone = await town.tokenOf('linXiaofeng');
    expect(await answer(phone, ticket)).toMatchObject({ status: 403, body: { tag: 'NotOnStaff' } });
    expect((await take(secret)).body).toEqual({ state: 'waiting' });
  });

  it('is not let in by what the phone read off it, by another secret, or without a phone', async () => {
    const { ticket } = await aScreen();
    expect(await take(ticket)).toMatchObject({ status: 400 });
    expect((await take('x'.repeat(43))).body).toEqual({ state: 'gone' });
    expect(await town.ask('GET', `/partner/tickets/${ticket}`)).toMatchObject({ status: 401 });
  });

  it('is let in once, and only within two minutes', async () => {
    const { phone } = await signedIn('linXiaofeng', { account: 'zhao', roles: ['author'] });
    const used = await aScreen();
    await answer(phone, used.ticket);
    expect([(await take(used.secret)).body['state'], (await take(used.secret)).body['state']]).toEqual([
      'signedIn',
      'refused',
    ]);
    expect(await answer(phone, used.ticket)).toMatchObject({ status: 410 });
    const late = await aScreen();
    aheadMs += 120_001;
    expect(await answer(phone, late.ticket)).toMatchObject({ status: 410 });
    expect((await take(late.secret)).body).toEqual({ state: 'gone' });
  });

  it('stays out when the person says that it is not theirs', async () => {
    const { phone } = await signedIn('linXiaofeng', { account: 'zhao', roles: ['author'] });
    const { secret, ticket } = await aScreen();
    await answer(phone, ticket, false);
    expect((await take(secret)).body).toEqual({ state: 'refused' });
  });

  it('is no phone, and a phone is no screen', async () => {
    const { token, phone } = await signedIn('linXiaofeng', { account: 'zhao', roles: ['author'] });
    expect(await town.ask('GET', '/home', { token })).toMatchObject({ status: 401 });
    expect(await town.ask('GET', '/partner/policies', { token: phone })).toMatchObject({ status: 401 });
    expect(await town.ask('GET', '/partner/policies')).toMatchObject({ status: 401 });
  });

  it('is out when it leaves, when its person is taken off the list, and after a working day', async () => {
    const policies = (token: string) => town.ask('GET', '/partner/policies', { token });
    const left = await signedIn('linXiaofeng', { account: 'zhao', roles: [] });
    expect(await policies(left.token)).toMatchObject({ status: 200, body: { staff: { account: 'zhao' } } });
    await town.ask('DELETE', '/partner/session', { token: left.token });
    expect(await policies(left.token)).toMatchObject({ status: 401 });

    const removed = await signedIn('linXiaofeng', { account: 'zhao', roles: [] });
    await takeOffStaff(town.system.deps, { userId: removed.userId, by: 'root' });
    expect(await policies(removed.token)).toMatchObject({ status: 401 });

    const tired = await signedIn('linXiaofeng', { account: 'zhao', roles: [] });
    aheadMs += 8 * 3_600_000;
    expect(await policies(tired.token)).toMatchObject({ status: 401 });
  });
});

describe('a change of policy at the screen', () => {
  it('takes two people in their own names, whatever roles one of them has', async () => {
    const { deps } = town.system;
    const { version: base } = await deps.policies.live('dataLoan', deps.now());
    const changes = [
      { path: 'limit.maxLimitFen', to: 300_000_000, reason: '先降单户上限' },
      { path: 'caps.productMaximum.current', to: '单户最高 300万', reason: '与上限一致' },
    ];
    await draftPolicy(deps, { draft: { version: VERSION, base, changes }, by: 'zhao' });

    const author = await signedIn('linXiaofeng', { account: 'zhao', roles: ['author'] });
    expect(await step(author.token, { move: 'shadow' })).toMatchObject({ status: 200 });
    expect(await step(author.token, { move: 'approve' })).toMatchObject({ status: 403, body: { role: 'approver' } });
    const both = await signedIn('linXiaofeng', { account: 'zhao', roles: ['author', 'approver'] });
    expect(await step(both.token, { move: 'approve' })).toMatchObject({ status: 403, body: { tag: 'SamePerson' } });

    const second = await signedIn('chenJing', { account: 'sun', roles: ['approver'] });
    expect(await step(second.token, { move: 'approve' })).toMatchObject({
      status: 422,
      body: { tag: 'ConditionsUnmet' },
    });
    expect(await step(second.token, { move: 'approve', ground: '只收紧' })).toMatchObject({ status: 200 });
    const { body } = await town.ask('GET', '/partner/policies', { token: second.token });
    const [dataLoan] = body['products'] as unknown[];
    expect(dataLoan).toMatchObject({ inForce: base, releases: [{ standing: 'approved', approved: { by: 'sun' } }] });
    const seen = await town.ask('GET', `/partner/policies/${VERSION}`, { token: second.token });
    expect(seen).toMatchObject({
      status: 200,
      body: {
        comparison: { cases: 0 },
        differences: [{ path: 'caps.productMaximum.current' }, { path: 'limit.maxLimitFen', reason: '先降单户上限' }],
      },
    });
  });
});
