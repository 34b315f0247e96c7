import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { connect, errorOf, openShop, signed, US_SHOP } from '../../testing/ebay.ts';
import { DAY_MS, jsonRequest } from '../../testing/sandbox.ts';

type Json = Record<string, unknown>;
type Amount = { value: string; currency: string };

const UK_SHOP = 'ruihe_autoparts_uk';
const ORDERS = 'api/sell/fulfillment/v1/order';
const PAYOUTS = 'apiz/sell/finances/v1/payout';
const TRANSACTIONS = 'apiz/sell/finances/v1/transaction';

const minor = (amount: unknown): number => Math.round(Number((amount as Amount).value) * 100);

describe('orders', () => {
  const window = { filter: 'creationdate:[2026-10-01T00:00:00.000Z..2026-10-15T00:00:00.000Z]' };

  it('come in pages that together are the whole list, none of them twice', async () => {
    const { api, trade, shop } = await openShop();
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-10-15') + 1)];
    const rows = await api.getAll(ORDERS, { ...window, limit: '37' }, 'orders');
    expect(sold.length).toBeGreaterThan(37);
    expect(new Set(rows.map(({ orderId }) => orderId)).size).toBe(sold.length);
    const prices = rows.map((row) => minor((row['pricingSummary'] as Json)['priceSubtotal']));
    expect(prices.reduce((a, b) => a + b, 0)).toBe(sold.reduce((sum, { total }) => sum + total, 0));
  });

  it('tell of one order by its id what the list tells of it', async () => {
    const { api } = await openShop();
    const [first] = (await api.get(ORDERS, { ...window, limit: '1' })).body['orders'] as Json[];
    expect((await api.get(`${ORDERS}/${first?.['orderId']}`)).body).toEqual(first);
    expect((await api.get(ORDERS, { orderIds: String(first?.['orderId']) })).body['orders']).toEqual([first]);
  });

  it('tell the amount and the day of a refund', async () => {
    const { api, trade, shop } = await openShop();
    const refunded = [...trade.refunds(shop, Date.parse('2026-10-01'), Date.parse('2026-11-01'))][0];
    const day = new Date(refunded?.at ?? 0).toISOString();
    const rows = await api.getAll(ORDERS, { filter: `creationdate:[${day}..${day}]` }, 'orders');
    expect(rows[0]).toMatchObject({
      paymentSummary: { refunds: [{ refundDate: new Date(refunded?.refund?.at ?? 0).toISOString() }] },
    });
  });

  it('are found again by their last change after a parcel has left', async () => {
    const { app, api, clock } = await openShop();
    const waiting = await api.getAll(ORDERS, { filter: 'orderfulfillmentstatus:{NOT_STARTED}' }, 'orders');
    const held = waiting.find((row) => (row['cancelStatus'] as Json)['cancelState'] === 'NONE_REQUESTED');
    const readAt = clock.now().toISOString();
    clock.forward(20 * DAY_MS);
    const later = await connect(app, US_SHOP);
    const changed = await later.getAll(ORDERS, { filter: `lastmodifieddate:[${readAt}..]`, limit: '200' }, 'orders');
    expect(changed.find(({ orderId }) => orderId === held?.['orderId'])).toMatchObject({
      creationDate: held?.['creationDate'],
      orderFulfillmentStatus: 'FULFILLED',
    });
  });

  it.each([
    ['a limit over 200', { limit: '201' }, 31_100],
    ['an offset that is no number', { offset: 'x' }, 31_000],
    ['an unknown filter', { filter: 'colour:{RED}' }, 30_700],
    ['a day without a time', { filter: 'creationdate:[2026-10-01..]' }, 30_810],
    ['no start', { filter: 'creationdate:[..2026-10-01T00:00:00.000Z]' }, 30_820],
    ['more than two years', { filter: 'creationdate:[2024-01-01T00:00:00.000Z..]' }, 30_830],
    ['an end before the start', { filter: 'creationdate:[2026-10-02T00:00:00Z..2026-10-01T00:00:00Z]' }, 30_840],
    ['an end to come', { filter: 'creationdate:[2026-10-02T00:00:00Z..2026-12-01T00:00:00Z]' }, 30_850],
  ])('are refused for %s', async (_, query, errorId) => {
    const { api } = await openShop();
    expect(errorOf(await api.get(ORDERS, query))).toEqual([400, errorId]);
  });
});

