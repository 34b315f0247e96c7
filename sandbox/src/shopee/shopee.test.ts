import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, MINUTE_MS } from '../testing/sandbox.ts';
import { callShopeeAuth, connectShopee, decideShopee } from '../testing/shopee.ts';
import type { Shop } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { SHOPEE_APP } from './credentials.ts';
import { signShopee } from './sign.ts';

type Json = Record<string, unknown>;

const SHOP = '601515001';
const HOUR_MS = 60 * MINUTE_MS;
const TOKEN_GET = '/api/v2/auth/token/get';
const REFRESH = '/api/v2/auth/access_token/get';
const WHOLE_YEAR_MS = 400 * DAY_MS;

const open = async () => {
  const sandbox = createTestSandbox();
  const shop = await connectShopee(sandbox.app, sandbox.clock.now, SHOP);
  const trade = createWorldTrade(sandbox.world);
  const known = trade.shop('shopee', SHOP) as Shop;
  return { ...sandbox, shop, trade, known, now: sandbox.clock.now().getTime() };
};

const seconds = (at: number): string => String(Math.floor(at / 1000));
const response = ({ body }: { body: Json }): Json => body['response'] as Json;
const cents = (value: unknown): number => Math.round(Number(value) * 100);

/** Fifteen days at a time, back to back; both ends of a Shopee span count. */
function* spans(from: number, to: number): Generator<[string, string]> {
  for (let start = from; start < to; start += 15 * DAY_MS) {
    yield [seconds(start), seconds(Math.min(start + 15 * DAY_MS, to) - 1_000)];
  }
}

