import { describe, expect, it } from '@jest/globals';
import { askToken, BASIC, consentPath, decide, errorOf, openShop, read, SCOPES, US_SHOP } from '../testing/ebay.ts';
import { createTestSandbox, MINUTE_MS } from '../testing/sandbox.ts';
import { EBAY_APP } from './credentials.ts';

const ORDERS = 'api/sell/fulfillment/v1/order';
const PAYOUTS = 'apiz/sell/finances/v1/payout';

const redeem = (code: string) => ({ grant_type: 'authorization_code', code, redirect_uri: EBAY_APP.ruName });
const aCode = async (app: Parameters<typeof decide>[0]) =>
  (await decide(app, { shop: US_SHOP, decision: 'allow' })).searchParams.get('code') ?? '';

describe('the consent page of eBay', () => {
  it('offers the shops and both answers', async () => {
    const page = await (await createTestSandbox().app.request(consentPath())).text();
    expect(page).toContain('RUIHE Auto Parts（US）');
    expect(page).toMatch(/<button name="decision" value="allow">.*\n<button name="decision" value="cancel">/);
  });

  it('sends the seller to the address behind the RuName with a code, its life and our state', async () => {
    const back = await decide(createTestSandbox().app, { shop: US_SHOP, decision: 'allow' });
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/api/callbacks/sources/ebay');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      state: 'one-time-state',
      code: expect.stringMatching(/^v\^1\.1#/),
      expires_in: '299',
    });
  });

  it('sends the seller to another address once the console names one', async () => {
    const { app } = createTestSandbox();
    const body = new URLSearchParams({ redirect_url: 'https://loan.example/back' });
    await app.request('/ebay/console/redirect-url', { method: 'POST', body });
    const back = await decide(app, { shop: US_SHOP, decision: 'cancel' });
    expect(`${back.origin}${back.pathname}`).toBe('https://loan.example/back');
    expect(Object.fromEntries(back.searchParams)).toEqual({ error: 'access_denied', state: 'one-time-state' });
  });

  it.each([
    ['another app', { client_id: 'other' }],
    ['an address in place of the RuName', { redirect_uri: 'https://loan.example/back' }],
    ['no state', { state: '' }],
    ['a scope nobody knows', { scope: 'everything' }],
  ])('refuses a link with %s', async (_, changes) => {
    const answer = await createTestSandbox().app.request(consentPath(changes));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('无法继续授权')]);
  });
});

describe("eBay's tokens", () => {
  it('come for a code, once, within 299 seconds', async () => {
    const { app, clock } = createTestSandbox();
    const [first, late] = [await aCode(app), await aCode(app)];
    expect((await askToken(app, redeem(first))).body).toMatchObject({
      expires_in: 7200,
      refresh_token_expires_in: 47_304_000,
      token_type: 'User Access Token',
    });
    expect((await askToken(app, redeem(first))).body['error']).toBe('invalid_grant');
    clock.forward(299_000);
    expect((await askToken(app, redeem(late))).body['error']).toBe('invalid_grant');
  });

  it('are renewed, for no more than was granted, and die after two hours', async () => {
    const { app, clock, api } = await openShop();
    clock.forward(2 * 60 * MINUTE_MS);
    expect(errorOf(await api.get(ORDERS))).toEqual([401, 1001]);
    const form = { grant_type: 'refresh_token', refresh_token: String(api.tokens['refresh_token']) };
    const renewed = await askToken(app, { ...form, scope: SCOPES[0] ?? '' });
    expect(renewed.body).not.toHaveProperty('refresh_token');
    const headers = { authorization: `Bearer ${renewed.body['access_token']}` };
    expect((await app.request(`/ebay/${ORDERS}`, { headers })).status).toBe(200);
    expect(errorOf(await read(await app.request(`/ebay/${PAYOUTS}`, { headers })))).toEqual([403, 1100]);
    const wider = await askToken(app, { ...form, scope: 'https://api.ebay.com/oauth/api_scope/sell.stores' });
    expect(wider.body['error']).toBe('invalid_scope');
  });

  it('are dead from the moment the seller takes the permission back', async () => {
    const { app, api } = await openShop();
    await app.request('/ebay/auth/manage/revoke', { method: 'POST', body: new URLSearchParams({ shop: US_SHOP }) });
    expect(errorOf(await api.get(ORDERS))).toEqual([401, 1001]);
    const form = { grant_type: 'refresh_token', refresh_token: String(api.tokens['refresh_token']) };
    expect((await askToken(app, form)).body['error']).toBe('invalid_grant');
  });

  it.each([
    ['a made-up code', { code: 'guess' }, BASIC, 400, 'invalid_grant'],
    ['another RuName', { redirect_uri: 'Other_RuName' }, BASIC, 400, 'invalid_grant'],
    [
      'a wrong secret',
      {},
      `Basic ${Buffer.from(`${EBAY_APP.clientId}:guess`).toString('base64')}`,
      401,
      'invalid_client',
    ],
    ['another grant', { grant_type: 'password' }, BASIC, 400, 'unsupported_grant_type'],
  ])('are refused for %s', async (_, changes, authorization, status, error) => {
    const { app } = createTestSandbox();
    const answer = await askToken(app, { ...redeem(await aCode(app)), ...changes }, authorization);
    expect(answer).toMatchObject({ status, body: { error } });
  });
});