describe('money', () => {
  it('of a payout is what its transactions add up to', async () => {
    const { api } = await openShop();
    const payouts = await api.getAll(
      PAYOUTS,
      { filter: 'payoutDate:[2026-09-01T00:00:00.000Z..2026-11-01T00:00:00.000Z]' },
      'payouts',
    );
    expect(payouts.length).toBeGreaterThan(6);
    for (const payout of payouts.slice(0, 3)) {
      const rows = await api.getAll(TRANSACTIONS, { filter: `payoutId:{${payout['payoutId']}}` }, 'transactions');
      const sum = rows.reduce((all, row) => all + minor(row['amount']) * (row['bookingEntry'] === 'DEBIT' ? -1 : 1), 0);
      expect(sum).toBe(minor(payout['amount']));
      expect(payout).toMatchObject({ payoutStatus: 'SUCCEEDED', payoutInstrument: { instrumentType: 'BANK' } });
    }
  });

  it('of two months is told once, however it is cut into pages', async () => {
    const { api } = await openShop();
    const filter = 'transactionDate:[2026-09-01T00:00:00.000Z..2026-10-31T00:00:00.000Z]';
    const whole = await api.getAll(TRANSACTIONS, { filter, limit: '1000' }, 'transactions');
    const parts = await api.getAll(TRANSACTIONS, { filter, limit: '90' }, 'transactions');
    expect(parts).toEqual(whole);
    expect(new Set(whole.map(({ transactionId }) => transactionId)).size).toBe(whole.length);
  });

  it('still to come is the sum of its three parts', async () => {
    const { api } = await openShop();
    const { body } = await api.get('apiz/sell/finances/v1/seller_funds_summary');
    const parts = ['availableFunds', 'fundsOnHold', 'processingFunds'].filter((name) => name in body);
    expect(parts.reduce((sum, name) => sum + minor(body[name]), 0)).toBe(minor(body['totalFunds']));
  });

  it('is a 204 where there is none, and a numbered refusal where the filter is wrong', async () => {
    const { api } = await openShop();
    const before = { filter: 'payoutDate:[2023-01-01T00:00:00.000Z..2023-02-01T00:00:00.000Z]' };
    expect((await api.get(PAYOUTS, before)).status).toBe(204);
    expect(errorOf(await api.get(PAYOUTS, { filter: 'payoutStatus:{LOST}' }))).toEqual([400, 135_002]);
    expect(errorOf(await api.get(TRANSACTIONS, { filter: 'transactionType:{GIFT}' }))).toEqual([400, 135_006]);
  });

  it('of a seller in the United Kingdom is told to signed calls only', async () => {
    const { api, clock } = await openShop(UK_SHOP);
    const path = '/sell/finances/v1/payout';
    const now = clock.now().getTime();
    expect(errorOf(await api.get(PAYOUTS))).toEqual([400, 215_001]);
    expect((await api.get(PAYOUTS, {}, signed(path, now))).status).toBe(200);
    expect((await api.get(PAYOUTS, {}, signed(path, now, 'localhost'))).status).toBe(200);
    expect(errorOf(await api.get(PAYOUTS, {}, signed('/sell/finances/v1/transaction', now)))).toEqual([403, 215_122]);
    expect(errorOf(await api.get(PAYOUTS, {}, signed(path, now, 'api.ebay.com')))).toEqual([403, 215_122]);
    const { signature: _, ...unsigned } = signed(path, now);
    expect(errorOf(await api.get(PAYOUTS, {}, unsigned))).toEqual([400, 215_003]);
    expect((await api.get(ORDERS)).status).toBe(200);
  });
});

