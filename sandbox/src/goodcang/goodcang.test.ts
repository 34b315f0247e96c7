import { describe, expect, it } from '@jest/globals';
import { createTestSandbox } from '../testing/sandbox.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { goodcangAccounts } from './accounts.ts';

type Row = Record<string, string>;
type Answer = { ask?: string; code?: number; errCode?: string; message: string; count: string; data: Row[] };

function open(companyKey: string) {
  const sandbox = createTestSandbox();
  const { app, world } = sandbox;
  const account = goodcangAccounts(world).find((known) => known.companyKey === companyKey);
  if (!account) throw new Error(`${companyKey} has nothing at GoodCang`);
  const own = { 'app-key': account.appKey, 'app-token': account.appToken };
  const ask = async (path: string, fields: object, headers: Record<string, string> = own) => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers } };
    const answer = await app.request(`/goodcang/oms/public_open${path}`, { ...init, body: JSON.stringify(fields) });
    return (await answer.json()) as Answer;
  };
  const all = async (path: string, fields: object, size: number): Promise<Row[]> => {
    const first = await ask(path, { ...fields, page: 1, pageSize: size });
    const rows = [...first.data];
    for (let page = 2; rows.length < Number(first.count); page += 1) {
      rows.push(...(await ask(path, { ...fields, page, pageSize: size })).data);
    }
    return rows;
  };
  return { ...sandbox, trade: createWorldTrade(world), account, ask, all };
}

const haifeng = open('haifeng');
const OCTOBER = { date_shipping_from: '2026-10-01 00:00:00', date_shipping_to: '2026-10-31 23:59:59' };
const FROM = Date.parse('2026-09-30T16:00:00Z');
const TO = Date.parse('2026-10-31T16:00:00Z');

describe('the keys of a GoodCang customer', () => {
  it('open nothing when they are wrong, missing, or somebody else’s half', async () => {
    const { ask, account } = haifeng;
    const refused = { ask: 'Failure', errCode: '10401', message: 'app-key 或 app-token 无效' };
    expect(await ask('/inventory/get_product_inventory', {}, {})).toMatchObject(refused);
    const half = { 'app-key': account.appKey, 'app-token': 'guess' };
    expect(await ask('/order/get_order_list', {}, half)).toMatchObject(refused);
    expect(await ask('/inventory/inventory_age_list', {}, half)).toEqual({
      code: 10_401,
      message: 'app-key 或 app-token 无效',
      data: null,
    });
  });

  it('are dead once the seller has made new ones, and stand where a tester finds them', async () => {
    const { app, ask, world } = open('zhuoyue');
    const body = new URLSearchParams({ company: 'zhuoyue' });
    await app.request('/goodcang/console/regenerate-keys', { method: 'POST', body });
    expect((await ask('/inventory/get_product_inventory', { page: 1, pageSize: 10 })).ask).toBe('Failure');
    const fresh = goodcangAccounts(world).find(({ companyKey }) => companyKey === 'zhuoyue');
    const listed = (await (await app.request('/control/keys')).json()) as { typed: Row }[];
    expect(listed.map(({ typed }) => typed['appToken'])).toContain(fresh?.appToken);
  });
});

describe('parcels', () => {
  it('of a month are all there, page by page, none twice', async () => {
    const rows = await haifeng.all('/order/get_order_list', { ...OCTOBER, order_status: 'D' }, 100);
    const parcels = [...haifeng.trade.parcels('goodcang', 'haifeng', FROM, TO)];
    expect(parcels.length).toBeGreaterThan(700);
    expect(rows.map((row) => row['tracking_no']).sort()).toEqual(parcels.map((one) => one.trackingNumber).sort());
    expect(new Set(rows.map((row) => row['order_code'])).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row['platform']))).toEqual(new Set(['ALIEXPRESS']));
  });

  it('tell nobody’s name or street', async () => {
    const [row] = (await haifeng.ask('/order/get_order_list', { ...OCTOBER, page: 1, pageSize: 1 })).data;
    expect([row?.['consignee_name'], row?.['consignee_address1']]).toEqual(['***', '***']);
  });

  it('are found by their code, whatever the dates', async () => {
    const [first] = (await haifeng.ask('/order/get_order_list', { ...OCTOBER, page: 1, pageSize: 1 })).data;
    const fields = { order_code: first?.['order_code'], page: 1, pageSize: 10 };
    const found = await haifeng.ask('/order/get_order_list', fields);
    expect([found.count, found.data[0]?.['tracking_no']]).toEqual(['1', first?.['tracking_no']]);
  });

  it('of the seller who brushes are fewer than the orders', async () => {
    const { all, trade } = open('jinxiu');
    const rows = await all('/order/get_order_list', { ...OCTOBER, order_status: 'D' }, 100);
    const shop = trade.shops('aliexpress').find(({ companyKey }) => companyKey === 'jinxiu');
    const told = shop ? [...trade.sales(shop, FROM, TO)].filter(({ cancelled }) => !cancelled).length : 0;
    expect(told / rows.length).toBeGreaterThan(1.15);
    expect(told / rows.length).toBeLessThan(1.35);
  });
});

