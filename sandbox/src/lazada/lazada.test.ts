import { describe, expect, it } from '@jest/globals';
import { callRest, connectIop } from '../testing/iop.ts';
import { createTestSandbox, DAY_MS } from '../testing/sandbox.ts';
import type { Shop } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { LAZADA_APP } from './credentials.ts';

type Json = Record<string, unknown>;

/** Baht, which has two digits behind the point, and dong, which has none. */
const THAI = { shopId: '100151503', host: '/lazada/api-th' };
const VIETNAMESE = { shopId: '100202003', host: '/lazada/api-vn' };

async function open({ shopId, host } = THAI) {
  const sandbox = createTestSandbox();
  const { app, clock } = sandbox;
  const desk = { app, key: LAZADA_APP, now: clock.now };
  const tokens = await connectIop({ ...desk, host: '/lazada/auth' }, shopId);
  const get = (path: string, fields: Record<string, string> = {}) =>
    callRest({ ...desk, host }, path, { ...fields, access_token: String(tokens['access_token']) });
  const trade = createWorldTrade(sandbox.world);
  const known = trade.shop('lazada', shopId) as Shop;
  return { ...sandbox, desk, tokens, get, trade, known, now: clock.now().getTime() };
}

const iso = (at: number): string => new Date(at).toISOString().replace('.000', '');
const day = (at: number): string => iso(at).slice(0, 10);
const hundredths = (text: unknown): number => Math.round(Number.parseFloat(String(text)) * 100);
const sum = (rows: readonly Json[], field: string): number =>
  rows.reduce((total, row) => total + hundredths(row[field]), 0);

describe('a Lazada account', () => {
  it('tells whose it is, under one name at first and another when refreshed', async () => {
    const { desk, tokens } = await open();
    const seller = {
      country: 'th',
      seller_id: THAI.shopId,
      user_id: THAI.shopId,
      short_code: expect.stringMatching(/^TH/),
    };
    expect(tokens).toMatchObject({ code: '0', country: 'th', account_platform: 'seller_center', account_id: null });
    expect(tokens['country_user_info']).toEqual([seller]);
    const fields = { refresh_token: String(tokens['refresh_token']) };
    const next = await callRest({ ...desk, host: '/lazada/auth' }, '/auth/token/refresh', fields);
    expect(next['country_user_info_list']).toEqual([seller]);
  });

  it('is read at the host of its country alone, with a token that lives', async () => {
    const { desk, tokens, clock, get } = await open();
    expect((await get('/seller/get'))['code']).toBe('0');
    const fields = { access_token: String(tokens['access_token']) };
    const elsewhere = await callRest({ ...desk, host: '/lazada/api-my' }, '/seller/get', fields);
    expect(elsewhere['code']).toBe('IllegalAccessToken');
    clock.forward(30 * DAY_MS);
    expect((await get('/seller/get'))['code']).toBe('IllegalAccessToken');
  });

  it('knows the company behind the shop', async () => {
    const { get, known } = await open();
    expect((await get('/seller/get'))['data']).toMatchObject({
      seller_id: Number(THAI.shopId),
      name_company: known.registered?.name,
      cb: true,
      status: 'ACTIVE',
    });
  });

  it('is asked at most so often, unless the pace is instant', async () => {
    const { app, get } = await open();
    const refusedOf = async () => {
      const codes: unknown[] = [];
      for (let call = 0; call < 41; call += 1) codes.push((await get('/seller/get'))['code']);
      return codes.filter((code) => code === 'ApiCallLimit').length;
    };
    expect(await refusedOf()).toBe(0);
    await app.request('/control/pace', { method: 'POST', body: JSON.stringify({ pace: 'published' }) });
    expect(await refusedOf()).toBe(1);
  });

  it('answers a path it does not know', async () => {
    const { get } = await open();
    expect(await get('/orders/guess')).toMatchObject({ type: 'ISV', code: 'InvalidApiPath' });
  });
});

