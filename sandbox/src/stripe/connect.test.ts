import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { authorizePath, connectStripe, decideAtStripe, postToConnect, STRIPE_REDIRECT } from '../testing/stripe.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { stripeAccounts } from './accounts.ts';
import { STRIPE_PLATFORM } from './credentials.ts';

function openStripe() {
  const sandbox = createTestSandbox();
  const [account] = stripeAccounts(createWorldTrade(sandbox.world), sandbox.world.state);
  if (!account) throw new Error('nobody is paid through Stripe');
  const get = (path: string, headers: Record<string, string>) =>
    sandbox.app.request(`/stripe/api/v1${path}`, { headers });
  const bearer = (key: string, named?: string) => ({
    authorization: `Bearer ${key}`,
    ...(named && { 'stripe-account': named }),
  });
  return { ...sandbox, account, get, bearer };
}

describe('the page of Stripe Connect', () => {
  it('offers the accounts and both answers', async () => {
    const page = await (await openStripe().app.request(authorizePath())).text();
    expect(page).toContain('LVYE Outdoor');
    expect(page).toContain('同意授权');
  });

  it('sends the seller back with scope, state and a code', async () => {
    const { app, account } = openStripe();
    const back = await decideAtStripe(app, { shop: account.id, decision: 'allow' });
    expect(back.origin + back.pathname).toBe(STRIPE_REDIRECT);
    expect(Object.fromEntries(back.searchParams)).toEqual({
      scope: 'read_only',
      state: 'one-time-state',
      code: expect.stringMatching(/^ac_\w{32}$/),
    });
  });

  it('says so when the seller cancels', async () => {
    const back = await decideAtStripe(openStripe().app, { decision: 'cancel' });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      error: 'access_denied',
      error_description: 'The user denied your request',
      state: 'one-time-state',
    });
  });

  it.each([
    ['another platform', { client_id: 'ca_other' }],
    ['no way back', { redirect_uri: '' }],
    ['the wish to write', { scope: 'read_write' }],
    ['another kind of answer', { response_type: 'token' }],
  ])('refuses a link with %s', async (_, changes) => {
    expect((await openStripe().app.request(authorizePath(changes))).status).toBe(400);
  });
});

describe('the tokens of Stripe Connect', () => {
  it('are given for a code, and name the account', async () => {
    const { app, account } = openStripe();
    expect(await connectStripe(app, account.id)).toEqual({
      access_token: expect.any(String),
      livemode: false,
      refresh_token: expect.stringMatching(/^rt_/),
      token_type: 'bearer',
      stripe_publishable_key: expect.any(String),
      stripe_user_id: account.id,
      scope: 'read_only',
    });
  });

  it('are all withdrawn when somebody brings the code a second time', async () => {
    const { app, account, get, bearer } = openStripe();
    const code = (await decideAtStripe(app, { shop: account.id, decision: 'allow' })).searchParams.get('code') ?? '';
    const redeem = () => postToConnect(app, '/oauth/token', { grant_type: 'authorization_code', code });
    const token = String((await redeem()).body['access_token']);
    expect((await get('/account', bearer(token))).status).toBe(200);
    expect(await redeem()).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await get('/account', bearer(token))).status).toBe(401);
  });

  it('are refreshed as often as one likes', async () => {
    const { app, account, get, bearer } = openStripe();
    const { refresh_token } = await connectStripe(app, account.id);
    const renew = () =>
      postToConnect(app, '/oauth/token', { grant_type: 'refresh_token', refresh_token: String(refresh_token) });
    const [first, second] = [await renew(), await renew()];
    expect(second.body['refresh_token']).toBe(refresh_token);
    expect((await get('/account', bearer(String(first.body['access_token'])))).status).toBe(200);
  });

  it.each([
    ['a made-up code', { code: 'ac_guess' }, 400, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'sk_test_guess' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a made-up refresh token', { grant_type: 'refresh_token', refresh_token: 'rt_guess' }, 400, 'invalid_grant'],
  ])('are not given for %s', async (_, changes, status, error) => {
    const { app, account } = openStripe();
    const code = (await decideAtStripe(app, { shop: account.id, decision: 'allow' })).searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, ...changes };
    expect(await postToConnect(app, '/oauth/token', form)).toMatchObject({ status, body: { error } });
  });

  it('are not given five minutes after the seller said yes', async () => {
    const { app, account, clock } = openStripe();
    const code = (await decideAtStripe(app, { shop: account.id, decision: 'allow' })).searchParams.get('code') ?? '';
    clock.forward(5 * MINUTE_MS);
    expect((await postToConnect(app, '/oauth/token', { grant_type: 'authorization_code', code })).status).toBe(400);
  });
});