describe('stock', () => {
  it('is what the trade has, in text as GoodCang writes it', async () => {
    const rows = await haifeng.all('/inventory/get_product_inventory', {}, 10);
    const [shop] = haifeng.account.shops;
    const lines = shop ? haifeng.trade.stock(shop) : [];
    expect(rows.length).toBe(15);
    expect(rows.map((row) => [row['product_sku'], row['sellable'], row['reserved']])).toEqual(
      lines.map(({ sku, sellable, reserved }) => [sku.sku, String(sellable), String(reserved)]),
    );
    const [first] = rows;
    const one = await haifeng.ask('/inventory/get_product_inventory', {
      product_sku: first?.['product_sku'],
      page: 1,
      pageSize: 10,
    });
    expect(one.count).toBe('1');
  });

  it('by age adds up to what lies there', async () => {
    const answer = await haifeng.ask('/inventory/inventory_age_list', { page: 1, page_size: 200 });
    const { list, total } = answer.data as unknown as { list: { iba_quantity: number }[]; total: number };
    const [shop] = haifeng.account.shops;
    const lying = (shop ? haifeng.trade.stock(shop) : []).reduce((sum, line) => sum + line.sellable + line.reserved, 0);
    expect([answer.code, total]).toEqual([0, list.length]);
    expect(list.reduce((sum, row) => sum + row.iba_quantity, 0)).toBe(lying);
  });

  it('goes out with every parcel and is filled up at the start of the month', async () => {
    const november = { create_date_from: '2026-11-01', create_date_end: '2026-11-22' };
    const rows = await haifeng.all('/inventory/get_inventory_log', november, 200);
    const units = (code: string) =>
      rows
        .filter((row) => row['application_code'] === code)
        .reduce((sum, row) => sum + Number(row['ibl_change_quantity']), 0);
    const sold = (from: string, to: number) =>
      [...haifeng.trade.parcels('goodcang', 'haifeng', Date.parse(from), to)]
        .flatMap(({ sale }) => sale.lines)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    expect(units('OrderOut')).toBe(sold('2026-10-31T16:00:00Z', Number.POSITIVE_INFINITY));
    expect(units('Putaway')).toBe(sold('2026-10-01', Date.parse('2026-11-01')));
  });
});

describe('GoodCang refuses', () => {
  it.each([
    ['/inventory/get_product_inventory', { page: 1, pageSize: 201 }, 'pageSize 必须在 1 到 200 之间'],
    ['/order/get_order_list', { page: 1, pageSize: 101 }, 'pageSize 必须在 1 到 100 之间'],
    ['/order/get_order_list', { page: 0, pageSize: 10 }, 'page 必须为大于 0 的整数'],
    ['/order/get_order_list', { page: 1, pageSize: 10, order_status: 'C' }, 'order_status 不正确'],
    [
      '/inventory/get_inventory_log',
      { create_date_from: '2026-09-01', create_date_end: '2026-10-15', page: 1, pageSize: 10 },
      '最大时间跨度为31天',
    ],
  ])('%s with %j', async (path, fields, message) => {
    expect(await haifeng.ask(path, fields)).toMatchObject({ ask: 'Failure', message });
  });

  it('a path it does not have', async () => {
    expect(await haifeng.ask('/order/create_order', {})).toMatchObject({ code: 404 });
  });
});