describe('orders', () => {
  it('come in pages that together are every order, none twice', async () => {
    const { get, trade, known, now } = await open();
    const window = { created_after: iso(now - 40 * DAY_MS), created_before: iso(now) };
    const listed: Json[] = [];
    let total = 1;
    while (listed.length < total) {
      const { data } = await get('/orders/get', { ...window, limit: '30', offset: String(listed.length) });
      const { countTotal, count, orders } = data as { countTotal: number; count: number; orders: Json[] };
      expect(count).toBe(orders.length);
      total = countTotal;
      listed.push(...orders);
    }
    const sales = [...trade.sales(known, now - 40 * DAY_MS, now)];
    expect(new Set(listed.map(({ order_id }) => order_id)).size).toBe(sales.length);
    expect(sum(listed, 'price')).toBe(sales.reduce((all, sale) => all + sale.total, 0));
  });

  it('have an item for each piece, whose prices add up to the order', async () => {
    const { get, now } = await open();
    const { data } = await get('/orders/get', { created_after: iso(now - 30 * DAY_MS), limit: '50' });
    const { orders } = data as { orders: Json[] };
    const order_ids = `[${orders.map(({ order_id }) => order_id).join(',')}]`;
    const listed = (await get('/orders/items/get', { order_ids }))['data'] as Json[];
    const items = listed.map(({ order_items }) => order_items as Json[]);
    expect(items.map((rows) => rows.length)).toEqual(orders.map(({ items_count }) => items_count));
    expect(items.map((rows) => sum(rows, 'item_price'))).toEqual(orders.map(({ price }) => hundredths(price)));
    const ids = items.flat().map(({ order_item_id }) => order_item_id);
    expect(new Set(ids).size).toBe(ids.length);
    const alone = (await get('/order/items/get', { order_id: String(orders[0]?.['order_id']) }))['data'];
    expect(alone).toEqual(items[0]);
  });

  it('can be asked for by their last change, latest first', async () => {
    const { get, now } = await open();
    const fields = { update_after: iso(now - DAY_MS), sort_by: 'updated_at', sort_direction: 'DESC' };
    const { orders } = (await get('/orders/get', fields))['data'] as { orders: Json[] };
    const changes = orders.map(({ updated_at }) =>
      Date.parse(String(updated_at).replace(' +0700', '+07:00').replace(' ', 'T')),
    );
    expect(changes.length).toBeGreaterThan(3);
    expect(changes).toEqual([...changes].sort((a, b) => b - a));
    expect(Math.min(...changes)).toBeGreaterThanOrEqual(now - DAY_MS);
  });

  it.each([
    ['no start', {}, 'MissingParameter'],
    ['a start without an offset', { created_after: '2026-11-01T00:00:00' }, '17'],
    ['101 a page', { created_after: '2026-11-01', limit: '101' }, '19'],
    ['an unknown state', { created_after: '2026-11-01', status: 'gone' }, '36'],
    ['another order', { created_after: '2026-11-01', sort_by: 'price' }, '75'],
    ['another direction', { created_after: '2026-11-01', sort_direction: 'UP' }, '74'],
  ])('are refused for %s', async (_, fields, code) => {
    expect((await (await open()).get('/orders/get', fields))['code']).toBe(code);
  });

  it('do not show who bought', async () => {
    const { get, now } = await open();
    const { data } = await get('/orders/get', { created_after: iso(now - DAY_MS), limit: '1' });
    const [order] = (data as { orders: Json[] }).orders;
    expect(order).toMatchObject({ customer_first_name: '****', address_shipping: { phone: '****', address1: '****' } });
  });
});

