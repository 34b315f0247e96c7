import { describe, expect, it } from '@jest/globals';
import { beijingText } from '../kernel/beijing-time.ts';
import { createTestSandbox, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { winitAccounts } from './accounts.ts';
import { WINIT_APP } from './credentials.ts';
import { canonical, signWinit } from './signature.ts';

type Row = Record<string, string>;
type Answer = { code: string; msg: string; data: unknown };

function open(companyKey: string) {
  const sandbox = createTestSandbox();
  const { app, world, clock } = sandbox;
  const account = winitAccounts(world).find((known) => known.companyKey === companyKey);
  if (!account) throw new Error(`${companyKey} has nothing at winit`);
  const ask = async (action: string, data: unknown, changes: Row & { offMs?: never } = {}, offMs = 0) => {
    const common = { action, app_key: account.account, format: 'json', platform: WINIT_APP.platform };
    const signed = {
      ...common,
      sign_method: 'md5',
      timestamp: beijingText(clock.now().getTime() + offMs),
      version: '1.0',
    };
    const body = {
      ...signed,
      client_id: WINIT_APP.clientId,
      client_sign: signWinit(WINIT_APP.clientSecret, canonical(data), signed),
      sign: signWinit(account.token, canonical(data), signed),
      language: 'zh_CN',
      data,
      ...changes,
    };
    return (await (await app.request('/winit/openapi/openapi/service', jsonRequest(body))).json()) as Answer;
  };
  return { ...sandbox, trade: createWorldTrade(world), account, ask };
}

const ruihe = open('ruihe');

describe('the sign of winit', () => {
  it('agrees with the rule of the public clients', () => {
    // Derived from the rule three public clients share, and reckoned apart from this code; no digest is published.
    const signed = {
      action: 'queryWarehouse',
      app_key: 'user@example.com',
      format: 'json',
      platform: 'CODE',
      sign_method: 'md5',
      timestamp: '2024-01-01 00:00:00',
      version: '1.0',
    };
    expect(signWinit('TOKEN', '{}', signed)).toBe('AE9160F386FE2CA58DED057E17BEEF45');
  });

  it('covers the data with its keys in order and nothing that is empty', () => {
    expect(canonical({ pageSize: 10, pageNum: 1, name: null, inner: { b: 1, a: [{ d: 1, c: 2 }] } })).toBe(
      '{"inner":{"a":[{"c":2,"d":1}],"b":1},"pageNum":1,"pageSize":10}',
    );
    expect(canonical(null)).toBe('');
  });

  it.each([
    ['a wrong sign', { sign: 'A'.repeat(32) }, '10000003'],
    ['a wrong client_sign', { client_sign: 'A'.repeat(32) }, '10000002'],
    ['another app', { client_id: 'SOMEBODY' }, '10000002'],
    ['an account nobody has', { app_key: 'nobody@sandbox.example' }, '10000001'],
  ])('is refused for %s', async (_, changes, code) => {
    expect((await ruihe.ask('queryWarehouse', {}, changes as unknown as Row)).code).toBe(code);
  });

  it('is good for ten minutes, with data or without', async () => {
    const { ask } = ruihe;
    expect((await ask('queryWarehouse', {}, {}, -9 * MINUTE_MS)).code).toBe('0');
    expect((await ask('queryWarehouse', {}, {}, -11 * MINUTE_MS)).code).toBe('10000004');
    expect((await ask('queryWarehouse', null)).code).toBe('0');
  });

  it('is worth nothing once the seller has a new token', async () => {
    const { app, ask } = open('ruihe');
    const body = new URLSearchParams({ company: 'ruihe' });
    await app.request('/winit/console/reset-token', { method: 'POST', body });
    expect((await ask('queryWarehouse', {})).code).toBe('10000003');
  });
});

describe('stock at winit', () => {
  it('lies in two warehouses, product by product, as the trade has it', async () => {
    const warehouses = (await ruihe.ask('queryWarehouse', {})).data as Row[];
    expect(warehouses.map(({ warehouseCode }) => warehouseCode)).toEqual(['USWC', 'UKTW']);
    const rows: Row[] = [];
    for (const pageNum of [1, 2]) {
      const { data } = await ruihe.ask('queryProductInventoryList4Page', { pageNum, pageSize: 20 });
      const { page, list } = data as { page: { TotalRows: number }; list: Row[] };
      expect(page.TotalRows).toBe(30);
      rows.push(...list);
    }
    const lines = ruihe.account.shops.flatMap((shop) => ruihe.trade.stock(shop));
    expect(rows.map((row) => [row['productCode'], row['qtyAvailable'], row['qtyReserved']])).toEqual(
      lines.map(({ sku, sellable, reserved }) => [sku.sku, String(sellable), String(reserved)]),
    );
    const out = rows.reduce((sum, row) => sum + Number(row['qtyHisOut']), 0);
    const parcels = [...ruihe.trade.parcels('winit', 'ruihe', 0, Number.POSITIVE_INFINITY)];
    const shipped = parcels.flatMap(({ sale }) => sale.lines).reduce((sum, { quantity }) => sum + quantity, 0);
    expect(out).toBe(shipped);
  });

  it('of one warehouse comes in the older list too', async () => {
    const { data } = await ruihe.ask('queryWarehouseStorage', { warehouseCode: 'UKTW' });
    expect((data as { total: number }).total).toBe(15);
    expect((await ruihe.ask('queryWarehouseStorage', {})).code).toBe('10010001');
  });
});

describe('parcels at winit', () => {
  it('of a month are all there, page by page, none twice, and nobody is named', async () => {
    const asked = { dateOrderedStartDate: '2026-09-01', dateOrderedEndDate: '2026-09-30', pageSize: 200 };
    const rows: Row[] = [];
    let total = 1;
    for (let pageNum = 1; rows.length < total && pageNum < 20; pageNum += 1) {
      const { data } = await ruihe.ask('queryOutboundOrderList', { ...asked, pageNum });
      total = (data as { total: number }).total;
      rows.push(...(data as { list: Row[] }).list);
    }
    const [from, to] = [Date.parse('2026-08-31T16:00:00Z'), Date.parse('2026-09-30T16:00:00Z')];
    const expected = [...ruihe.trade.parcels('winit', 'ruihe', from, Number.POSITIVE_INFINITY)].filter(
      ({ sale }) => sale.paidAt >= from && sale.paidAt < to,
    );
    expect(expected.length).toBeGreaterThan(700);
    expect(rows.map((row) => row['trackingNo']).sort()).toEqual(expected.map((one) => one.trackingNumber).sort());
    expect(new Set(rows.map((row) => row['documentNo'])).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row['name']))).toEqual(new Set(['***']));
  });

  it.each([
    [{ dateOrderedStartDate: '2026-01-01', dateOrderedEndDate: '2026-09-30' }, '查询时间跨度不能超过三个月'],
    [
      { dateOrderedStartDate: '2026-09-01', dateOrderedEndDate: '2026-09-02', pageSize: 500 },
      'pageSize 必须在 1 到 200 之间',
    ],
  ])('are refused for %j', async (data, msg) => {
    expect(await ruihe.ask('queryOutboundOrderList', data)).toEqual({ code: '10010001', msg, data: null });
  });

  it('are all that can be asked for', async () => {
    expect((await ruihe.ask('voidOutboundOrder', {})).code).toBe('10000005');
  });
});