describe('the rest of eBay', () => {
  it('says who the seller is, what it may sell and how it is rated', async () => {
    const { api } = await openShop();
    expect((await api.get('apiz/commerce/identity/v1/user/')).body).toMatchObject({
      userId: US_SHOP,
      accountType: 'BUSINESS',
      status: 'CONFIRMED',
      registrationMarketplaceId: 'EBAY_US',
      businessAccount: { name: expect.stringMatching(/有限公司$/) },
    });
    expect((await api.get('api/sell/account/v1/privilege')).body).toMatchObject({ sellerRegistrationCompleted: true });
    const { body } = await api.get('api/sell/analytics/v1/seller_standards_profile');
    expect(body['standardsProfiles']).toEqual([
      expect.objectContaining({ program: 'PROGRAM_US', standardsLevel: 'ABOVE_STANDARD' }),
      expect.objectContaining({ cycle: expect.objectContaining({ cycleType: 'PROJECTED' }) }),
    ]);
  });

  it('counts stock by pages whose offset is the number of the page', async () => {
    const { api, trade, shop } = await openShop();
    const list = async (offset: number) =>
      (await api.get('api/sell/inventory/v1/inventory_item', { limit: '10', offset: String(offset) })).body;
    const items = [...((await list(0))['inventoryItems'] as Json[]), ...((await list(1))['inventoryItems'] as Json[])];
    expect(items.map(({ sku }) => sku)).toEqual(trade.skus(shop).map(({ sku }) => sku));
  });

  it('lists the returns that were refunded', async () => {
    const { api, trade, shop } = await openShop();
    const query = {
      creation_date_range_from: '2026-10-01T00:00:00.000Z',
      creation_date_range_to: '2026-11-01T00:00:00.000Z',
      limit: '200',
    };
    const refunds = [...trade.refunds(shop, Date.parse('2026-10-01'), Date.parse('2026-11-01'))];
    const { body } = await api.get('api/post-order/v2/return/search', query);
    expect([body['total'], (body['members'] as Json[]).length]).toEqual([refunds.length, refunds.length]);
  });

  it('makes a report of the advertising by day, and tells when it is ready', async () => {
    const { app, api, clock, trade, shop } = await openShop();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const wish = {
      reportType: 'ACCOUNT_PERFORMANCE_REPORT',
      reportFormat: 'TSV_GZIP',
      marketplaceId: 'EBAY_US',
      dimensions: [{ dimensionKey: 'day' }],
      metricKeys: ['ad_fees', 'sale_amount'],
      dateFrom: '2026-10-01T00:00:00.000Z',
      dateTo: '2026-10-31T00:00:00.000Z',
    };
    const init = jsonRequest(wish);
    const created = await app.request('/ebay/api/sell/marketing/v1/ad_report_task', {
      ...init,
      headers: { ...init.headers, authorization: api.authorization },
    });
    expect(created.status).toBe(202);
    const task = `api/sell/marketing/v1/ad_report_task/${created.headers.get('location')?.split('/').at(-1)}`;
    expect((await api.get(task)).body).toMatchObject({ reportTaskStatus: 'PENDING' });
    clock.forward(20_000);
    const { body } = await api.get(task);
    const report = await app.request(String(body['reportHref']).replace(/^.*\/sandbox/, ''), {
      headers: { authorization: api.authorization },
    });
    const lines = gunzipSync(Buffer.from(await report.arrayBuffer()))
      .toString()
      .trim()
      .split('\n');
    expect(lines[0]).toBe('day\tad_fees\tsale_amount');
    const spent = lines.slice(1).reduce((sum, line) => sum + Math.round(Number(line.split('\t')[1]) * 100), 0);
    const days = trade.ads(shop, Date.parse('2026-10-01'), Date.parse('2026-10-31') + 1);
    expect([lines.length - 1, spent]).toEqual([31, days.reduce((sum, day) => sum + day.spend, 0)]);
  });

  it('counts calls, but not when it is told to be quick', async () => {
    const { app, api } = await openShop();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const statuses = new Set<number>();
    for (let call = 0; call < 52; call += 1) statuses.add((await api.get('api/sell/account/v1/privilege')).status);
    expect([...statuses]).toEqual([200, 429]);
    await app.request('/control/pace', jsonRequest({ pace: 'instant' }));
    expect((await api.get('api/sell/account/v1/privilege')).status).toBe(200);
  });

  it('knows no other path', async () => {
    const { api } = await openShop();
    expect(errorOf(await api.get('api/sell/secrets/v1/all'))).toEqual([404, 2002]);
  });
});
