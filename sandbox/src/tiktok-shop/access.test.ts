import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS } from '../testing/sandbox.ts';
import {
  consentPath,
  decide,
  getToken,
  openShops,
  refresh,
  SHOP,
  SHOPS_PATH,
  type Wish,
} from '../testing/tiktok-shop.ts';
import { TIKTOK_SHOP_APP } from './credentials.ts';
import { signatureOf } from './sign.ts';

const TWO_SHOPS = ['7495514739648980020', '7495514739648980120'];

describe("TikTok Shop's signature", () => {
  it.each([
    // partner.tiktokshop.com, "Sign your API request": the worked example.
    {
      path: '/authorization/202309/shops',
      query: { app_key: '29a39d', timestamp: '1623812664' },
      body: '',
      secret: 'e59af819cc',
      expected: 'b596b73e0cc6de07ac26f036364178ab16b0a907af13d43f0a0cd2345f582dc8',
    },
    // EcomPHP/tiktokshop-php tests/ClientTest.php.
    {
      path: '/test-api',
      query: { foo: 'bar' },
      body: '',
      secret: 'app_secret',
      expected: 'd3cb7fe11ecae942802ceeca67e7cf10120cc12f1517d45fbc1c8cfe5413c80f',
    },
    // Derived by hand from the same rule, with a body; locks the reading, proves nothing more.
    {
      path: '/order/202309/orders/search',
      query: { shop_cipher: 'CIPHER', page_size: '20', app_key: 'abc', timestamp: '1696909648', sign: 'not signed' },
      body: '{"create_time_ge":1}',
      secret: 'e59af819cc',
      expected: 'cdfc02891938ec74e8e813883ef3823c6ea6dd98dea81bc664b4ad28e541d106',
    },
  ])('of $path is as published', ({ path, query, body, secret, expected }) => {
    expect(signatureOf({ path, query: Object.entries(query), body }, secret)).toBe(expected);
  });

  it.each<[string, Partial<Wish>, number, number]>([
    ['a changed parameter', { spoil: (url) => url.searchParams.set('page_size', '9') }, 401, 106_001],
    ['no signature', { spoil: (url) => url.searchParams.delete('sign') }, 400, 36_009_004],
    ['another app', { spoil: (url) => url.searchParams.set('app_key', 'other') }, 400, 36_009_004],
    ['a clock ten minutes slow', { at: Date.parse('2026-11-22T09:20:00Z') }, 400, 36_009_004],
    ['a clock ten minutes fast', { at: Date.parse('2026-11-22T09:40:00Z') }, 400, 36_009_004],
    ['a made-up token', { token: 'GCP_guess' }, 401, 36_009_004],
  ])('refuses %s', async (_, changes, status, code) => {
    expect(await (await openShops()).ask(SHOPS_PATH, changes)).toMatchObject({ status, code });
  });
});

describe('the consent page of TikTok Shop', () => {
  it('offers the shops and sends the seller back with a code', async () => {
    const { app } = createTestSandbox();
    expect(await (await app.request(consentPath())).text()).toContain('TIANYU Trends（US）');
    const back = await decide(app, [SHOP]);
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/api/callbacks/sources/tiktokShop');
    expect(Object.fromEntries(back.searchParams)).toEqual({
      app_key: TIKTOK_SHOP_APP.appKey,
      code: expect.stringMatching(/^GCP_/),
      locale: 'zh-CN',
      shop_region: 'US',
      state: 'one-time-state',
    });
  });

  it('sends back no code when the seller says no, nor for shops of two sellers', async () => {
    const { app } = createTestSandbox();
    expect((await decide(app, [SHOP], 'cancel')).searchParams.get('code')).toBeNull();
    expect((await decide(app, [SHOP, ...TWO_SHOPS])).toString()).toBe('about:blank');
    expect((await app.request(consentPath({ service_id: 'other' }))).status).toBe(400);
  });
});

describe("TikTok Shop's tokens", () => {
  it('come for a code once, and tell when they end', async () => {
    const { app, clock } = createTestSandbox();
    const code = (await decide(app, [SHOP])).searchParams.get('code') ?? '';
    expect(await getToken(app, code)).toMatchObject({
      code: 0,
      data: { access_token_expire_in: clock.now().getTime() / 1000 + 7 * 86_400, user_type: 0 },
    });
    expect(await getToken(app, code)).toMatchObject({ code: 36_004_004, message: 'invalid auth code' });
  });

  it('die after seven days, and are renewed by a refresh token that is good once', async () => {
    const { app, clock, ask, tokens } = await openShops();
    clock.forward(7 * DAY_MS);
    expect(await ask(SHOPS_PATH)).toMatchObject({ status: 401, code: 105_002 });
    const { data } = await refresh(app, tokens['refresh_token']);
    expect(await ask(SHOPS_PATH, { token: String(data['access_token']) })).toMatchObject({ code: 0 });
    expect(await refresh(app, tokens['refresh_token'])).toMatchObject({ code: 36_004_005 });
    expect(await refresh(app, data['refresh_token'])).toMatchObject({ code: 0 });
  });

  it('are dead from the moment the seller takes the permission back', async () => {
    const { app, ask, tokens } = await openShops();
    await app.request('/tiktok-shop/manage/revoke', { method: 'POST', body: new URLSearchParams({ shop: SHOP }) });
    expect((await ask(SHOPS_PATH)).status).toBe(401);
    expect(await refresh(app, tokens['refresh_token'])).toMatchObject({ code: 36_004_005 });
  });

  it('open the shops that were chosen, each by its cipher, and no other', async () => {
    const { ask, shops } = await openShops(TWO_SHOPS);
    expect(shops.map(({ id, region }) => [id, region])).toEqual([
      [TWO_SHOPS[0], 'US'],
      [TWO_SHOPS[1], 'GB'],
    ]);
    const other = (await openShops()).shops[0]?.cipher ?? '';
    expect((await ask('/logistics/202309/warehouses', { query: { shop_cipher: shops[1]?.cipher ?? '' } })).code).toBe(
      0,
    );
    expect((await ask('/logistics/202309/warehouses', { query: { shop_cipher: other } })).code).toBe(36_009_004);
    expect((await ask(SHOPS_PATH, { query: { shop_cipher: other } })).message).toMatch(/^Unexpected identifier/);
  });
});
