import { describe, expect, it } from '@jest/globals';
import { signIop } from '../iop/signature.ts';
import { connectAliexpress } from '../testing/aliexpress.ts';
import { callRest } from '../testing/iop.ts';
import { createTestSandbox, DAY_MS } from '../testing/sandbox.ts';
import type { Shop } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { writePacific } from './pacific.ts';

type Json = Record<string, unknown>;

const SHOP = '2671514005';
const ORDERS = 'aliexpress.solution.order.get';
const LOANS = 'aliexpress.trade.redefining.findloanlistquery';
const PROFILE = 'aliexpress.solution.merchant.profile.get';

async function open() {
  const sandbox = createTestSandbox();
  const shop = await connectAliexpress(sandbox, SHOP);
  const trade = createWorldTrade(sandbox.world);
  const known = trade.shop('aliexpress', SHOP) as Shop;
  return { ...sandbox, shop, trade, known, now: sandbox.clock.now().getTime() };
}
type Desk = Awaited<ReturnType<typeof open>>;

const american = (at: number): string => writePacific(at).replace(/^(\d{4})-(\d{2})-(\d{2})/, '$2/$3/$1');
const cents = (value: unknown): number => Math.round(Number((value as Json)['amount']) * 100);

/** Every order of a window in one state after another: a list without states leaves the finished out. */
async function listOrders({ shop }: Desk, query: Json): Promise<Json[]> {
  const listed: Json[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const param0 = JSON.stringify({ page_size: 50, current_page: page, ...query });
    const result = (await shop.call(ORDERS, { param0 }))['result'] as Json;
    pages = Number(result['total_page']);
    listed.push(...((result['target_list'] as { order_dto: Json[] } | undefined)?.order_dto ?? []));
  }
  return listed;
}

const EVERY_STATE = ['PLACE_ORDER_SUCCESS', 'WAIT_SELLER_SEND_GOODS', 'WAIT_BUYER_ACCEPT_GOODS', 'FINISH'];

