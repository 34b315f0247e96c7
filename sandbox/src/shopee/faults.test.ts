import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, jsonRequest } from '../testing/sandbox.ts';
import { callShopeeAuth, connectShopee } from '../testing/shopee.ts';

type Json = Record<string, unknown>;

const SHOP = '601515001';

async function open() {
  const sandbox = createTestSandbox();
  const shop = await connectShopee(sandbox.app, sandbox.clock.now, SHOP);
  const now = Math.floor(sandbox.clock.now().getTime() / 1000);
  const window = { time_from: String(now - (10 * DAY_MS) / 1000), time_to: String(now) };
  const page = async (cursor: string) => {
    const query = { time_range_field: 'create_time', page_size: '5', cursor, ...window };
    const { body } = await shop.get('order/get_order_list', query);
    return { error: body['error'], ...((body['response'] ?? {}) as Json) } as Json;
  };
  const fault = (wish: Json) =>
    sandbox.app.request('/control/faults', jsonRequest({ vendor: 'shopee', times: 1, ...wish }));
  return { ...sandbox, shop, page, fault };
}

describe('a clock ten minutes off', () => {
  it.each([600_000, -600_000])(
    'by %s ms at the vendor refuses every call, and its answer tells the time',
    async (aheadMs) => {
      const { app, clock, shop, page } = await open();
      await app.request('/control/clock', jsonRequest({ vendor: 'shopee', aheadMs }));
      expect(await page('')).toMatchObject({ error: 'error_param' });
      const answer = await app.request('/shopee/open/auth');
      expect(Date.parse(answer.headers.get('date') ?? '')).toBe(clock.now().getTime() + aheadMs);
      const there = { timestamp: String(Math.floor((clock.now().getTime() + aheadMs) / 1000)) };
      expect((await shop.get('shop/get_shop_info', {}, there)).body['error']).toBe('error_sign');
      await app.request('/control/clock', jsonRequest({ vendor: 'shopee', aheadMs: 0 }));
      expect(await page('')).toMatchObject({ error: '' });
    },
  );

  it('is set by name and by at most a day', async () => {
    const { app } = await open();
    const set = async (wish: Json) => (await app.request('/control/clock', jsonRequest(wish))).status;
    expect(await set({ vendor: '', aheadMs: 1 })).toBe(400);
    expect(await set({ vendor: 'shopee', aheadMs: 86_400_001 })).toBe(400);
  });
});

describe('in the middle of a pull', () => {
  it('a page may come twice, and the next one is there when asked for again', async () => {
    const { page, fault } = await open();
    await fault({ kind: 'repeatedPage', match: 'get_order_list' });
    const first = await page('');
    const cursor = String(first['next_cursor']);
    expect(await page(cursor)).toEqual(first);
    const second = await page(cursor);
    expect(second['order_list']).not.toEqual(first['order_list']);
    expect(second['next_cursor']).toBe('10');
  });

  it('a token may die, and its refresh token gives another', async () => {
    const { app, clock, shop, page, fault } = await open();
    expect(await page('')).toMatchObject({ error: '' });
    await fault({ kind: 'deadToken', match: SHOP });
    expect(await page('5')).toMatchObject({ error: 'invalid_acceess_token' });
    expect(await page('5')).toMatchObject({ error: 'invalid_acceess_token' });
    const body = { refresh_token: shop.tokens['refresh_token'], shop_id: Number(SHOP) };
    const next = await callShopeeAuth(app, clock.now, '/api/v2/auth/access_token/get', body);
    expect(next.body).toMatchObject({ error: '', access_token: expect.any(String) });
  });

  it('calls may be too many for as long as the tester says, in words of Shopee', async () => {
    const { page, fault, app } = await open();
    await fault({ kind: 'quota', times: 1_000 });
    expect([await page(''), await page('')]).toMatchObject([
      { error: 'error_rate_limit' },
      { error: 'error_rate_limit' },
    ]);
    await app.request('/control/faults', { method: 'DELETE' });
    expect(await page('')).toMatchObject({ error: '' });
  });
});