describe('a request to Stripe', () => {
  const platform = STRIPE_PLATFORM.secretKey;

  it('reads a connected account with the platform key, until one of the two ends it', async () => {
    const { app, account, get, bearer } = openStripe();
    const status = async () => (await get('/account', bearer(platform, account.id))).status;
    expect(await status()).toBe(403);
    await connectStripe(app, account.id);
    expect(await status()).toBe(200);
    const form = { client_id: STRIPE_PLATFORM.clientId, stripe_user_id: account.id };
    expect(await postToConnect(app, '/oauth/deauthorize', form)).toEqual({
      status: 200,
      body: { stripe_user_id: account.id },
    });
    expect(await status()).toBe(403);
    expect(await postToConnect(app, '/oauth/deauthorize', form)).toMatchObject({ status: 401 });
    await connectStripe(app, account.id);
    const body = new URLSearchParams({ account: account.id });
    await app.request('/stripe/connect/dashboard/revoke', { method: 'POST', body });
    expect(await status()).toBe(403);
  });

  it('reads its own account with the restricted key the seller pasted, until the seller rolls it', async () => {
    const { app, account, get, bearer } = openStripe();
    const basic = `Basic ${Buffer.from(`${account.restrictedKey}:`).toString('base64')}`;
    expect((await get('/balance', { authorization: basic })).status).toBe(200);
    expect((await get('/balance', bearer(account.restrictedKey, 'acct_other'))).status).toBe(403);
    const body = new URLSearchParams({ company: account.companyKey });
    await app.request('/stripe/connect/dashboard/roll-key', { method: 'POST', body });
    expect((await get('/balance', bearer(account.restrictedKey))).status).toBe(401);
  });

  it('is refused from the moment a tester lets the permission die', async () => {
    const { app, account, get, bearer } = openStripe();
    const fault = jsonRequest({ vendor: 'stripe', kind: 'deadToken', times: 1 });
    await connectStripe(app, account.id);
    await app.request('/control/faults', fault);
    expect((await get('/account', bearer(platform, account.id))).status).toBe(403);
    expect((await get('/account', bearer(platform, account.id))).status).toBe(403);
    await app.request('/control/faults', fault);
    expect((await get('/account', bearer(account.restrictedKey))).status).toBe(401);
    const { access_token } = await connectStripe(app, account.id);
    await app.request('/control/faults', fault);
    expect((await get('/account', bearer(String(access_token)))).status).toBe(401);
  });

  it.each([
    ['without a key', {}, 401],
    ['with a made-up key', { authorization: 'Bearer sk_test_guess' }, 401],
    ['of the platform for nobody', { authorization: `Bearer ${platform}` }, 403],
  ])('%s is refused', async (_, headers, status) => {
    const answer = await openStripe().get('/charges', headers as Record<string, string>);
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { error: expect.objectContaining({ type: 'invalid_request_error', message: expect.any(String) }) },
    ]);
  });

  it('may not write, nor ask for what is not there', async () => {
    const { app, account, get, bearer } = openStripe();
    const headers = bearer(account.restrictedKey);
    expect((await app.request('/stripe/api/v1/refunds', { method: 'POST', headers })).status).toBe(403);
    expect((await get('/everything', headers)).status).toBe(404);
  });
});
