import { describe, expect, it } from '@jest/globals';
import { LAZADA_APP } from '../lazada/credentials.ts';
import { callRest, connectIop, decideIop, IOP_REDIRECT, type IopDesk, signedQuery } from '../testing/iop.ts';
import { createTestSandbox, DAY_MS, MINUTE_MS } from '../testing/sandbox.ts';
import { signIop } from './signature.ts';

const SHOP = '100151503';
const CREATE = '/auth/token/create';

/** Lazada's account desk stands for the platform's. */
function aDesk(): IopDesk & { clock: ReturnType<typeof createTestSandbox>['clock'] } {
  const { app, clock } = createTestSandbox();
  return { app, host: '/lazada/auth', key: LAZADA_APP, now: clock.now, clock };
}

describe('the signature', () => {
  // Published: open.lazada.com docId 108069, HTTP request sample.
  it('is that of the published example', () => {
    const parameters = {
      app_key: '123456',
      access_token: 'test',
      timestamp: '1517820392000',
      sign_method: 'sha256',
      order_id: '1234',
    };
    expect(signIop({ path: '/order/get', parameters }, 'helloworld')).toBe(
      '4190D32361CFB9581350222F345CB77F3B19F0E31D162316848A2C1FFD5FAB4A',
    );
  });

  // Source: signature.test.js of branch8/lazada-open-platform-sdk.
  it('orders names as ASCII does', () => {
    const parameters = { foo: '1', bar: '2', foo_bar: '3', foobar: '4' };
    expect(signIop({ path: '/test/api', parameters }, '1234')).toBe(
      '988085883BF9D32D251478D23122C7ECC91518CDF63BA22F792000A378F52409',
    );
  });

  it('leaves out what is empty, and itself', () => {
    const parameters = { foo: '1', bar: '2', foo_bar: '3', foobar: '4' };
    const signed = signIop({ path: '/test/api', parameters: { ...parameters, empty: '', sign: 'X' } }, '1234');
    expect(signed).toBe('988085883BF9D32D251478D23122C7ECC91518CDF63BA22F792000A378F52409');
  });

  it.each([
    ['a wrong one', { sign: 'A'.repeat(64) }, 'IncompleteSignature'],
    ['one in small letters', { sign: 'a'.repeat(64) }, 'IncompleteSignature'],
    ['none', { sign: '' }, 'MissingParameter'],
    ['one over other fields', { code: 'another' }, 'IncompleteSignature'],
    ['another method', { sign_method: 'md5' }, 'InvalidSignMethod'],
    ['another app', { app_key: '1' }, 'InvalidAppKey'],
    ['a time of words', { timestamp: 'now' }, 'IllegalTimestamp'],
  ])('is refused: %s', async (_, changes, code) => {
    expect(await callRest(aDesk(), CREATE, { code: 'any' }, changes)).toEqual({
      type: 'ISV',
      code,
      message: expect.any(String),
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it.each([
    [-7_200_000, 'InvalidCode'],
    [7_200_000, 'InvalidCode'],
    [-7_200_001, 'IllegalTimestamp'],
    [7_200_001, 'IllegalTimestamp'],
  ])('made by a clock %s ms off is answered with %s', async (off, code) => {
    const desk = aDesk();
    const now = () => new Date(desk.now().getTime() + off);
    expect((await callRest({ ...desk, now }, CREATE, { code: 'any' }))['code']).toBe(code);
  });

  it('may come in a form as well', async () => {
    const desk = aDesk();
    const back = await decideIop(desk, { shop: SHOP, decision: 'allow' });
    const fields = { code: back.searchParams.get('code') ?? '' };
    const answer = await desk.app.request(`${desk.host}/rest${CREATE}`, {
      method: 'POST',
      body: new URLSearchParams(signedQuery(desk, CREATE, fields)),
    });
    expect(await answer.json()).toMatchObject({ code: '0', access_token: expect.any(String) });
  });
});

describe('the consent page', () => {
  it('offers the shops and both answers', async () => {
    const { app, host } = aDesk();
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: LAZADA_APP.appKey,
      redirect_uri: IOP_REDIRECT,
    });
    const answer = await app.request(`${host}/oauth/authorize?${query}`);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/Nanyang Select TH[\s\S]*value="allow"[\s\S]*value="cancel"/);
  });

  it('sends the seller back with a code, or without one', async () => {
    const desk = aDesk();
    const allowed = await decideIop(desk, { shop: SHOP, decision: 'allow' });
    expect(Object.fromEntries(allowed.searchParams)).toEqual({
      state: 'one-time-state',
      code: expect.stringMatching(/^0_/),
    });
    const cancelled = await decideIop(desk, { shop: SHOP, decision: 'cancel' });
    expect(cancelled.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['another app', { client_id: '1' }],
    ['no way back', { redirect_uri: '' }],
    ['a way back that runs a script', { redirect_uri: 'javascript:alert(1)' }],
    ['another kind of answer', { response_type: 'token' }],
  ])('refuses a link with %s', async (_, changes) => {
    expect((await decideIop(aDesk(), { shop: SHOP, decision: 'allow' }, changes)).href).toBe('about:blank');
  });
});

describe('tokens', () => {
  it('come for a code, once, for half an hour', async () => {
    const desk = aDesk();
    const codes: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      codes.push((await decideIop(desk, { shop: SHOP, decision: 'allow' })).searchParams.get('code') ?? '');
    }
    const redeem = async (code = '') => (await callRest(desk, CREATE, { code }))['code'];
    expect([await redeem(codes[0]), await redeem(codes[0])]).toEqual(['0', 'InvalidCode']);
    desk.clock.forward(30 * MINUTE_MS);
    expect(await redeem(codes[1])).toBe('InvalidCode');
  });

  it('are refreshed while the permission lasts, which refreshing does not prolong', async () => {
    const desk = aDesk();
    const first = await connectIop(desk, SHOP);
    expect(first).toMatchObject({ expires_in: 30 * 86_400, refresh_expires_in: 180 * 86_400 });
    const renew = () => callRest(desk, '/auth/token/refresh', { refresh_token: String(first['refresh_token']) });
    desk.clock.forward(160 * DAY_MS);
    const late = await renew();
    expect(late).toMatchObject({ code: '0', expires_in: 20 * 86_400, refresh_expires_in: 20 * 86_400 });
    expect(late['access_token']).not.toBe(first['access_token']);
    desk.clock.forward(20 * DAY_MS);
    expect((await renew())['code']).toBe('IllegalRefreshToken');
  });

  it('are dead from the moment the seller takes its permission back', async () => {
    const desk = aDesk();
    const { refresh_token } = await connectIop(desk, SHOP);
    await desk.app.request(`${desk.host}/oauth/revoke`, { method: 'POST', body: new URLSearchParams({ shop: SHOP }) });
    const answer = await callRest(desk, '/auth/token/refresh', { refresh_token: String(refresh_token) });
    expect(answer['code']).toBe('IllegalRefreshToken');
  });

  it('are not given for a path that is none', async () => {
    expect((await callRest(aDesk(), '/auth/token/guess', {}))['code']).toBe('InvalidApiPath');
  });
});