describe('the signature', () => {
  // Locks our reading of open.shopee.com "API calls: calculate sign"; no digest with its inputs is published.
  it.each([
    [
      'a shop call',
      ['2001887', '/api/v2/order/get_order_list', '1655714431', 'tok', '600000'],
      '4f7eabf885515f066e029c08182c016af05472e16577d418f46c4f53d5444a5a',
    ],
    [
      'a public call',
      ['2001887', '/api/v2/auth/token/get', '1655714431'],
      'afffe8fac8ebd1324217743541a28bf9e5b7280f0e15692f7ab05f09f215af8f',
    ],
  ])('of %s is a hash over its parts in a row', (_, parts, digest) => {
    expect(signShopee(parts, 'partnerkey')).toBe(digest);
  });

  // Source: signature.test.ts of congminh1254/shopee-sdk; the algorithm alone, over a made-up row of parts.
  it('is made as another client makes it', () => {
    const parts = ['/api/v2/auth/token/get', '123456', 'test_partner_id', 'test_shop_id', 'test_main_account_id'];
    expect(signShopee(parts, 'test_partner_key')).toBe(
      '37c864bd9821ff5f2c2f46b2faca14eb1811a718d1fdc6dcf383cba7c74bf9e9',
    );
  });

  it.each([
    ['a wrong sign', { sign: '0'.repeat(64) }, 403, 'error_sign', 'Wrong sign.'],
    ['no sign', { sign: '' }, 400, 'error_param', 'There is no sign in query.'],
    ['another app', { partner_id: '1' }, 403, 'invalid_partner_id', 'Invalid partner_id, please have a check.'],
    ['no app', { partner_id: '' }, 400, 'error_param', 'There is no partner_id in query.'],
    ['a time of words', { timestamp: 'now' }, 400, 'error_param', 'Timestamp is invalid'],
    ["another shop's id", { shop_id: '601515002' }, 403, 'error_sign', 'Wrong sign.'],
  ])('is refused with %s', async (_, changes, status, error, message) => {
    const { shop } = await open();
    expect(await shop.get('shop/get_shop_info', {}, changes)).toMatchObject({
      status,
      body: { error, message: expect.stringContaining(message), request_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
  });

  it.each([
    [-300, 200],
    [300, 200],
    [-301, 400],
    [301, 400],
  ])('made by a clock %s seconds off is answered with %s', async (off, status) => {
    const { app, shop, clock } = await open();
    const timestamp = String(Math.floor(clock.now().getTime() / 1000) + off);
    const path = '/api/v2/shop/get_shop_info';
    const { partnerId, partnerKey } = SHOPEE_APP;
    const token = String(shop.tokens['access_token']);
    const sign = signShopee([String(partnerId), path, timestamp, token, SHOP], partnerKey);
    const query = { partner_id: String(partnerId), timestamp, access_token: token, shop_id: SHOP, sign };
    expect((await app.request(`/shopee/api${path}?${new URLSearchParams(query)}`)).status).toBe(status);
  });
});

describe('the consent page', () => {
  const link = (changes: Record<string, string> = {}) => {
    const asked = { partner_id: String(SHOPEE_APP.partnerId), auth_type: 'seller', response_type: 'code' };
    return `/shopee/open/auth?${new URLSearchParams({ ...asked, redirect_uri: 'http://127.0.0.1/back', ...changes })}`;
  };

  it('offers the shops and both answers', async () => {
    const answer = await createTestSandbox().app.request(link());
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/Nanyang Select MY[\s\S]*value="allow"[\s\S]*value="cancel"/);
  });

  it('sends the seller back with a code and the shop', async () => {
    const back = await decideShopee(createTestSandbox().app, { shop: SHOP, decision: 'allow' });
    expect(Object.fromEntries(back.searchParams)).toEqual({
      state: 'one-time-state',
      shop_id: SHOP,
      code: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('sends the seller back without a code when it cancels', async () => {
    const back = await decideShopee(createTestSandbox().app, { shop: SHOP, decision: 'cancel' });
    expect(back.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['another app', { partner_id: '1' }],
    ['no way back', { redirect_uri: '' }],
    ['a way back that runs a script', { redirect_uri: 'javascript:alert(1)' }],
  ])('refuses a link with %s', async (_, changes) => {
    const answer = await createTestSandbox().app.request(link(changes));
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('无法继续授权')]);
  });

  it('opens by the older, signed link too', async () => {
    const { app, clock } = createTestSandbox();
    const path = '/api/v2/shop/auth_partner';
    const timestamp = seconds(clock.now().getTime());
    const partner_id = String(SHOPEE_APP.partnerId);
    const sign = signShopee([partner_id, path, timestamp], SHOPEE_APP.partnerKey);
    const status = async (signed: string) => {
      const query = { partner_id, timestamp, sign: signed, redirect: 'http://127.0.0.1/back?state=x' };
      return (await app.request(`/shopee/api${path}?${new URLSearchParams(query)}`)).status;
    };
    expect([await status(sign), await status('guess')]).toEqual([200, 400]);
  });
});

describe('tokens', () => {
  const aCode = async (app: Parameters<typeof decideShopee>[0]) =>
    (await decideShopee(app, { shop: SHOP, decision: 'allow' })).searchParams.get('code');

  it('come for a code, once, for ten minutes', async () => {
    const { app, clock } = createTestSandbox();
    const [code, late] = [await aCode(app), await aCode(app)];
    const redeem = (body: Json) => callShopeeAuth(app, clock.now, TOKEN_GET, { shop_id: Number(SHOP), ...body });
    expect(await redeem({ code })).toMatchObject({
      status: 200,
      body: { error: '', expire_in: 14_400, shop_id_list: [Number(SHOP)], refresh_token: expect.any(String) },
    });
    expect((await redeem({ code })).body['error']).toBe('invalid_code');
    clock.forward(10 * MINUTE_MS);
    expect((await redeem({ code: late })).body['error']).toBe('invalid_code');
  });

  it('do not come for a code of another shop', async () => {
    const { app, clock } = createTestSandbox();
    const body = { code: await aCode(app), shop_id: 601515002 };
    expect((await callShopeeAuth(app, clock.now, TOKEN_GET, body)).body['error']).toBe('invalid_shop_id');
  });

  it('end after four hours, and a refresh token begins the next four', async () => {
    const { app, clock, shop } = await open();
    clock.forward(4 * HOUR_MS - 1);
    expect((await shop.get('shop/get_shop_info')).status).toBe(200);
    clock.forward(1);
    expect((await shop.get('shop/get_shop_info')).body['error']).toBe('invalid_acceess_token');
    const body = { refresh_token: shop.tokens['refresh_token'], shop_id: Number(SHOP) };
    const next = await callShopeeAuth(app, clock.now, REFRESH, body);
    expect(next.body).toMatchObject({ error: '', partner_id: SHOPEE_APP.partnerId, shop_id: Number(SHOP) });
    expect(next.body['refresh_token']).not.toBe(shop.tokens['refresh_token']);
  });

  it('are refreshed by each refresh token once, for thirty days, by its own shop', async () => {
    const { app, clock, shop } = await open();
    const renew = (refresh_token: unknown, shop_id = Number(SHOP)) =>
      callShopeeAuth(app, clock.now, REFRESH, { refresh_token, shop_id });
    const first = shop.tokens['refresh_token'];
    expect((await renew(first, 601515002)).body['error']).toBe('shop_no_linked');
    const second = (await renew(first)).body['refresh_token'];
    expect((await renew(first)).body['error']).toBe('error_shop_refresh_token');
    clock.forward(30 * DAY_MS);
    expect((await renew(second)).body['error']).toBe('refresh_token_expired');
  });

  it('are dead from the moment the seller takes its permission back', async () => {
    const { app, clock, shop } = await open();
    await app.request('/shopee/open/revoke', { method: 'POST', body: new URLSearchParams({ shop: SHOP }) });
    expect((await shop.get('shop/get_shop_info')).body['error']).toBe('shop_no_linked');
    const body = { refresh_token: shop.tokens['refresh_token'], shop_id: Number(SHOP) };
    expect((await callShopeeAuth(app, clock.now, REFRESH, body)).body['error']).toBe('shop_no_linked');
  });

  it('serve no longer than the year the seller agreed to', async () => {
    const { app, clock, shop } = await open();
    const { auth_time, expire_time } = (await shop.get('shop/get_shop_info')).body;
    expect(Number(expire_time) - Number(auth_time)).toBe(365 * 86_400);
    clock.forward(365 * DAY_MS);
    const body = { refresh_token: shop.tokens['refresh_token'], shop_id: Number(SHOP) };
    expect((await callShopeeAuth(app, clock.now, REFRESH, body)).body['error']).toBe('shop_access_expired');
  });
});

describe('orders', () => {
  it('come in pages that together are every order, none twice', async () => {
    const { shop, trade, known, now } = await open();
    const [from, to] = [now - 45 * DAY_MS, now];
    const listed: unknown[] = [];
    for (const [time_from, time_to] of spans(from, to)) {
      let cursor = '';
      do {
        const query = { time_range_field: 'create_time', time_from, time_to, page_size: '7', cursor };
        const page = response(await shop.get('order/get_order_list', query));
        listed.push(...(page['order_list'] as Json[]).map(({ order_sn }) => order_sn));
        cursor = page['more'] ? String(page['next_cursor']) : '';
      } while (cursor !== '');
    }
    expect(new Set(listed).size).toBe(listed.length);
    expect(listed).toHaveLength([...trade.sales(known, from, to)].length);
  });

  it('are told in full by their numbers, and what is optional only when asked for', async () => {
    const { shop, trade, known, now } = await open();
    const [sale] = trade.sales(known, now - 5 * DAY_MS, now);
    const time = { time_from: seconds(now - 5 * DAY_MS), time_to: seconds(now) };
    const list = response(
      await shop.get('order/get_order_list', { time_range_field: 'create_time', page_size: '1', ...time }),
    );
    const order_sn_list = String((list['order_list'] as Json[])[0]?.['order_sn']);
    const detail = async (response_optional_fields: string) => {
      const answer = await shop.get('order/get_order_detail', { order_sn_list, response_optional_fields });
      return (response(answer)['order_list'] as Json[])[0] ?? {};
    };
    expect(await detail('')).not.toHaveProperty('total_amount');
    const told = await detail('total_amount,item_list,buyer_username');
    expect(cents(told['total_amount'])).toBe((sale?.total ?? 0) + (sale?.shipping ?? 0));
    expect(told).toMatchObject({ order_sn: order_sn_list, region: 'MY', currency: 'MYR', buyer_username: '****' });
    expect(told['item_list']).toHaveLength(sale?.lines.length ?? 0);
  });

  it('can be asked for by their last change', async () => {
    const { shop, now } = await open();
    const time = { time_range_field: 'update_time', time_from: seconds(now - DAY_MS), time_to: seconds(now) };
    const list = response(await shop.get('order/get_order_list', { ...time, page_size: '50' }));
    const order_sn_list = (list['order_list'] as Json[]).map(({ order_sn }) => order_sn).join(',');
    const orders = response(await shop.get('order/get_order_detail', { order_sn_list }))['order_list'] as Json[];
    expect(orders.length).toBeGreaterThan(5);
    for (const { update_time } of orders) expect(Number(update_time)).toBeGreaterThanOrEqual(Number(time.time_from));
    expect(orders.some(({ create_time }) => Number(create_time) < Number(time.time_from))).toBe(true);
  });

  it.each([
    ['sixteen days at once', { days: 16 }, 'order.order_list_invalid_time'],
    ['an end before the start', { days: -1 }, 'order.order_list_invalid_time'],
    ['101 a page', { page_size: '101' }, 'error_param'],
    ['a made-up cursor', { cursor: 'next' }, 'error_param'],
    ['an unknown field of time', { time_range_field: 'pay_time' }, 'error_param'],
  ])('are refused for %s', async (_, { days = 1, ...changes }: { days?: number } & Record<string, unknown>, error) => {
    const { shop, now } = await open();
    const time = { time_from: seconds(now - 20 * DAY_MS), time_to: seconds(now + (days - 20) * DAY_MS) };
    const query = { time_range_field: 'create_time', page_size: '20', ...time, ...(changes as Record<string, string>) };
    expect((await shop.get('order/get_order_list', query)).body['error']).toBe(error);
  });

  it('of others, and made-up ones, are not found', async () => {
    const { shop } = await open();
    const answer = await shop.get('order/get_order_detail', { order_sn_list: '220915S3K9TQ7B' });
    expect(answer.body['error']).toBe('error_not_found');
  });
});

describe('money', () => {
  it('paid out is what was sold, less refunds, fees and advertising', async () => {
    const { shop, trade, known, now } = await open();
    const payouts: Json[] = [];
    for (const [payout_time_from, payout_time_to] of spans(now - 120 * DAY_MS, now)) {
      const query = { payout_time_from, payout_time_to, page_size: '100', page_no: '1' };
      payouts.push(...(response(await shop.get('payment/get_payout_detail', query))['payout_list'] as Json[]));
    }
    const paid = trade
      .payouts(known, now - WHOLE_YEAR_MS, now)
      .filter(({ paidAt }) => paidAt !== undefined && paidAt >= now - 120 * DAY_MS);
    expect(payouts).toHaveLength(paid.length);
    const told = payouts.map((payout) => (payout['payout_info'] as Json)['from_amount']).map(cents);
    expect(told.sort()).toEqual(paid.map(({ net }) => net).sort());
    for (const { payout_info, escrow_list, offline_adjustment_list } of payouts) {
      const orders = (escrow_list as Json[]).reduce((sum, { escrow_amount }) => sum + cents(escrow_amount), 0);
      const rest = (offline_adjustment_list as Json[]).reduce((sum, row) => sum + cents(row['adjustment_amount']), 0);
      expect(orders + rest).toBe(cents((payout_info as Json)['from_amount']));
    }
  });

  it('goes to the account at the payment company the seller named', async () => {
    const { shop, known, now } = await open();
    const query = {
      payout_time_from: seconds(now - 15 * DAY_MS),
      payout_time_to: seconds(now),
      page_size: '10',
      cursor: '',
    };
    const [payout] = response(await shop.get('payment/get_payout_info', query))['payout_list'] as Json[];
    expect(payout).toMatchObject({ pay_service: known.paidInto.provider, payout_currency: 'MYR' });
    expect(String(payout?.['payee_id'])).toMatch(new RegExp(`${known.paidInto.accountTail}$`));
  });

  it('of each order is listed when it is released, and explained', async () => {
    const { shop, now } = await open();
    const query = { release_time_from: seconds(now - 15 * DAY_MS), release_time_to: seconds(now), page_size: '100' };
    const list = response(await shop.get('payment/get_escrow_list', query))['escrow_list'] as Json[];
    const { order_sn, payout_amount } = list[0] ?? {};
    const { order_income } = response(await shop.get('payment/get_escrow_detail', { order_sn: String(order_sn) }));
    const income = order_income as Json;
    expect(income['escrow_amount']).toBe(payout_amount);
    const kept = ['commission_fee', 'service_fee', 'seller_transaction_fee'].reduce(
      (sum, fee) => sum + cents(income[fee]),
      0,
    );
    expect(cents(income['order_selling_price']) - kept).toBe(cents(payout_amount));
  });

  it('is refused for more than fifty orders at once, and for one nobody knows', async () => {
    const { shop } = await open();
    const errorOf = async (numbers: string[]) =>
      (await shop.post('payment/get_escrow_detail_batch', { order_sn_list: numbers })).body['error'];
    expect(await errorOf(Array.from({ length: 51 }, (_, index) => `X${index}`))).toBe('exceed_max_limit');
    expect(await errorOf(['X1'])).toBe('common.error_not_found');
    expect(await errorOf([])).toBe('error_param');
  });

  it('is waiting, about to come or has come', async () => {
    const { shop, trade, known, now } = await open();
    const { total_income } = response(await shop.get('payment/get_income_overview'));
    const told = Object.values(total_income as Json).map(cents);
    const all = trade.payouts(known, trade.openedAt(known), now + 1).reduce((sum, { net }) => sum + net, 0);
    expect(told.reduce((sum, amount) => sum + amount, 0)).toBe(all);
    const released = response(await shop.get('payment/get_income_overview', { income_status: '1' }))['total_income'];
    expect(Object.keys(released as Json)).toEqual(['released_amount']);
    expect((await shop.get('payment/get_income_overview', { income_status: '3' })).body['error']).toBe('error_param');
  });

  it('sent back is in the list of returns', async () => {
    const { shop, trade, known, now } = await open();
    let refunded = 0;
    for (const [create_time_from, create_time_to] of spans(now - 60 * DAY_MS, now)) {
      const query = { page_no: '1', page_size: '100', create_time_from, create_time_to };
      const list = response(await shop.get('returns/get_return_list', query))['return'] as Json[];
      refunded += list.reduce((sum, { refund_amount }) => sum + cents(refund_amount), 0);
    }
    const booked = [...trade.refunds(known, now - 60 * DAY_MS, now)];
    expect(refunded).toBe(booked.reduce((sum, { refund }) => sum + (refund?.amount ?? 0), 0));
  });
});

describe('the rest of a shop', () => {
  it('has a health that follows from its orders', async () => {
    const { shop } = await open();
    const { overall_performance, metric_list } = response(await shop.get('account_health/get_shop_performance'));
    expect(overall_performance).toMatchObject({ rating: 4, listing_failed: 0 });
    const late = (metric_list as Json[]).find(({ metric_name }) => metric_name === 'late_shipment_rate');
    expect(late).toMatchObject({ unit: 2, target: { value: 10, comparator: '<' } });
    expect(Number(late?.['current_period'])).toBeLessThan(10);
    expect(response(await shop.get('account_health/get_penalty_point_history'))).toEqual({
      penalty_point_list: [],
      total_count: 0,
    });
    const punished = await shop.get('account_health/get_punishment_history', { punishment_status: '1' });
    expect(response(punished)['total_count']).toBe(0);
  });

  it('spends on advertising day by day', async () => {
    const { shop, trade, known } = await open();
    const days = (
      await shop.get('ads/get_all_cpc_ads_daily_performance', { start_date: '01-11-2026', end_date: '07-11-2026' })
    ).body['response'] as Json[];
    expect(days.map(({ date }) => date)).toEqual(
      ['01', '02', '03', '04', '05', '06', '07'].map((day) => `${day}-11-2026`),
    );
    const spent = trade.ads(known, Date.parse('2026-11-01'), Date.parse('2026-11-08'));
    expect(days.reduce((sum, { expense }) => sum + cents(expense), 0)).toBe(
      spent.reduce((sum, { spend }) => sum + spend, 0),
    );
  });

  it.each([
    ['a day in the future', '20-11-2026', '25-11-2026', 'error_date_in_future'],
    ['more than a month', '01-09-2026', '07-11-2026', 'error_date_range_too_long'],
    ['more than half a year ago', '01-03-2026', '07-03-2026', 'error_date_too_old'],
    ['a single day', '01-11-2026', '01-11-2026', 'error_same_start_end_dates'],
  ])('refuses advertising of %s', async (_, start_date, end_date, error) => {
    const { shop } = await open();
    const answer = await shop.get('ads/get_all_cpc_ads_daily_performance', { start_date, end_date });
    expect(answer.body['error']).toBe(`ads.performance.${error}`);
  });

  it('has stock of each article', async () => {
    const { shop, trade, known } = await open();
    const items: Json[] = [];
    let offset: unknown = 0;
    while (offset !== undefined) {
      const query = { offset: String(offset), page_size: '4', item_status: 'NORMAL' };
      const page = response(await shop.get('product/get_item_list', query));
      items.push(...(page['item'] as Json[]));
      offset = page['next_offset'];
    }
    expect(new Set(items.map(({ item_id }) => item_id)).size).toBe(known.skus);
    let units = 0;
    for (const { item_id } of items) {
      const { model } = response(await shop.get('product/get_model_list', { item_id: String(item_id) }));
      const [{ stock_info_v2 }] = model as [{ stock_info_v2: { summary_info: Json } }];
      units += Number(stock_info_v2.summary_info['total_available_stock']);
    }
    expect(units).toBe(trade.stock(known).reduce((sum, { sellable }) => sum + sellable, 0));
  });

  it('is asked at most so often, unless the pace is instant', async () => {
    const { app, shop } = await open();
    const calls = async () => {
      const statuses: number[] = [];
      for (let call = 0; call < 21; call += 1) statuses.push((await shop.get('shop/get_profile')).status);
      return statuses.filter((status) => status === 429).length;
    };
    expect(await calls()).toBe(0);
    await app.request('/control/pace', { method: 'POST', body: JSON.stringify({ pace: 'published' }) });
    expect(await calls()).toBe(1);
  });

  it('answers a call it does not know', async () => {
    const { shop } = await open();
    expect(await shop.get('order/get_everything')).toMatchObject({ status: 404, body: { error: 'error_param' } });
  });
});
