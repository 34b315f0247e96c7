import { describe, expect, it } from '@jest/globals';
import { DAY_MS, jsonRequest } from '../../testing/sandbox.ts';
import { openShops, refresh, SHOPS_PATH, type Wish } from '../../testing/tiktok-shop.ts';

type Json = Record<string, unknown>;

const ORDERS = '/order/202309/orders/search';
const seconds = (day: string) => Math.floor(Date.parse(day) / 1000);
const cents = (text: unknown) => Math.round(Number(text) * 100);

describe('orders of TikTok Shop', () => {
  const window = { create_time_ge: seconds('2026-10-01'), create_time_lt: seconds('2026-10-08') };

  it('come in pages that together are the whole list, none of them twice', async () => {
    const { all, trade, shop } = await openShops();
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-10-08'))];
    const rows = await all(ORDERS, 'orders', { page_size: '33', sort_field: 'create_time' }, window);
    expect(sold.length).toBeGreaterThan(33);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(sold.length);
    const sums = rows.map((row) => cents((row['payment'] as Json)['sub_total']));
    expect(sums.reduce((a, b) => a + b, 0)).toBe(sold.reduce((sum, { total }) => sum + total, 0));
    const pieces = rows.flatMap((row) => row['line_items'] as Json[]);
    expect(pieces.reduce((sum, piece) => sum + cents(piece['sale_price']), 0)).toBe(sums.reduce((a, b) => a + b, 0));
  });

  it('that changed are found by the time of the change', async () => {
    const { app, all, clock, ask, tokens } = await openShops();
    const waiting = await all(ORDERS, 'orders', { page_size: '100' }, { order_status: 'AWAITING_SHIPMENT' });
    const readAt = clock.now().getTime() / 1000;
    clock.forward(6 * DAY_MS);
    const { data } = await refresh(app, tokens['refresh_token']);
    const { data: later } = await ask('/order/202309/orders', {
      query: { ids: String(waiting[0]?.['id']), shop_cipher: await cipherFor(ask, data) },
      token: String(data['access_token']),
      at: clock.now().getTime(),
    });
    const [order] = later['orders'] as Json[];
    expect(order).toMatchObject({ id: waiting[0]?.['id'], create_time: waiting[0]?.['create_time'] });
    expect(order?.['status']).not.toBe('AWAITING_SHIPMENT');
    expect(Number(order?.['update_time'])).toBeGreaterThan(readAt);
    const token = String(data['access_token']);
    const changed = await ask(ORDERS, {
      query: { page_size: '100', shop_cipher: await cipherFor(ask, data) },
      body: { update_time_ge: Number(order?.['update_time']), update_time_lt: Number(order?.['update_time']) + 1 },
      token,
    });
    expect((changed.data['orders'] as Json[]).map(({ id }) => id)).toContain(order?.['id']);
  });

  it.each([
    ['a page of more than a hundred', { page_size: '101' }, window],
    ['a page token of another list', { page_token: Buffer.from('[20,1]').toString('base64url') }, window],
    ['an end before its start', {}, { create_time_ge: 2, create_time_lt: 1 }],
    ['an unknown status', {}, { order_status: 'LOST' }],
  ])('are refused for %s', async (_, query, body) => {
    expect(await (await openShops()).askShop(ORDERS, query, body)).toMatchObject({ status: 400, code: 36_009_004 });
  });
});

const cipherFor = async (ask: (path: string, changes: Partial<Wish>) => Promise<{ data: Json }>, tokens: Json) => {
  const { data } = await ask(SHOPS_PATH, { token: String(tokens['access_token']) });
  return (data['shops'] as { cipher: string }[])[0]?.cipher ?? '';
};

describe('money of TikTok Shop', () => {
  const sort = { sort_field: 'statement_time', page_size: '100' };

  it('of a payment is what its daily statements add up to', async () => {
    const { all } = await openShops();
    const since = { statement_time_ge: String(seconds('2026-08-01')) };
    const statements = await all('/finance/202309/statements', 'statements', { ...sort, ...since });
    const payments = await all('/finance/202309/payments', 'payments', {
      sort_field: 'create_time',
      create_time_ge: String(seconds('2026-09-01')),
    });
    expect(payments.length).toBeGreaterThan(8);
    for (const payment of payments) {
      const days = statements.filter((statement) => statement['payment_id'] === payment['id']);
      const sum = days.reduce((all, day) => all + cents(day['settlement_amount']), 0);
      expect(sum).toBe(cents((payment['amount'] as Json)['value']));
    }
    expect(payments[0]).toMatchObject({ status: 'PAID', bank_account: expect.stringMatching(/^\*{12}\d{4}$/) });
  });

  it('of a statement is what its transactions add up to', async () => {
    const { all, askShop } = await openShops();
    const [statement] = await all('/finance/202309/statements', 'statements', {
      ...sort,
      statement_time_ge: String(seconds('2026-10-05')),
      statement_time_lt: String(seconds('2026-10-06')),
    });
    const path = `/finance/202501/statements/${statement?.['id']}/statement_transactions`;
    const rows = await all(path, 'transactions', { sort_field: 'order_create_time', page_size: '7' });
    const { data } = await askShop(path, { sort_field: 'order_create_time' });
    expect(rows.length).toBe(data['total_count']);
    const sum = rows.reduce((all, row) => all + cents(row['settlement_amount']), 0);
    expect([sum, cents(data['payable_amount'])]).toEqual([
      cents(statement?.['settlement_amount']),
      cents(statement?.['settlement_amount']),
    ]);
  });

  it('that left for the bank is told by type', async () => {
    const { all, askShop } = await openShops();
    const withdrawals = await all('/finance/202309/withdrawals', 'withdrawals', {
      types: 'WITHDRAW',
      page_size: '100',
    });
    const payments = await all('/finance/202309/payments', 'payments', { sort_field: 'create_time', page_size: '100' });
    const paid = payments.filter(({ status }) => status === 'PAID');
    expect(withdrawals.map(({ amount }) => amount)).toEqual(paid.map(({ amount }) => (amount as Json)['value']));
    expect(await askShop('/finance/202309/withdrawals')).toMatchObject({ code: 36_009_004 });
    expect((await askShop('/finance/202309/payments')).message).toBe('SortField is a required field');
  });
});

