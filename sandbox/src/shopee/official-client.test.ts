import { ShopeeSDK } from '@congminh1254/shopee-sdk';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import { createSandbox, type Sandbox } from '../server.ts';
import { type Listener, listen } from '../testing/listen.ts';
import { decideShopee } from '../testing/shopee.ts';
import { createPartnerHost } from './app.ts';
import { SHOPEE_APP } from './credentials.ts';

let sandbox: Sandbox;
let listener: Listener;

// The client reads the machine's own clock, so the sandbox does too.
beforeAll(async () => {
  const host = new Hono();
  listener = await listen(() => host);
  sandbox = createSandbox({ publicUrl: () => listener.url });
  // It signs the path of the address it calls: the host has to stand at the root, as Shopee's does.
  host.route('/', createPartnerHost(sandbox.world));
});

afterAll(async () => {
  await sandbox.close();
  await listener.close();
});

const SHOP = 601515001;
const DAY_SECONDS = 86_400;
const daysAgo = (days: number): number => Math.floor(Date.now() / 1000) - days * DAY_SECONDS;
/** As Shopee's advertising writes a day: 17-03-2021. */
const dayAgo = (days: number): string =>
  new Date(daysAgo(days) * 1000).toISOString().slice(0, 10).split('-').reverse().join('-');

async function aClient() {
  let kept: unknown;
  const client = new ShopeeSDK(
    {
      partner_id: SHOPEE_APP.partnerId,
      partner_key: SHOPEE_APP.partnerKey,
      base_url: `${listener.url}/api/v2`,
      shop_id: SHOP,
    },
    {
      store: async (token: unknown) => {
        kept = token;
      },
      get: async () => kept as never,
      clear: async () => {
        kept = undefined;
      },
    },
  );
  const back = await decideShopee(sandbox.app, { shop: String(SHOP), decision: 'allow' });
  await client.authenticateWithCode(back.searchParams.get('code') ?? '', SHOP);
  return client;
}

describe('a client of another hand', () => {
  it('signs as the sandbox expects, and reads orders', async () => {
    const client = await aClient();
    expect(await client.shop.getShopInfo()).toMatchObject({
      shop_name: 'Nanyang Select MY',
      region: 'MY',
      is_cb: true,
    });
    const window = { time_from: daysAgo(10), time_to: daysAgo(0) };
    const list = await client.order.getOrderList({ time_range_field: 'create_time', ...window, page_size: 5 });
    const numbers = list.response?.order_list?.map(({ order_sn }) => order_sn ?? '') ?? [];
    expect([numbers.length, list.response?.more]).toEqual([5, true]);
    const wanted = { order_sn_list: numbers, response_optional_fields: 'total_amount' };
    const detail = await client.order.getOrderDetail(wanted);
    expect(detail.response?.order_list?.map(({ total_amount }) => typeof total_amount)).toEqual(
      Array(5).fill('number'),
    );
  });

  it('reads money, returns, health, advertising and stock', async () => {
    const client = await aClient();
    const paid = { payout_time_from: daysAgo(15), payout_time_to: daysAgo(0), page_size: 10, cursor: '' };
    expect((await client.payment.getPayoutInfo(paid)).response?.payout_list).toHaveLength(1);
    const created = { create_time_from: daysAgo(15), create_time_to: daysAgo(0) };
    const { response } = await client.returns.getReturnList({ page_no: 1, page_size: 20, ...created });
    expect(response?.return?.length).toBeGreaterThan(0);
    expect((await client.accountHealth.getShopPerformance()).response?.overall_performance?.rating).toBe(4);
    const days = { start_date: dayAgo(9), end_date: dayAgo(3) };
    expect((await client.ads.getAllCpcAdsDailyPerformance(days)).response).toHaveLength(7);
    const items = await client.product.getItemList({ offset: 0, page_size: 50, item_status: 'NORMAL' });
    const item_id = Number(items.response?.item?.[0]?.item_id);
    expect((await client.product.getModelList({ item_id })).response?.model).toHaveLength(1);
  });

  it('refreshes its tokens, each refresh token once', async () => {
    const client = await aClient();
    const first = await client.getAuthToken();
    const second = await client.refreshToken();
    expect(second?.refresh_token).not.toBe(first?.refresh_token);
    await expect(client.auth.getRefreshToken(first?.refresh_token ?? '', SHOP)).rejects.toMatchObject({
      data: { error: 'error_shop_refresh_token' },
    });
  });
});