describe('money', () => {
  it.each([
    ['in baht', THAI],
    ['in dong', VIETNAMESE],
  ])('%s paid out is what was sold, less refunds, fees and advertising', async (_, shop) => {
    const { get, trade, known, now } = await open(shop);
    const statements = (await get('/finance/payout/status/get', { created_after: day(now - 60 * DAY_MS) }))[
      'data'
    ] as Json[];
    const unit = known.decimals === 0 ? 100 : 1;
    const closed = trade.payouts(known, now - 90 * DAY_MS, now).filter(({ to }) => to > now - 60 * DAY_MS && to <= now);
    expect(
      statements
        .map((row) => hundredths(row['closing_balance']))
        .reverse()
        .slice(-closed.length),
    ).toEqual(closed.map(({ net }) => net * unit));
    for (const row of statements) {
      expect(hundredths(row['item_revenue']) + hundredths(row['fees_total']) + hundredths(row['refunds'])).toBe(
        hundredths(row['closing_balance']),
      );
      expect(String(row['payout'])).toMatch(new RegExp(`^\\d+\\.\\d\\d ${known.currency}$`));
    }
  });

  it('of a statement is explained row by row', async () => {
    const { get, trade, known, now } = await open();
    const period = trade.payouts(known, now - 30 * DAY_MS, now).find(({ paidAt }) => paidAt !== undefined);
    const days = { start_time: day(period?.from ?? 0), end_time: day((period?.to ?? 0) - DAY_MS) };
    const rows: Json[] = [];
    for (let page: Json[] | undefined; page === undefined || page.length === 100; ) {
      page = (await get('/finance/transaction/details/get', { ...days, limit: '100', offset: String(rows.length) }))[
        'data'
      ] as Json[];
      rows.push(...page);
    }
    expect(sum(rows, 'amount')).toBe(period?.net);
    expect(new Set(rows.map(({ statement }) => statement)).size).toBe(1);
    expect(new Set(rows.map(({ paid_status }) => paid_status))).toEqual(new Set(['Yes']));
    const names = new Set(rows.map(({ fee_name }) => fee_name));
    expect([...names].sort()).toEqual([
      'Commission',
      'Item Price Credit',
      'Payment Fee',
      'Reversal Item Price',
      'Sponsored Solutions',
    ]);
    expect(new Set(rows.map(({ transaction_number }) => transaction_number)).size).toBe(rows.length);
  });

  it('is not explained for half a year at once, nor for a kind that is none', async () => {
    const { get } = await open();
    const details = async (fields: Record<string, string>) =>
      (await get('/finance/transaction/details/get', fields))['code'];
    expect(await details({ start_time: '2026-05-01', end_time: '2026-10-28' })).toBe('1000012');
    expect(await details({ start_time: '2026-05-01', end_time: '2026-10-27' })).toBe('0');
    expect(await details({ start_time: '2026-10-01', end_time: '2026-10-02', trans_type: '999' })).toBe('1000014');
  });

  it('leaves for the account the seller named', async () => {
    const { get, known } = await open();
    const fields = { start_time: '20261001', end_time: '20261101', page_size: '10', page_num: '1' };
    const answer = await get('/finance/transaction/accountTransactions/query', fields);
    const { transactions } = answer['data'] as { transactions: Json[] };
    expect(transactions.length).toBeGreaterThan(2);
    const [{ payee_account }] = transactions as [{ payee_account: Json }];
    expect(String(payee_account['account'])).toMatch(new RegExp(`${known.paidInto.accountTail}$`));
  });

  it.each([
    ['satang', THAI],
    ['whole dong', VIETNAMESE],
  ])('sent back is told in %s', async (_, shop) => {
    const { get, trade, known, now } = await open(shop);
    const from = now - 60 * DAY_MS;
    const span = { ReverseOrderLineTimeRangeStart: String(from), ReverseOrderLineTimeRangeEnd: String(now) };
    const items: Json[] = [];
    let total = 1;
    for (let page_no = 1; items.length < total; page_no += 1) {
      const fields = { ...span, page_size: '5', page_no: String(page_no) };
      const { result } = (await get('/reverse/getreverseordersforseller', fields)) as {
        result: { total: number; items: Json[] };
      };
      total = result.total;
      items.push(...result.items);
    }
    const refunded = items.flatMap(({ reverse_order_lines }) => reverse_order_lines as Json[]);
    const booked = [...trade.refunds(known, from, now + 1)];
    expect(new Set(items.map(({ trade_order_id }) => trade_order_id)).size).toBe(booked.length);
    expect(refunded.reduce((all, { refund_amount }) => all + Number(refund_amount), 0)).toBe(
      booked.reduce((all, { refund }) => all + (refund?.amount ?? 0), 0),
    );
  });
});

describe('the rest of a shop', () => {
  it('performs as its orders do', async () => {
    const { indicators } = (await (await open()).get('/seller/performance/get'))['data'] as { indicators: Json[] };
    expect(indicators.map(({ type }) => type)).toEqual(['SHIP_ON_TIME', 'CANCELLATION_RATE', 'RETURN_RATE']);
    for (const { score, target_respected } of indicators) {
      expect(Number(score)).toBeGreaterThanOrEqual(0);
      expect(typeof target_respected).toBe('boolean');
    }
  });

  it('has stock of each article', async () => {
    const { get, trade, known } = await open();
    const listed: Json[] = [];
    for (let page: Json[] | undefined; page === undefined || page.length === 4; ) {
      const fields = { filter: 'live', limit: '4', offset: String(listed.length) };
      page = ((await get('/products/get', fields))['data'] as { products: Json[] }).products;
      listed.push(...page);
    }
    const units = listed.flatMap(({ skus }) => skus as Json[]).map(({ quantity }) => Number(quantity));
    expect(units).toEqual(trade.stock(known).map(({ sellable }) => sellable));
    expect((await get('/products/get', { filter: 'live', limit: '51' }))['code']).toBe('19');
    const stored = (await get('/fbl/stocks/get', { marketplace: 'LAZADA_TH' }))['data'] as Json[];
    expect(stored).toHaveLength(known.goods ? 0 : known.skus);
  });

  it('spends on advertising', async () => {
    const { get, trade, known } = await open();
    const days = {
      startDate: '2026-11-01',
      endDate: '2026-11-07',
      lastStartDate: '2026-10-25',
      lastEndDate: '2026-10-31',
    };
    const answer = await get('/sponsor/solutions/report/getReportOverview', {
      ...days,
      bizCode: 'sponsoredSearch',
      useRtTable: 'false',
    });
    const { reportOverviewDetailDTO } = answer['result'] as { reportOverviewDetailDTO: Json };
    const spent = trade.ads(known, Date.parse('2026-11-01'), Date.parse('2026-11-08'));
    expect(hundredths(reportOverviewDetailDTO['spend'])).toBe(spent.reduce((all, { spend }) => all + spend, 0));
  });
});
