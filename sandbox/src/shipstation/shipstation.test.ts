import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { readBasic, shipstationAccounts } from './accounts.ts';
import { fromPacific, toPacific } from './pacific.ts';

type Order = { orderId: number; orderNumber: string; orderStatus: string; orderTotal: number; orderDate: string };
type Shipment = { shipmentId: number; orderId: number; trackingNumber: string; createDate: string };
type Answer = { orders: Order[]; shipments: Shipment[]; total: number; page: number; pages: number };

function openAccount(options: Parameters<typeof createTestSandbox>[0] = {}) {
  const sandbox = createTestSandbox(options);
  const { app, world } = sandbox;
  const trade = createWorldTrade(world);
  const [account] = shipstationAccounts(trade, world.state);
  const [shop] = account?.shops ?? [];
  if (!account || !shop) throw new Error('nobody ships through ShipStation');
  const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const headers = basic(`${account.apiKey}:${account.apiSecret}`);
  const ask = (path: string, query: Record<string, string> = {}, sent: Record<string, string> = headers) =>
    app.request(`/shipstation/ssapi${path}?${new URLSearchParams(query)}`, { headers: sent });
  const get = async (path: string, query: Record<string, string> = {}) =>
    (await (await ask(path, query)).json()) as Answer;
  const all = async (path: '/orders' | '/shipments', query: Record<string, string> = {}) => {
    const name = path === '/orders' ? 'orders' : 'shipments';
    const first = await get(path, { ...query, pageSize: '500' });
    const found: (Order & Shipment)[] = [...first[name]] as (Order & Shipment)[];
    for (let page = 2; page <= first.pages; page += 1) {
      found.push(...((await get(path, { ...query, pageSize: '500', page: String(page) }))[name] as typeof found));
    }
    return { found, total: first.total };
  };
  return { ...sandbox, trade, account, shop, basic, ask, get, all };
}

describe('a ShipStation key', () => {
  it('is written as ShipStation shows it', () => {
    // docs.shipstation.com, ShipStation API V1 requirements, Authentication.
    const published = 'Basic U2hpcFN0YXRpb246Um9ja3M=';
    expect(readBasic(published)).toEqual({ username: 'ShipStation', password: 'Rocks' });
  });

  it.each([
    ['no key', undefined],
    ['a made-up key', Buffer.from('ShipStation:Rocks').toString('base64')],
    ['what is not base64', '???'],
  ])('is missed when there is %s', async (_, given) => {
    const { ask } = openAccount();
    const answer = await ask('/orders', {}, given === undefined ? {} : { authorization: `Basic ${given}` });
    expect([answer.status, await answer.json()]).toEqual([
      401,
      { Message: 'Authorization has been denied for this request.' },
    ]);
  });

  it('dies in the middle of a pull when a tester asks for it', async () => {
    const { app, ask, account } = openAccount();
    const fault = { vendor: 'shipstation', kind: 'deadToken', times: 1, match: account.companyKey };
    expect((await ask('/stores')).status).toBe(200);
    await app.request('/control/faults', jsonRequest(fault));
    expect([(await ask('/stores')).status, (await ask('/stores')).status]).toEqual([401, 401]);
  });

  it('needs its own secret', async () => {
    const { ask, basic, account } = openAccount();
    expect((await ask('/stores', {}, basic(`${account.apiKey}:guess`))).status).toBe(401);
  });

  it('is found by a tester among the keys of all sellers', async () => {
    const { app, account } = openAccount();
    const { companyKey, apiKey, apiSecret } = account;
    expect(await (await app.request('/control/keys')).json()).toContainEqual(
      expect.objectContaining({ vendor: 'shipstation', companyKey, typed: { apiKey, apiSecret } }),
    );
  });

  it('dies when the seller makes a new one', async () => {
    const { app, ask, account, basic, trade, world } = openAccount();
    const body = new URLSearchParams({ company: account.companyKey });
    await app.request('/shipstation/settings/regenerate-keys', { method: 'POST', body });
    expect((await ask('/stores')).status).toBe(401);
    const [renewed] = shipstationAccounts(trade, world.state);
    expect((await ask('/stores', {}, basic(`${renewed?.apiKey}:${renewed?.apiSecret}`))).status).toBe(200);
  });
});

