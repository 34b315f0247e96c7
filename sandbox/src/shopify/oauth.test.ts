import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import {
  askShopifyToken,
  connectShopify,
  install,
  installPath,
  SHOPIFY_REDIRECT,
  SHOPIFY_SCOPES,
} from '../testing/shopify.ts';
import { SHOPIFY_APP } from './credentials.ts';
import { signQuery } from './signature.ts';

const HOST = 'lvye-outdoor.myshopify.com';
const SHOP_NAME = '{ shop { name } }';

describe('the signature of a redirect', () => {
  it('is the one Shopify publishes', () => {
    // shopify.dev, authorization code grant, verify the HMAC: the secret is hush.
    const query = {
      code: '0907a61c0c8d55e99db179b68161bc00',
      hmac: '700e2dadb827fcc8609e9d5ce208b2e9cdaab9df07390d2cbca10d7c328fc4bf',
      shop: 'some-shop.myshopify.com',
      state: '0.6784241404160823',
      timestamp: '1337178173',
    };
    expect(signQuery(query, 'hush')).toBe(query.hmac);
    expect(signQuery({ ...query, shop: 'other-shop.myshopify.com' }, 'hush')).not.toBe(query.hmac);
  });
});

describe('installing the app', () => {
  it('is offered by the shop itself', async () => {
    const page = await (await createTestSandbox().app.request(installPath(HOST))).text();
    expect(page).toContain('LVYE Outdoor');
    expect(page).toContain('同意授权');
  });

  it('sends the owner back with a code, the shop, our state and a signature over them', async () => {
    const { app, clock } = createTestSandbox();
    const back = await install(app, HOST);
    expect(back.origin + back.pathname).toBe(SHOPIFY_REDIRECT);
    const { hmac, ...query } = Object.fromEntries(back.searchParams);
    expect(query).toEqual({
      code: expect.stringMatching(/^[0-9a-f]{32}$/),
      host: Buffer.from('admin.shopify.com/store/lvye-outdoor').toString('base64'),
      shop: HOST,
      state: 'one-time-state',
      timestamp: String(clock.now().getTime() / 1_000),
    });
    // By hand, apart from the sandbox's own function.
    const text = `code=${query['code']}&host=${query['host']}&shop=${HOST}&state=one-time-state&timestamp=${query['timestamp']}`;
    expect(hmac).toBe(createHmac('sha256', SHOPIFY_APP.clientSecret).update(text).digest('hex'));
  });

  it('tells the app nothing when the owner cancels', async () => {
    const body = new URLSearchParams({ decision: 'cancel' });
    const answer = await createTestSandbox().app.request(installPath(HOST), { method: 'POST', body });
    expect([answer.status, answer.headers.get('location'), await answer.text()]).toEqual([
      200,
      null,
      expect.stringContaining('已取消安装'),
    ]);
  });

  it.each([
    ['another app', HOST, { client_id: 'other' }],
    ['a scope that does not exist', HOST, { scope: 'read_minds' }],
    ['no way back', HOST, { redirect_uri: '' }],
    ['a shop that does not exist', 'nobody.myshopify.com', {}],
  ])('is refused for %s', async (_, host, changes) => {
    expect((await createTestSandbox().app.request(installPath(host, changes as Record<string, string>))).status).toBe(
      400,
    );
  });
});

