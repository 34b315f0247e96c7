import { describe, expect, it } from '@jest/globals';
import { askToken, connect, consentPath, decide, REDIRECT, read } from '../../testing/amazon.ts';
import { createTestSandbox, MINUTE_MS } from '../../testing/sandbox.ts';
import { AMAZON_APP } from '../credentials.ts';

const SELLER = 'A1YUNFAN0US01';
const allow = { seller: SELLER, decision: 'allow' };

describe('the consent page', () => {
  it('offers the sellers and both answers', async () => {
    const answer = await createTestSandbox().app.request(consentPath());
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('YUNFAN Outdoor（北美站）');
    expect(page).toContain('width=device-width');
    expect(page).toMatch(/<button name="decision" value="allow">.*\n<button name="decision" value="cancel">/);
  });

  it('sends the seller back with our state, its id and a code', async () => {
    const back = await decide(createTestSandbox().app, allow);
    expect(back.origin + back.pathname).toBe(REDIRECT);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      state: 'one-time-state',
      selling_partner_id: SELLER,
      spapi_oauth_code: expect.stringMatching(/^\w{20}$/),
    });
  });

  it('sends the seller back without a code when it cancels', async () => {
    const back = await decide(createTestSandbox().app, { seller: SELLER, decision: 'cancel' });
    expect(Object.fromEntries(back.searchParams)).toEqual({ state: 'one-time-state', error: 'access_denied' });
  });

  it('keeps the parameters our own address carries', async () => {
    const { app } = createTestSandbox();
    const path = consentPath({ redirect_uri: `${REDIRECT}?from=phone` });
    const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(allow) });
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('from')).toBe('phone');
  });

  it.each([
    ['another app', { application_id: 'amzn1.sp.solution.other' }],
    ['no state', { state: '' }],
    ['no way back', { redirect_uri: '' }],
    ['a way back that runs a script', { redirect_uri: 'javascript:alert(1)' }],
  ])('refuses a link with %s', async (_, changes) => {
    const answer = await createTestSandbox().app.request(consentPath(changes));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('无法继续授权')]);
  });
});

describe('Login with Amazon', () => {
  const aCode = async (app: ReturnType<typeof createTestSandbox>['app']) =>
    (await decide(app, allow)).searchParams.get('spapi_oauth_code') ?? '';
  const redeem = (code: string) => ({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT });

  it('gives tokens for a code', async () => {
    const { app } = createTestSandbox();
    expect(await askToken(app, redeem(await aCode(app)))).toMatchObject({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^Atza\|/),
        refresh_token: expect.stringMatching(/^Atzr\|/),
        token_type: 'bearer',
        expires_in: 3600,
      },
    });
  });

  it('gives a new access token for a refresh token, which stays', async () => {
    const { app } = createTestSandbox();
    const first = (await askToken(app, redeem(await aCode(app)))).body;
    const form = { grant_type: 'refresh_token', refresh_token: String(first['refresh_token']) };
    const second = (await askToken(app, form)).body;
    expect(second['refresh_token']).toBe(first['refresh_token']);
    expect(second['access_token']).not.toBe(first['access_token']);
  });

  it('takes a code once', async () => {
    const { app } = createTestSandbox();
    const code = await aCode(app);
    await askToken(app, redeem(code));
    expect(await askToken(app, redeem(code))).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('takes a code for five minutes', async () => {
    const { app, clock } = createTestSandbox();
    const [inTime, late] = [await aCode(app), await aCode(app)];
    clock.forward(5 * MINUTE_MS);
    expect((await askToken(app, redeem(inTime))).status).toBe(200);
    clock.forward(1);
    expect((await askToken(app, redeem(late))).body['error']).toBe('invalid_grant');
  });

  it.each([
    ['a made-up code', { code: 'RHmadeup' }, 400, 'invalid_grant'],
    ['another way back', { redirect_uri: 'https://elsewhere.example/' }, 400, 'invalid_grant'],
    ['another client', { client_id: 'amzn1.application-oa2-client.other' }, 401, 'invalid_client'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no refresh token', { grant_type: 'refresh_token' }, 400, 'invalid_request'],
  ])('refuses %s', async (_, changes, status, error) => {
    const { app } = createTestSandbox();
    expect(await askToken(app, { ...redeem(await aCode(app)), ...changes })).toMatchObject({ status, body: { error } });
  });

  it('refuses JSON', async () => {
    const answer = await createTestSandbox().app.request('/amazon/auth/o2/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: AMAZON_APP.clientId }),
    });
    expect(await read(answer)).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });
});

describe('a call to the Selling Partner API', () => {
  const ACCOUNT = '/sellers/v1/account';

  it.each([
    ['without a token', undefined, 'Access token is missing in the request header.'],
    ['with a made-up token', 'Atza|guess', 'The access token you provided is revoked, malformed or invalid.'],
  ])('%s is denied', async (_, token, details) => {
    const headers: Record<string, string> = token === undefined ? {} : { 'x-amz-access-token': token };
    const answer = await read(await createTestSandbox().app.request(`/amazon/na${ACCOUNT}`, { headers }));
    expect([answer.status, answer.body]).toEqual([
      403,
      { errors: [{ code: 'Unauthorized', message: 'Access to requested resource is denied.', details }] },
    ]);
  });

  it('is denied an hour after the token was given', async () => {
    const { app, clock } = createTestSandbox();
    const shop = await connect(app, SELLER);
    clock.forward(60 * MINUTE_MS - 1);
    expect((await shop.get(ACCOUNT)).status).toBe(200);
    clock.forward(1);
    expect((await shop.get(ACCOUNT)).body).toEqual({
      errors: [expect.objectContaining({ details: 'The access token you provided has expired.' })],
    });
  });

  it("is denied in a region that is not the seller's", async () => {
    const { app } = createTestSandbox();
    const { headers } = await connect(app, 'A1OUHANG000EU');
    expect((await app.request(`/amazon/eu${ACCOUNT}`, { headers })).status).toBe(200);
    expect((await app.request(`/amazon/na${ACCOUNT}`, { headers })).status).toBe(403);
  });

  it('is denied from the moment the seller takes its permission back', async () => {
    const { app } = createTestSandbox();
    const shop = await connect(app, SELLER);
    await app.request('/amazon/apps/manage/revoke', { method: 'POST', body: new URLSearchParams({ seller: SELLER }) });
    expect((await shop.get(ACCOUNT)).status).toBe(403);
    const form = { grant_type: 'refresh_token', refresh_token: String(shop.tokens['refresh_token']) };
    expect((await askToken(app, form)).body['error']).toBe('invalid_grant');
  });

  it('carries the id of the request and the rate of its usage plan', async () => {
    const { headers } = await (await connect(createTestSandbox().app, SELLER)).get(ACCOUNT);
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get('x-amzn-ratelimit-limit')).toBe('0.016');
  });

  it('tells who owns the shop, which is not always who shows it', async () => {
    const { app } = createTestSandbox();
    const owner = async (seller: string) => (await (await connect(app, seller)).get(ACCOUNT)).body['payload'];
    expect(await owner(SELLER)).toMatchObject({
      business: { nonLatinName: '深圳市云帆科技有限公司', companyRegistrationNumber: '91440300MA5YY00107' },
    });
    expect(await owner('A1BEIDOU000US')).toMatchObject({ business: { nonLatinName: '东莞市旭日户外用品有限公司' } });
  });
});
