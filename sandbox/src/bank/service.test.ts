import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Branch, isSignedByBank, messageText, openBranch, oracle, send, tester } from './testing/branch.ts';
import { APPLICATION, creditApply } from './testing/messages.ts';

let branch: Branch;
beforeEach(() => {
  branch = openBranch();
});
afterEach(() => branch.sandbox.close());

const ping = (more: object = {}) =>
  send(branch, { service: 'ping', path: '/v1/ping', body: { echo: 'hello' }, ...more });
const apply = (body: unknown) => send(branch, { service: 'credit.apply', path: '/v1/credit-applications', body });
const secondsAgo = (seconds: number) => {
  const at = new Date(branch.sandbox.world.now().getTime() - seconds * 1000);
  const text = messageText('ping', { echo: 'hello' });
  const headers = {
    'webhook-id': 'msg_old',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': oracle.sign('msg_old', at, text),
  };
  return ping({ text, headers });
};

describe('a message to the bank', () => {
  it('is answered under its own number and message id, signed', async () => {
    expect(await ping()).toMatchObject({
      status: 200,
      verified: true,
      head: {
        code: '0000',
        message: 'OK',
        requestNo: expect.any(String),
        responseNo: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      body: { echo: 'hello' },
    });
  });

  it('with a wrong signature is refused, and the refusal is signed', async () => {
    const headers = { 'webhook-signature': `v1,${'A'.repeat(43)}=` };
    expect(await ping({ headers })).toMatchObject({ status: 401, verified: true, head: { code: '4001' } });
  });

  it('is refused more than five minutes from now, either way', async () => {
    const codes = [];
    for (const seconds of [299, 302, -299, -302]) codes.push((await secondsAgo(seconds)).head['code']);
    expect(codes).toEqual(['0000', '4002', '0000', '4002']);
  });

  it.each([
    ['head.bankId: BANK-A', { head: { bankId: 'BANK-B' } }],
    ['head.service: ping', { head: { service: 'pong' } }],
    ['head.apiVersion: one of 1.0', { head: { apiVersion: '2.0' } }],
    ['body.echo: text', { body: {} }],
    ['message: an object', { text: 'not json' }],
    ['body: an object', { body: null }],
  ])('is refused as malformed, naming what is wrong: %s', async (message, more) => {
    expect(await ping(more)).toMatchObject({ status: 400, verified: true, head: { code: '4000', message } });
  });

  it.each<[string, (message: ReturnType<typeof creditApply>) => object]>([
    ['body.creditApplyNo', (m) => ({ ...m, creditApplyNo: 'short' })],
    ['body.company.creditCode', (m) => ({ ...m, company: { ...m.company, creditCode: undefined } })],
    ['body.coBorrowers[0].role', (m) => ({ ...m, coBorrowers: [{ ...m.coBorrowers[0], role: 'SPOUSE' }] })],
    ['body.suggestion.limitFen', (m) => ({ ...m, suggestion: { ...m.suggestion, limitFen: 0.5 } })],
    ['body.submittedAt', (m) => ({ ...m, submittedAt: '22 November' })],
  ])('names the field of an application it cannot read: %s', async (field, change) => {
    const { status, head } = await apply(change(creditApply()));
    expect([status, head['code']]).toEqual([400, '4000']);
    expect(head['message']?.startsWith(`${field}: `)).toBe(true);
  });

  it('one too many is told to slow down, signed as well', async () => {
    branch.sandbox.world.faults.add({ vendor: 'bank', kind: 'quota', times: 1 });
    expect(await ping()).toMatchObject({ status: 429, verified: true, head: { code: '4290' } });
  });
});

describe('the tester at the bank', () => {
  it('sees every message with what became of it, and no content', async () => {
    await ping();
    await ping({ headers: { 'webhook-signature': 'v1,AAAA' } });
    await apply(creditApply());
    expect(await tester(branch, '/log')).toMatchObject([
      { service: 'ping', verified: true, code: '0000' },
      { service: 'ping', verified: false, code: '4001' },
      { service: 'credit.apply', verified: true, code: '0000', applicationId: APPLICATION },
    ]);
    expect(JSON.stringify(await tester(branch, '/log'))).not.toContain('440301198604129018');
  });

  it('can take the events exactly as they came and verify them again', async () => {
    const event = {
      applicationId: APPLICATION,
      bankSeq: 1,
      type: 'application.submitted',
      occurredAt: '2026-11-22T09:30:00.000Z',
      data: {},
    };
    await send(branch, { service: 'event.deliver', path: '/v1/events', body: event });
    const { received } = await tester(branch, `/events?applicationId=${APPLICATION}&raw=1`);
    const [first] = received as { headers: Record<string, string>; body: string }[];
    expect(first && isSignedByBank(first.headers, first.body)).toBe(true);
  });
});