describe('the tokens of a shop', () => {
  const aCode = async (app: ReturnType<typeof createTestSandbox>['app']) =>
    (await install(app, HOST)).searchParams.get('code') ?? '';

  it('last for ever unless asked to end, and are the same each time', async () => {
    const { app, clock } = createTestSandbox();
    const first = await askShopifyToken(app, HOST, { code: await aCode(app) });
    expect(first.body).toEqual({ access_token: expect.stringMatching(/^shpat_[0-9a-f]{32}$/), scope: SHOPIFY_SCOPES });
    const second = await askShopifyToken(app, HOST, { code: await aCode(app) });
    expect(second.body).toEqual(first.body);
    const { ask } = await connectShopify(app, HOST);
    clock.forward(30 * DAY_MS);
    expect((await ask(SHOP_NAME, {}, first.body['access_token'])).status).toBe(200);
    // From 2027 on Shopify takes no lasting token of a public app.
    clock.forward(10 * DAY_MS);
    expect((await ask(SHOP_NAME, {}, first.body['access_token'])).status).toBe(401);
  });

  it('end after an hour when asked to, and are renewed', async () => {
    const { app, clock } = createTestSandbox();
    const { tokens, ask } = await connectShopify(app, HOST);
    expect(tokens).toMatchObject({
      expires_in: 3_600,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 7_776_000,
    });
    clock.forward(60 * MINUTE_MS);
    expect((await ask(SHOP_NAME)).status).toBe(401);
    const { body } = await askShopifyToken(app, HOST, {
      grant_type: 'refresh_token',
      refresh_token: tokens['refresh_token'],
    });
    expect(body['refresh_token']).not.toBe(tokens['refresh_token']);
    expect((await ask(SHOP_NAME, {}, body['access_token'])).status).toBe(200);
  });

  it('are renewed by the same token again only until its successor is used', async () => {
    const { app } = createTestSandbox();
    const { tokens } = await connectShopify(app, HOST);
    const renew = async (token: unknown) =>
      askShopifyToken(app, HOST, { grant_type: 'refresh_token', refresh_token: token });
    const lost = await renew(tokens['refresh_token']);
    const again = await renew(tokens['refresh_token']);
    expect(again.body['refresh_token']).toBe(lost.body['refresh_token']);
    expect((await renew(again.body['refresh_token'])).status).toBe(200);
    expect(await renew(tokens['refresh_token'])).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('are renewed by a token once used for thirty days more, and by an unused one for ninety', async () => {
    const { app, clock } = createTestSandbox();
    const [one, other] = [await connectShopify(app, HOST), await connectShopify(app, HOST)];
    const renew = async (token: unknown) =>
      (await askShopifyToken(app, HOST, { grant_type: 'refresh_token', refresh_token: token })).status;
    await renew(one.tokens['refresh_token']);
    clock.forward(31 * DAY_MS);
    expect(await renew(one.tokens['refresh_token'])).toBe(400);
    clock.forward(58 * DAY_MS);
    expect(await renew(other.tokens['refresh_token'])).toBe(200);
    clock.forward(DAY_MS);
    expect(await renew(other.tokens['refresh_token'])).toBe(400);
  });

  it.each([
    ['a made-up code', { code: 'guess' }, 400],
    ['a wrong secret', { client_secret: 'guess' }, 401],
    ['another grant', { grant_type: 'password' }, 400],
    ['a made-up refresh token', { grant_type: 'refresh_token', refresh_token: 'shprt_guess' }, 400],
  ])('are not given for %s', async (_, changes, status) => {
    const { app } = createTestSandbox();
    expect(await askShopifyToken(app, HOST, { code: await aCode(app), ...changes })).toMatchObject({ status });
  });

  it('are given for a code once', async () => {
    const { app } = createTestSandbox();
    const code = await aCode(app);
    expect((await askShopifyToken(app, HOST, { code })).status).toBe(200);
    expect((await askShopifyToken(app, HOST, { code })).body['error']).toBe('invalid_request');
  });

  it('are good in no other shop', async () => {
    const { app } = createTestSandbox();
    const [mine, other] = [await connectShopify(app, HOST), await connectShopify(app, 'gudao-design.myshopify.com')];
    expect((await other.ask(SHOP_NAME, {}, mine.tokens['access_token'])).status).toBe(401);
    const renewed = { grant_type: 'refresh_token', refresh_token: mine.tokens['refresh_token'] };
    expect((await askShopifyToken(app, 'gudao-design.myshopify.com', renewed)).status).toBe(400);
  });

  it.each(['the owner takes the app out', 'the app takes itself out'])('are dead at once when %s', async (who) => {
    const { app } = createTestSandbox();
    const { tokens, ask } = await connectShopify(app, HOST);
    const headers = { 'x-shopify-access-token': String(tokens['access_token']) };
    const base = `/shopify/${HOST}/admin`;
    if (who.startsWith('the owner')) await app.request(`${base}/settings/apps/uninstall`, { method: 'POST' });
    else await app.request(`${base}/api_permissions/current.json`, { method: 'DELETE', headers });
    expect((await ask(SHOP_NAME)).body).toEqual({
      errors: '[API] Invalid API key or access token (unrecognized login or wrong password)',
    });
    const renewed = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] };
    expect((await askShopifyToken(app, HOST, renewed)).status).toBe(400);
  });

  it('are renewed when one died in the middle of a pull, as a tester asked for', async () => {
    const { app } = createTestSandbox();
    const { tokens, ask } = await connectShopify(app, HOST);
    await app.request('/control/faults', jsonRequest({ vendor: 'shopify', kind: 'deadToken', times: 1, match: HOST }));
    expect((await ask(SHOP_NAME)).status).toBe(401);
    const renewed = { grant_type: 'refresh_token', refresh_token: tokens['refresh_token'] };
    const { body } = await askShopifyToken(app, HOST, renewed);
    expect((await ask(SHOP_NAME, {}, body['access_token'])).status).toBe(200);
  });
});