describe('the rest of TikTok Shop', () => {
  it('lists returns and cancellations', async () => {
    const { all, trade, shop } = await openShops();
    const [from, to] = [Date.parse('2026-10-01'), Date.parse('2026-11-01')];
    const window = { create_time_ge: from / 1000, create_time_lt: to / 1000 };
    const returns = await all('/return_refund/202309/returns/search', 'return_orders', { page_size: '10' }, window);
    const refunds = [...trade.refunds(shop, from, to)];
    expect(refunds.length).toBeGreaterThan(10);
    const sum = returns.reduce((all, row) => all + cents((row['refund_amount'] as Json)['refund_total']), 0);
    expect([returns.length, sum]).toEqual([
      refunds.length,
      refunds.reduce((all, { refund }) => all + (refund?.amount ?? 0), 0),
    ]);
    const cancelled = await all('/return_refund/202309/cancellations/search', 'cancellations', {}, window);
    expect(cancelled.length).toBe(
      [...trade.sales(shop, from - 10 * DAY_MS, to)].filter(
        (sale) => sale.cancelled && sale.paidAt >= from && sale.paidAt < to,
      ).length,
    );
  });

  it('lists products by their state, and tells of each what it is', async () => {
    const { all, askShop, trade, shop } = await openShops();
    const search = '/product/202309/products/search';
    const listed = await all(search, 'products', { page_size: '7' }, { status: 'ACTIVATE' });
    expect(listed.length).toBe(trade.skus(shop).length);
    expect((await askShop(search, {}, { status: 'DRAFT' })).data['products']).toEqual([]);
    expect(await askShop(search, {}, { status: 'SOLD' })).toMatchObject({ status: 400, code: 36_009_004 });
    const { data } = await askShop(`/product/202309/products/${listed[0]?.['id']}`);
    const chain = data['category_chains'] as Json[];
    expect(chain.map(({ parent_id }) => parent_id)).toEqual(['0', ...chain.slice(0, -1).map(({ id }) => id)]);
  });

  it('counts stock by SKU', async () => {
    const { askShop, trade, shop } = await openShops();
    const { data } = await askShop('/product/202309/inventory/search', {}, {});
    const skus = (data['inventory'] as { skus: Json[] }[]).flatMap((product) => product.skus);
    expect(skus.map((sku) => [sku['seller_sku'], sku['total_available_quantity']])).toEqual(
      trade.stock(shop).map(({ sku, sellable }) => [sku.sku, sellable]),
    );
  });

  it('measures a shop day by day', async () => {
    const { askShop, trade, shop } = await openShops();
    const query = { start_date_ge: '2026-10-01', end_date_lt: '2026-11-01', granularity: '1D' };
    const { data } = await askShop('/analytics/202405/shop/performance', query);
    const { intervals } = data['performance'] as { intervals: { gmv: { amount: string } }[] };
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-11-01'))];
    const kept = sold.filter(({ cancelled }) => !cancelled);
    expect([intervals.length, intervals.reduce((sum, { gmv }) => sum + cents(gmv.amount), 0)]).toEqual([
      31,
      kept.reduce((sum, { total }) => sum + total, 0),
    ]);
  });

  it('counts calls, but not when it is told to be quick', async () => {
    const { app, ask } = await openShops();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const statuses = new Set<number>();
    for (let call = 0; call < 52; call += 1) statuses.add((await ask(SHOPS_PATH)).status);
    expect([...statuses]).toEqual([200, 429]);
    await app.request('/control/pace', jsonRequest({ pace: 'instant' }));
    expect((await ask(SHOPS_PATH)).status).toBe(200);
  });

  it('knows no other path', async () => {
    expect(await (await openShops()).ask('/secrets/202309/all')).toMatchObject({ status: 404, code: 36_009_009 });
  });
});