describe('the signature of AliExpress', () => {
  // Both lock our reading of the rule; nobody publishes a digest of AliExpress's own.
  it('has no path before a business call', () => {
    const parameters = {
      access_token: 'tok',
      app_key: '12345',
      method: ORDERS,
      param0: '{"page_size":20,"current_page":1}',
      sign_method: 'sha256',
      timestamp: '1700000000000',
    };
    expect(signIop({ parameters }, 'secret')).toBe('F4BB44938ED7680E1EF0EE030BB4D7358268AE0AB9C0F8DE57014BD88CB8B21D');
  });

  it('has its path before a system call', () => {
    const parameters = { app_key: '12345', code: 'C0DE', sign_method: 'sha256', timestamp: '1700000000000' };
    expect(signIop({ path: '/auth/token/create', parameters }, 'secret')).toBe(
      'B5DE438976014CDFE5B6CC2F36C8B633E8E983597BB1CFCA67784B555D172794',
    );
  });

  it.each([
    ['a wrong one', { sign: 'A'.repeat(64) }, 'IncompleteSignature'],
    ['one over other fields', { param0: '{}' }, 'IncompleteSignature'],
    ['an old one', { timestamp: '1700000000000' }, 'IllegalTimestamp'],
  ])('is refused in an error_response: %s', async (_, changes, code) => {
    const { shop } = await open();
    const answer = await shop.send({ method: ORDERS, session: shop.accessToken, param0: '{"page_size":1}' }, changes);
    expect(answer).toEqual({
      error_response: {
        type: 'ISV',
        code,
        msg: expect.any(String),
        request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
  });
});

describe('an AliExpress account', () => {
  it('tells whose it is, and when its tokens end', async () => {
    const { shop, now } = await open();
    expect(shop.tokens).toMatchObject({
      code: '0',
      seller_id: SHOP,
      user_nick: `cn${SHOP}`,
      sp: 'ae',
      expire_time: now + Number(shop.tokens['expires_in']) * 1000,
      refresh_token_valid_time: now + Number(shop.tokens['refresh_expires_in']) * 1000,
    });
  });

  it('takes its token under either of two names', async () => {
    const { shop } = await open();
    for (const name of ['session', 'access_token']) {
      const answer = await shop.send({ method: PROFILE, [name]: shop.accessToken });
      expect(answer).toHaveProperty('aliexpress_solution_merchant_profile_get_response.shop_id', Number(SHOP));
    }
  });

  it.each([
    ['no token', { session: '' }],
    ['a made-up token', { session: '50000guess' }],
  ])('is not read with %s', async (_, fields) => {
    const { shop } = await open();
    expect(await shop.call(PROFILE, fields)).toMatchObject({ error_response: { code: 'IllegalAccessToken' } });
  });

  it('is not read with a token that ended, until it is refreshed', async () => {
    const { shop, clock } = await open();
    clock.forward(30 * DAY_MS);
    expect(await shop.call(PROFILE)).toMatchObject({ error_response: { code: 'IllegalAccessToken' } });
    const fields = { refresh_token: String(shop.tokens['refresh_token']) };
    const next = await callRest(shop.desk, '/auth/token/refresh', fields);
    expect(await shop.call(PROFILE, { session: String(next['access_token']) })).toHaveProperty('shop_id', Number(SHOP));
  });

  it('is read no more once the seller takes its permission back', async () => {
    const { app, shop } = await open();
    await app.request('/aliexpress/api-sg/oauth/revoke', { method: 'POST', body: new URLSearchParams({ shop: SHOP }) });
    expect(await shop.call(PROFILE)).toMatchObject({ error_response: { code: 'IllegalAccessToken' } });
  });

  it('is asked at most so often, unless the pace is instant', async () => {
    const { app, shop } = await open();
    const refused = async () => {
      let count = 0;
      for (let call = 0; call < 41; call += 1) {
        const { error_response } = (await shop.call(PROFILE)) as { error_response?: Json };
        if (error_response?.['code'] === 'ApiCallLimit') count += 1;
      }
      return count;
    };
    expect(await refused()).toBe(0);
    await app.request('/control/pace', { method: 'POST', body: JSON.stringify({ pace: 'published' }) });
    expect(await refused()).toBe(1);
  });

  it.each([
    ['no method', { method: '' }, 'MissingParameter'],
    ['an unknown method', { method: 'aliexpress.guess' }, 'InvalidApiPath'],
    ['fields that are no JSON', { method: ORDERS, param0: 'page_size=1' }, 'InvalidParameter'],
    ['no fields', { method: ORDERS }, 'MissingParameter'],
  ])('refuses %s', async (_, fields, code) => {
    const { shop } = await open();
    expect(await shop.send({ session: shop.accessToken, ...fields })).toMatchObject({ error_response: { code } });
  });
});

describe('orders', () => {
  it('come in pages that together are every order, none twice', async () => {
    const desk = await open();
    const { trade, known, now } = desk;
    const from = now - 40 * DAY_MS;
    const window = { create_date_start: writePacific(from), create_date_end: writePacific(now) };
    const listed = await listOrders(desk, { ...window, order_status_list: EVERY_STATE });
    const sales = [...trade.sales(known, from, now)];
    expect(new Set(listed.map(({ order_id }) => order_id)).size).toBe(listed.length);
    expect(listed).toHaveLength(sales.length);
    const paid = listed.reduce((sum, { pay_amount }) => sum + cents(pay_amount), 0);
    expect(paid).toBe(sales.reduce((sum, sale) => sum + sale.total + sale.shipping, 0));
  });

  it('that are finished are found only when asked for', async () => {
    const desk = await open();
    const window = { create_date_start: writePacific(desk.now - 40 * DAY_MS) };
    const states = new Set((await listOrders(desk, window)).map(({ order_status }) => order_status));
    expect(states.size).toBeGreaterThan(1);
    expect(states.has('FINISH')).toBe(false);
    const finished = await listOrders(desk, { ...window, order_status_list: ['FINISH'] });
    expect(finished.length).toBeGreaterThan(10);
  });

  it('can be asked for by their last change', async () => {
    const desk = await open();
    const start = writePacific(desk.now - DAY_MS);
    const listed = await listOrders(desk, { modified_date_start: start, order_status_list: EVERY_STATE });
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.every(({ gmt_update }) => String(gmt_update) >= start)).toBe(true);
    expect(listed.some(({ gmt_create }) => String(gmt_create) < start)).toBe(true);
  });

  it.each([
    ['51 a page', { page_size: 51 }, 'InvalidParameter'],
    ['an unknown state', { order_status_list: ['GONE'] }, 'InvalidParameter'],
    ['a day without a time', { create_date_start: '2026-11-01' }, 'InvalidParameter'],
    ['no window', { create_date_start: undefined }, 'MissingParameter'],
  ])('are refused for %s', async (_, changes, code) => {
    const { shop } = await open();
    const param0 = JSON.stringify({ create_date_start: '2026-11-01 00:00:00', page_size: 10, ...changes });
    expect(await shop.call(ORDERS, { param0 })).toMatchObject({ error_response: { code } });
  });

  it('are told in full, and only with the extras whose bits are set', async () => {
    const desk = await open();
    const { shop, trade, known, now } = desk;
    const window = { create_date_start: writePacific(now - 60 * DAY_MS), order_status_list: ['FINISH'] };
    const finished = await listOrders(desk, window);
    const returned = finished.find(({ issue_status }) => issue_status === 'END_ISSUE');
    const info = async (ext_info_bit_flag: number) => {
      const param1 = JSON.stringify({ order_id: returned?.['order_id'], ext_info_bit_flag });
      return ((await shop.call('aliexpress.solution.order.info.get', { param1 }))['result'] as { data: Json }).data;
    };
    expect(await info(0)).not.toHaveProperty('refund_info');
    const whole = await info(31);
    expect(whole).toMatchObject({
      id: returned?.['order_id'],
      order_status: 'FINISH',
      buyer_info: { login_id: '****' },
    });
    const refunds = [...trade.refunds(known, now - 60 * DAY_MS, now + 1)].map(({ refund }) => refund?.amount);
    expect(refunds).toContain(cents((whole['refund_info'] as Json)['refund_cash_amt']));
    expect(Object.keys(await info(2))).toContain('loan_info');
  });

  it('of other shops are not found', async () => {
    const { shop } = await open();
    const param1 = JSON.stringify({ order_id: 8_100_000_000_000_001 });
    const { result } = (await shop.call('aliexpress.solution.order.info.get', { param1 })) as { result: Json };
    expect(result).toMatchObject({ error_message: 'order not found' });
    expect(result).not.toHaveProperty('data');
  });
});

describe('money', () => {
  it('released in a span is that of its payouts: refunds are set off against it', async () => {
    const { shop, trade, known, now } = await open();
    const paid = trade
      .payouts(known, now - 90 * DAY_MS, now)
      .filter(({ paidAt }) => paidAt !== undefined && paidAt >= now - 30 * DAY_MS);
    const span = { create_date_start: american(now - 30 * DAY_MS), create_date_end: american(now) };
    const orders: Json[] = [];
    for (let page = 1, total = 1; orders.length < total; page += 1) {
      const param1 = JSON.stringify({ ...span, loan_status: 'loan_ok', page, page_size: 200 });
      const { result } = (await shop.call(LOANS, { param1 })) as {
        result: { total_item: number; order_list: { order_loan_item_vo: Json[] } };
      };
      total = result.total_item;
      orders.push(...result.order_list.order_loan_item_vo);
    }
    const rows = orders.flatMap(
      ({ son_order_list }) => (son_order_list as { son_order_loan_vo: Json[] }).son_order_loan_vo,
    );
    const released = rows.reduce((sum, { real_loan_amount }) => sum + cents(real_loan_amount), 0);
    const owed = rows.reduce((sum, { loan_amount }) => sum + cents(loan_amount), 0);
    expect(new Set(orders.map(({ order_id }) => order_id)).size).toBe(orders.length);
    expect(released).toBe(paid.reduce((sum, { net }) => sum + net, 0));
    expect(owed).toBe(paid.reduce((sum, { net, refunds }) => sum + net + refunds, 0));
    expect(paid.length).toBeGreaterThan(3);
  });

  it('of one order is found by its number, with the time in the order itself', async () => {
    const { shop, known, now } = await open();
    const param1 = JSON.stringify({
      create_date_start: american(now - 30 * DAY_MS),
      loan_status: 'loan_ok',
      page_size: 1,
    });
    const { result } = (await shop.call(LOANS, { param1 })) as {
      result: { order_list: { order_loan_item_vo: Json[] } };
    };
    const [first] = result.order_list.order_loan_item_vo;
    const alone = await shop.call(LOANS, { param1: JSON.stringify({ order_id: first?.['order_id'] }) });
    expect(alone).toMatchObject({ result: { total_item: 1, order_list: { order_loan_item_vo: [first] } } });
    const detail = JSON.stringify({ order_id: first?.['order_id'], ext_info_bit_flag: 2 });
    const info = await shop.call('aliexpress.solution.order.info.get', { param1: detail });
    expect(info).toHaveProperty(
      'result.data.loan_info.loan_time',
      expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    );
    expect(info).toHaveProperty('result.data.loan_info.loan_amount.currency_code', known.currency);
  });

  it('does not come for orders nobody made', async () => {
    const sandbox = createTestSandbox();
    const shop = await connectAliexpress(sandbox, '2671514021');
    const trade = createWorldTrade(sandbox.world);
    const known = trade.shop('aliexpress', '2671514021') as Shop;
    const now = sandbox.clock.now().getTime();
    const span = { create_date_start: american(now - 60 * DAY_MS), loan_status: 'loan_ok', page_size: 1 };
    const { result } = (await shop.call(LOANS, { param1: JSON.stringify(span) })) as { result: { total_item: number } };
    const delivered = [...trade.sales(known, now - 60 * DAY_MS, now - 30 * DAY_MS)].length;
    expect(result.total_item).toBeLessThan(delivered * 2);
    expect(result.total_item).toBeGreaterThan(0);
  });

  it('sent back was disputed', async () => {
    const { shop, trade, known, now } = await open();
    const issues: unknown[] = [];
    for (let page = 1, total = 1; issues.length < total; page += 1) {
      const query_dto = JSON.stringify({ current_page: page, page_size: 50 });
      const { total_item, data_list } = (await shop.call('aliexpress.issue.issuelist.get', { query_dto })) as {
        total_item: number;
        data_list: { issue_api_issue_dto: Json[] };
      };
      total = total_item;
      issues.push(...data_list.issue_api_issue_dto.map(({ order_id }) => order_id));
    }
    expect(new Set(issues).size).toBe([...trade.refunds(known, 0, now + 1)].length);
    expect(await shop.call('aliexpress.issue.issuelist.get', { query_dto: '{"page_size":51}' })).toMatchObject({
      error_response: { code: 'InvalidParameter' },
    });
  });
});

describe('the rest of a shop', () => {
  it('has stock of each article', async () => {
    const { shop, trade, known } = await open();
    const query = JSON.stringify({ product_status_type: 'onSelling', page_size: 100, current_page: 1 });
    const { result } = (await shop.call('aliexpress.solution.product.list.get', {
      aeop_a_e_product_list_query: query,
    })) as {
      result: { product_count: number; aeop_a_e_product_display_d_t_o_list: { item_display_dto: Json[] } };
    };
    const products = result.aeop_a_e_product_display_d_t_o_list.item_display_dto;
    expect(products).toHaveLength(known.skus);
    const units: number[] = [];
    for (const { product_id } of products) {
      const info = await shop.call('aliexpress.solution.product.info.get', { product_id: String(product_id) });
      const { aeop_ae_product_s_k_us } = info['result'] as {
        aeop_ae_product_s_k_us: { global_aeop_ae_product_sku: Json[] };
      };
      units.push(Number(aeop_ae_product_s_k_us.global_aeop_ae_product_sku[0]?.['ipm_sku_stock']));
    }
    expect(units).toEqual(trade.stock(known).map(({ sellable }) => sellable));
  });

  it('names itself', async () => {
    const { shop, known } = await open();
    expect(await shop.call(PROFILE)).toMatchObject({
      shop_name: known.shopName,
      country_code: 'CN',
      product_posting_forbidden: false,
    });
  });
});
