import { describe, expect, it } from '@jest/globals';
import { connect, MX_SHOP, openShop } from '../../testing/mercado-libre.ts';
import { DAY_MS, jsonRequest } from '../../testing/sandbox.ts';

type Json = Record<string, unknown>;

const ORDERS = 'api/orders/search';
const CLAIMS = 'api/post-purchase/v1/claims/search';
const OCTOBER = {
  seller: MX_SHOP,
  'order.date_created.from': '2026-10-01T00:00:00.000-00:00',
  'order.date_created.to': '2026-10-31T23:59:59.999-00:00',
};
const inOctober = [Date.parse('2026-10-01'), Date.parse('2026-11-01')] as const;

const cents = (value: unknown): number => Math.round(Number(value) * 100);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const paymentOf = (order: Json | undefined): Json => (order?.['payments'] as Json[] | undefined)?.[0] ?? {};
/** For all that only read. */
const here = await openShop();
const idsOf = (rows: readonly Json[]): unknown[] => rows.map(({ id }) => id);

describe('orders of Mercado Libre', () => {
  it('come in pages that together are the whole list, none of them twice', async () => {
    const { api, trade, shop } = here;
    const sold = [...trade.sales(shop, ...inOctober)].filter(({ cancelled }) => !cancelled);
    const rows = await api.getAll(ORDERS, { ...OCTOBER, limit: '37' }, 'results');
    expect(sold.length).toBeGreaterThan(100);
    expect(new Set(idsOf(rows)).size).toBe(sold.length);
    expect(sum(rows.map((row) => cents(row['total_amount'])))).toBe(sum(sold.map(({ total }) => total)));
    const lines = rows.flatMap((row) => row['order_items'] as Json[]);
    const prices = lines.map((line) => cents(line['unit_price']) * Number(line['quantity']));
    expect(sum(prices)).toBe(sum(sold.map(({ total }) => total)));
  });

  it('leave the cancelled ones out unless they are asked for', async () => {
    const { api, trade, shop } = here;
    const called = [...trade.sales(shop, ...inOctober)].filter(({ cancelled }) => cancelled).length;
    const rows = await api.getAll(ORDERS, { ...OCTOBER, 'order.status': 'cancelled' }, 'results');
    expect(called).toBeGreaterThan(0);
    expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: called }, () => 'cancelled'));
  });

  it('tell of one order by its id what the list tells of it, the latest first when asked so', async () => {
    const { api } = here;
    const { body } = await api.get(ORDERS, { ...OCTOBER, limit: '1', sort: 'date_desc' });
    const [last] = body['results'] as Json[];
    expect((await api.get(`api/orders/${last?.['id']}`)).body).toEqual(last);
    expect(body['sort']).toEqual({ id: 'date_desc', name: 'Date descending' });
    const [first] = (await api.get(ORDERS, { ...OCTOBER, limit: '1' })).body['results'] as Json[];
    expect(Date.parse(String(first?.['date_created']))).toBeLessThan(Date.parse(String(last?.['date_created'])));
  });

  it('write times as the vendor does: in the zone of minus four hours', async () => {
    const { api, trade, shop } = here;
    const sold = [...trade.sales(shop, ...inOctober)].find(({ cancelled }) => !cancelled);
    const [first] = (await api.get(ORDERS, { ...OCTOBER, limit: '1' })).body['results'] as Json[];
    expect(String(first?.['date_created'])).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.000-04:00$/);
    expect(Date.parse(String(first?.['date_created']))).toBe(sold?.at);
  });

  it('go no further back than twelve months', async () => {
    const { api, clock, trade, shop } = here;
    const yearAgo = clock.now().getTime() - 365 * DAY_MS;
    const [kept] = (await api.get(ORDERS, { seller: MX_SHOP, limit: '1' })).body['results'] as Json[];
    const expected = [...trade.sales(shop, yearAgo, yearAgo + 30 * DAY_MS)].find(({ cancelled }) => !cancelled);
    expect(Date.parse(String(kept?.['date_created']))).toBe(expected?.at);
    expect(trade.openedAt(shop)).toBeLessThan(yearAgo - 200 * DAY_MS);
  });

  it('are found again by their last change after money went back', async () => {
    const { app, api, clock, trade, shop } = await openShop();
    const readAt = clock.now();
    const sent = [...trade.sales(shop, readAt.getTime() - 10 * DAY_MS, readAt.getTime())];
    clock.forward(40 * DAY_MS);
    const [back] = [...trade.refunds(shop, readAt.getTime(), clock.now().getTime())].filter((sale) =>
      sent.some(({ number }) => number === sale.number),
    );
    const later = await connect(app);
    const query = { seller: MX_SHOP, 'order.date_last_updated.from': readAt.toISOString() };
    const rows = await later.getAll(ORDERS, query, 'results');
    const at = (row: Json) => Date.parse(String(row['date_created']));
    const changed = rows.find((row) => at(row) === back?.at);
    expect(Date.parse(String(changed?.['last_updated']))).toBe(back?.refund?.at);
    expect(cents(paymentOf(changed)['transaction_amount_refunded'])).toBe(back?.refund?.amount);
    expect((await api.get(ORDERS, query)).status).toBe(401);
  });

  it('tell what went back in their payments: all of it, or a part', async () => {
    const { api, trade, shop } = here;
    const sold = [...trade.sales(shop, ...inOctober)];
    const rows = await api.getAll(ORDERS, OCTOBER, 'results');
    const told = rows.map((row) => cents(paymentOf(row)['transaction_amount_refunded']));
    const now = Date.parse('2026-11-22T09:30:00Z');
    const booked = sold.filter(({ cancelled, refund }) => !cancelled && refund && refund.at <= now);
    expect(sum(told)).toBe(sum(booked.map(({ refund }) => refund?.amount ?? 0)));
    const states = (whole: boolean) =>
      rows
        .filter((row) => {
          const { transaction_amount: paid, transaction_amount_refunded: back } = paymentOf(row);
          return Number(back) > 0 && (paid === back) === whole;
        })
        .map((row) => [row['status'], paymentOf(row)['status'], paymentOf(row)['status_detail']].join());
    expect(new Set(states(true))).toEqual(new Set(['paid,refunded,refunded']));
    expect(new Set(states(false))).toEqual(new Set(['partially_refunded,approved,partially_refunded']));
  });

  it.each([
    ['nobody is named', { seller: '' }, 400, 'bad_request'],
    ['another seller is named', { seller: '1452424002' }, 403, 'access_denied'],
    ['a page is too long', { limit: '52' }, 400, 'bad_request'],
    ['the list is gone through too far', { offset: '9990', limit: '50' }, 400, 'bad_request'],
    ['a date has no zone', { 'order.date_created.from': '2026-10-01' }, 400, 'bad_request'],
    ['it is to be sorted by nothing known', { sort: 'price' }, 400, 'bad_request'],
  ])('are refused when %s', async (_, changes, status, error) => {
    const { api } = here;
    expect(await api.get(ORDERS, { ...OCTOBER, ...changes })).toMatchObject({ status, body: { error, status } });
  });

  it('are found for no other shop', async () => {
    const { api } = here;
    expect((await api.get('api/orders/2000000000000001')).status).toBe(404);
  });

  it('may come twice in the middle of a pull', async () => {
    const { app, api } = await openShop();
    await app.request(
      '/control/faults',
      jsonRequest({ vendor: 'mercado-libre', kind: 'repeatedPage', times: 1, match: 'orders/search' }),
    );
    const first = await api.get(ORDERS, OCTOBER);
    expect(await api.get(ORDERS, { ...OCTOBER, offset: '50' })).toEqual(first);
    const second = await api.get(ORDERS, { ...OCTOBER, offset: '50' });
    expect(idsOf(second.body['results'] as Json[])).not.toEqual(idsOf(first.body['results'] as Json[]));
  });
});

