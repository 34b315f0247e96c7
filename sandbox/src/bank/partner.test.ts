import { describe, expect, it } from '@jest/globals';
import { createTestSandbox } from '../testing/sandbox.ts';
import { createBankApp } from './app.ts';
import { isSignedByBank, oracle } from './testing/branch.ts';
import { APPLICATION } from './testing/messages.ts';

const event = (bankSeq: number) => ({
  applicationId: APPLICATION,
  bankSeq,
  type: 'credit.decided',
  occurredAt: '2026-11-22T09:30:00.000Z',
  data: {},
});

type Answering = { sign?: (id: string, text: string) => string; body: (after: number) => unknown };

/** A partner that answers GET …/events, checking that the bank signs its address. */
function aPartner({ sign, body }: Answering) {
  const asked: { address: string; signed: boolean }[] = [];
  const fetch = (async (url: string, init: RequestInit) => {
    const { pathname, search, searchParams } = new URL(url);
    const headers = init.headers as Record<string, string>;
    const address = `${pathname}${search}`;
    // Without a body, method and address are signed instead.
    const covered = init.method === 'POST' ? String(init.body) : `GET ${address}`;
    asked.push({ address, signed: isSignedByBank(headers, covered) });
    const text = JSON.stringify({ head: { code: '0000' }, body: body(Number(searchParams.get('after'))) });
    const id = headers['webhook-id'] ?? '';
    const now = new Date();
    return new Response(text, {
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': sign?.(id, text) ?? oracle.sign(id, now, text),
      },
    });
  }) as typeof globalThis.fetch;
  const { world } = createTestSandbox({ now: () => new Date() });
  const app = createBankApp(world, { fetch, partnerUrl: 'http://partner.example/api/bank/v1' });
  const post = async (path: string, sent: object = {}) =>
    (await app.request(path, { method: 'POST', body: JSON.stringify(sent) })).json();
  return { asked, post, app };
}

describe('a bank that missed an event', () => {
  it("reads the partner's line from where its own ends, page by page", async () => {
    const { asked, post, app } = aPartner({
      body: (after) => ({ events: [event(after + 1), event(after + 2)], next: after < 2 ? after + 2 : null }),
    });
    expect(await post('/control/catch-up', { applicationId: APPLICATION })).toEqual({ last: 4, read: 4 });
    expect(asked).toEqual([
      { address: `/api/bank/v1/applications/${APPLICATION}/events?after=0&limit=100`, signed: true },
      { address: `/api/bank/v1/applications/${APPLICATION}/events?after=2&limit=100`, signed: true },
    ]);
    const shown = await app.request(`/control/events?applicationId=${APPLICATION}`);
    expect(await shown.json()).toMatchObject({ last: 4, line: [event(1), event(2), event(3), event(4)] });
  });

  it('believes no answer that is not signed', async () => {
    const { post } = aPartner({ sign: () => 'v1,AAAA', body: () => ({ events: [event(1)], next: null }) });
    expect(await post('/control/catch-up', { applicationId: APPLICATION })).toMatchObject({
      last: 0,
      read: 0,
      problem: expect.any(String),
    });
  });

  it('stops at a line that itself has a gap', async () => {
    const { post } = aPartner({ body: () => ({ events: [event(1), event(3)], next: null }) });
    expect(await post('/control/catch-up', { applicationId: APPLICATION })).toEqual({
      last: 1,
      read: 1,
      problem: 'bankSeq 2 is expected',
    });
  });

  it('can ask whether the partner is there', async () => {
    const { asked, post } = aPartner({ body: () => ({ echo: 'ping' }) });
    expect(await post('/control/ping')).toMatchObject({ status: 200, verified: true, body: { echo: 'ping' } });
    expect(asked).toEqual([{ address: '/api/bank/v1/ping', signed: true }]);
  });
});