describe('Pacific time', () => {
  // Worked by hand: UTC−7 in summer, UTC−8 in winter; the clocks go back at 09:00 UTC on 1 November 2026.
  it.each([
    ['2026-07-01T12:00:00.250Z', '2026-07-01T05:00:00.2500000'],
    ['2026-12-01T12:00:00.000Z', '2026-12-01T04:00:00.0000000'],
    ['2026-11-01T08:30:00.000Z', '2026-11-01T01:30:00.0000000'],
    ['2026-11-01T10:00:00.000Z', '2026-11-01T02:00:00.0000000'],
    ['2026-01-01T07:59:59.000Z', '2025-12-31T23:59:59.0000000'],
  ])('%s is written %s', (instant, written) => {
    expect(toPacific(Date.parse(instant))).toBe(written);
    expect(fromPacific(written)).toBe(Date.parse(instant));
  });

  it.each([
    ['2026-11-22', '2026-11-22T08:00:00Z'],
    ['2026-11-22 01:30:00', '2026-11-22T09:30:00Z'],
    ['2026-11-22T01:30:00Z', '2026-11-22T01:30:00Z'],
  ])('%s is read as %s', (written, instant) => {
    expect(fromPacific(written)).toBe(Date.parse(instant));
  });

  it('is what the time-zone database says, hour by hour over three years', () => {
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'America/Los_Angeles',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    // Every seventh hour meets each hour of the day, and the days the clocks change.
    for (let at = Date.parse('2025-01-01T00:00:00Z'); at < Date.parse('2028-01-01T00:00:00Z'); at += 7 * 3_600_000) {
      expect(toPacific(at).slice(0, 19).replace('T', ' ')).toBe(clock.format(at));
    }
  });

  it('is not read from anything else', () => {
    expect(['yesterday', '2026-13-01', '22/11/2026', ''].map(fromPacific)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the orders of ShipStation', () => {
  it('are the paid orders of the shop, each once', async () => {
    const { all, trade, shop, clock } = openAccount();
    const now = clock.now().getTime();
    const { found, total } = await all('/orders', { orderDateStart: '2026-06-01' });
    const paid = [...trade.sales(shop, Date.parse('2026-06-01T07:00:00Z'), now + 1)].filter(
      ({ paidAt }) => paidAt <= now,
    );
    expect(found.map(({ orderNumber }) => orderNumber)).toEqual(paid.map(({ number }) => `#${number}`));
    expect(total).toBe(paid.length);
    expect(found.length).toBeGreaterThan(2_000);
  });

  it('come to what the buyers paid', async () => {
    const { all, trade, shop, clock } = openAccount();
    const [from, to] = [Date.parse('2026-10-01T07:00:00Z'), Date.parse('2026-11-01T07:00:00Z')];
    const { found } = await all('/orders', { orderDateStart: '2026-10-01', orderDateEnd: '2026-10-31 23:59:59.999' });
    const cents = [...trade.sales(shop, from, to)]
      .filter(({ paidAt }) => paidAt <= clock.now().getTime())
      .reduce((sum, { total, shipping }) => sum + total + shipping, 0);
    expect(Math.round(found.reduce((sum, { orderTotal }) => sum + orderTotal, 0) * 100)).toBe(cents);
  });

  it('move from awaiting shipment to shipped, and show up as modified then', async () => {
    const { get, clock } = openAccount();
    const { orders } = await get('/orders', { orderStatus: 'awaiting_shipment' });
    expect(orders.length).toBeGreaterThan(0);
    const before = toPacific(clock.now().getTime());
    clock.forward(10 * 24 * 60 * MINUTE_MS);
    const after = await get('/orders', { modifyDateStart: before, orderStatus: 'shipped', pageSize: '500' });
    const shipped = after.orders.map(({ orderId }) => orderId);
    expect(orders.every(({ orderId }) => shipped.includes(orderId))).toBe(true);
  });

  it('are one by one where they were in the list', async () => {
    const { get } = openAccount();
    const [order] = (await get('/orders', { sortBy: 'OrderDate', sortDir: 'DESC', pageSize: '1' })).orders;
    expect(await get(`/orders/${order?.orderId}`)).toEqual(order);
  });

  it.each([
    ['pageSize', '501'],
    ['page', '0'],
    ['orderDateStart', 'yesterday'],
    ['orderStatus', 'lost'],
  ])('are refused with a wrong %s', async (name, value) => {
    const answer = await openAccount().ask('/orders', { [name]: value });
    expect([answer.status, await answer.json()]).toEqual([
      400,
      expect.objectContaining({ ModelState: { [`apiFilter.${name}`]: [expect.any(String)] } }),
    ]);
  });

  it('lie under no other path', async () => {
    expect((await openAccount().ask('/everything')).status).toBe(404);
  });
});

describe('the shipments of ShipStation', () => {
  it('are the parcels that left, each once, with the tracking number the shop knows', async () => {
    const { all, trade, account, clock } = openAccount();
    const now = clock.now().getTime();
    const { found } = await all('/shipments', { shipDateStart: '2026-09-01' });
    const left = [...trade.parcels('shipstation', account.companyKey, Date.parse('2026-09-01T07:00:00Z'), now + 1)];
    expect(found.map(({ trackingNumber }) => trackingNumber)).toEqual(left.map(({ trackingNumber }) => trackingNumber));
    expect(new Set(found.map(({ shipmentId }) => shipmentId)).size).toBe(found.length);
  });

  it('carry their items only when asked to', async () => {
    const { get } = openAccount();
    const items = async (query: Record<string, string>) =>
      (await get('/shipments', { pageSize: '1', ...query })).shipments.map(
        (one) => ({ ...one }) as { shipmentItems?: unknown },
      );
    expect(await items({})).toEqual([expect.objectContaining({ shipmentItems: null })]);
    expect(await items({ includeShipmentItems: 'true' })).toEqual([
      expect.objectContaining({ shipmentItems: expect.arrayContaining([expect.objectContaining({ quantity: 1 })]) }),
    ]);
  });
});

describe('the forty requests of a minute', () => {
  it('are counted down, and the next one is told when to come back', async () => {
    const { ask, clock } = openAccount({ pace: 'published' });
    const left: (string | null)[] = [];
    for (let request = 0; request < 40; request += 1)
      left.push((await ask('/stores')).headers.get('x-rate-limit-remaining'));
    expect([left[0], left[39]]).toEqual(['39', '0']);
    clock.forward(20_000);
    const refused = await ask('/stores');
    expect([refused.status, refused.headers.get('x-rate-limit-reset')]).toEqual([429, '40']);
    clock.forward(40_000);
    expect((await ask('/stores')).status).toBe(200);
  });

  it('are not counted at an instant pace, and a fault still answers 429', async () => {
    const { app, ask } = openAccount();
    for (let request = 0; request < 45; request += 1) expect((await ask('/warehouses')).status).toBe(200);
    await app.request('/control/faults', jsonRequest({ vendor: 'shipstation', kind: 'quota', times: 1 }));
    expect((await ask('/warehouses')).status).toBe(429);
    expect((await ask('/warehouses')).status).toBe(200);
  });
});