describe('claims of Mercado Libre', () => {
  const BACK = { 'players.role': 'respondent', 'players.user_id': MX_SHOP, limit: '100' };

  it('are one for every order that was sent back', async () => {
    const { api, trade, shop, clock } = here;
    const closed = [...trade.refunds(shop, 0, clock.now().getTime() + 1)];
    const rows = await api.getAll(CLAIMS, { ...BACK, status: 'closed' }, 'data');
    expect(closed.length).toBeGreaterThan(100);
    expect(new Set(idsOf(rows)).size).toBe(closed.length);
    const resolved = rows.map((row) => Date.parse(String((row['resolution'] as Json)['date_created'])));
    const byTime = (a: number, b: number) => a - b;
    expect(resolved.sort(byTime)).toEqual(closed.map(({ refund }) => refund?.at ?? 0).sort(byTime));
  });

  it('are open from the day the buyer complains until the money is back', async () => {
    const { app, trade, shop, clock } = await openShop();
    const now = clock.now().getTime();
    const held = [...trade.sales(shop, now - 20 * DAY_MS, now)].find(({ refund }) => refund && refund.at > now);
    const backAt = held?.refund?.at ?? 0;
    const statusAt = async (at: number) => {
      clock.forward(at - clock.now().getTime());
      const rows = await (await connect(app)).getAll(CLAIMS, BACK, 'data');
      const [row] = rows.filter(({ players }) => (players as Json[])[0]?.['user_id'] === held?.buyer);
      return [row?.['status'], row?.['resolution'] === null];
    };
    expect(await statusAt(backAt - 60_000)).toEqual(['opened', true]);
    expect(await statusAt(backAt)).toEqual(['closed', false]);
  });

  it('lead to their order and to what came back of it', async () => {
    const { api } = here;
    const rows = await api.getAll(CLAIMS, { ...BACK, status: 'closed' }, 'data');
    const whole = rows.find((row) => (row['related_entities'] as string[]).includes('return'));
    const returned = await api.get(`api/post-purchase/v2/claims/${whole?.['id']}/returns`);
    expect(returned.body).toMatchObject({ claim_id: whole?.['id'], status: 'delivered', status_money: 'refunded' });
    const order = await api.get(`api/orders/${whole?.['resource_id']}`);
    expect(paymentOf(order.body)['status']).toBe('refunded');
    expect(await api.get(`api/post-purchase/v1/claims/${whole?.['id']}`)).toEqual({ status: 200, body: whole });
    const part = rows.find((row) => row['quantity_type'] === 'partial');
    expect((await api.get(`api/post-purchase/v2/claims/${part?.['id']}/returns`)).status).toBe(404);
  });

  it('are narrowed to days', async () => {
    const { api } = here;
    const range = 'date_created:after:2026-10-01T00:00:00.000-04:00,before:2026-10-08T00:00:00.000-04:00';
    const rows = await api.getAll(CLAIMS, { ...BACK, range }, 'data');
    const all = await api.getAll(CLAIMS, BACK, 'data');
    const within = ({ date_created: at }: Json) =>
      String(at) >= '2026-10-01T00:00:00.000-04:00' && String(at) <= '2026-10-08T00:00:00.000-04:00';
    expect(rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(all.filter(within));
  });

  it.each([
    ['nothing but a page is asked for', { limit: '10' }],
    ['an id has no kind', { resource_id: '2000003508419013' }],
    ['a page is too long', { status: 'closed', limit: '101' }],
    ['the list is gone through too far', { status: 'closed', offset: '9970', limit: '30' }],
    ['days cannot be read', { range: 'date_created:since:yesterday' }],
  ])('are refused when %s', async (_, query) => {
    const { api } = here;
    expect((await api.get(CLAIMS, query as Record<string, string>)).status).toBe(400);
  });
});

describe('a seller of Mercado Libre', () => {
  it('is told who they are and how they are rated, from their own sales', async () => {
    const { api, trade, shop, clock } = here;
    const { body } = await api.get('api/users/me');
    expect(body).toMatchObject({ id: 1_452_424_001, site_id: 'MLM', country_id: 'MX', nickname: 'YUANYANGMX' });
    expect((await api.get(`api/users/${MX_SHOP}`)).body).toEqual(body);
    const now = clock.now().getTime();
    const lately = [...trade.sales(shop, now - 60 * DAY_MS, now + 1)];
    const cancelled = lately.filter((sale) => sale.cancelled).length;
    expect(body['seller_reputation']).toMatchObject({
      level_id: '5_green',
      metrics: {
        sales: { period: '60 days', completed: lately.length - cancelled },
        cancellations: { value: cancelled, rate: expect.closeTo(cancelled / (lately.length - cancelled), 4) },
      },
    });
  });

  it('has as many of each item as the stock says', async () => {
    const { api, trade, shop } = here;
    const ids: string[] = [];
    let scroll = '';
    for (let page = 0; page < 10; page += 1) {
      const query = { search_type: 'scan', limit: '4', ...(scroll && { scroll_id: scroll }) };
      const { body } = await api.get(`api/users/${MX_SHOP}/items/search`, query);
      ids.push(...(body['results'] as string[]));
      scroll = String(body['scroll_id'] ?? '');
      if (!scroll) break;
    }
    const paged = await api.get(`api/users/${MX_SHOP}/items/search`);
    expect(ids).toEqual(paged.body['results']);
    expect(new Set(ids).size).toBe(shop.skus);
    const answer = await api.send(`api/items?ids=${ids.join()}&attributes=id,available_quantity`);
    const rows = (await answer.json()) as { code: number; body: Json }[];
    expect(rows.map(({ code }) => code)).toEqual(ids.map(() => 200));
    const left = sum(rows.map(({ body }) => Number(body['available_quantity'])));
    expect(left).toBe(sum(trade.stock(shop).map(({ sellable }) => sellable)));
    expect(Object.keys(rows[0]?.body ?? {})).toEqual(['id', 'available_quantity']);
  });

  it('may ask for twenty items at once and not for more', async () => {
    const { api } = here;
    const ids = Array.from({ length: 21 }, (_, index) => `MLM${index}`).join();
    expect((await api.get('api/items', { ids })).status).toBe(400);
    expect((await api.get('api/users/1452424002/items/search')).status).toBe(403);
  });
});
