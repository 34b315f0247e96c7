import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type Route, type ScriptedAnswer, type ScriptedCall, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { GoodcangAccount } from './account.ts';
import { createGoodcang } from './goodcang.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const IDENTITY = { sellerId: 'G296', shopName: '谷仓 G296', marketplaceIds: ['G296'], suspended: false };
const CREDENTIAL = { region: 'global', sellerId: '', secrets: { appKey: 'KEY-1', appToken: 'TOKEN-1' } };
const v1 = (data: unknown, count: number | string = 0): ScriptedAnswer => ({
  json: { ask: 'Success', message: 'Success', data, count },
});
const v2 = (...list: object[]): ScriptedAnswer => ({
  json: { code: 0, message: 'success', data: { list, total: list.length } },
});
const bodyOf = ({ body }: ScriptedCall) => JSON.parse(body) as Record<string, unknown>;

/** Source of the shape: open.goodcang.com, get_product_inventory, its own example. */
const STOCK = {
  product_barcode: '000011-TEST150810002',
  product_sku: 'TEST150810002',
  warehouse_code: 'USEA',
  onway: '1482',
  pending: '31',
  sellable: '10335',
  unsellable: '0',
  reserved: '10',
  shipped: '18',
  product_sales_value: '0.00',
  stocking: 10,
};
/** Source of the shape: open.goodcang.com, get_order_list, its own example. */
const order = (order_code: string, changes: object = {}) => ({
  order_code,
  reference_no: `REF-${order_code}`,
  platform: 'ALIEXPRESS',
  order_status: 'D',
  tracking_no: `T-${order_code}`,
  warehouse_code: 'USEA',
  order_weight: '0.4500',
  date_shipping: '2026-11-02 15:18:50',
  consignee_name: 'PERSON-SECRET',
  consignee_phone: 'PERSON-SECRET',
  items: [{ product_sku: 'FISH65', quantity: '2' }],
  ...changes,
});
const AGE = { warehouse_code: 'USEA', iba_fifo_time: '2026-01-14', product_sku: 'A', iba_warning_age: 90 };

function scripted(routes: readonly Route[]) {
  const vendor = scriptedFetch(routes);
  const adapter = createGoodcang({ http: createHttp({ fetch: vendor.fetch }), account: GoodcangAccount.parse({}) });
  const run = pullRun(adapter, { credential: CREDENTIAL, identity: IDENTITY, asOf: NOW });
  const [stock] = adapter.plan(IDENTITY, NOW);
  if (!stock) throw new Error('the plan begins with the stock');
  return { ...vendor, adapter, run, stock };
}

describe('connecting GoodCang', () => {
  it('keeps the two keys and shows who signed with GoodCang', async () => {
    const { adapter, calls } = scripted([
      [
        /get_account_list/,
        () =>
          v1({
            customer_code: 'G296',
            account_list: [
              { firm_name: '深圳市云帆科技有限公司', firm_status: 2 },
              { firm_name: '深圳市停用科技有限公司', firm_status: 3 },
              { firm_name: '深圳市草稿科技有限公司', firm_status: 5 },
            ],
          }),
      ],
    ]);
    const connected = await adapter.connect({ region: 'global', grant: {}, typed: CREDENTIAL.secrets });
    expect(connected).toEqual({ ok: true, value: CREDENTIAL });
    expect(await adapter.describe(CREDENTIAL)).toEqual({
      ok: true,
      value: { ...IDENTITY, companyName: '深圳市云帆科技有限公司' },
    });
    expect(calls[0]?.url.href).toBe('https://oms.goodcang.net/public_open/base_data/get_account_list');
    expect(calls[0]?.headers).toMatchObject({ 'app-key': 'KEY-1', 'app-token': 'TOKEN-1' });
  });

  it('takes wrong keys for a no, and an outage for none', async () => {
    const wrong = scripted([[/get_account_list/, () => ({ status: 401 })]]);
    const out = scripted([[/get_account_list/, () => ({ status: 502 })]]);
    expect(await wrong.adapter.describe(CREDENTIAL)).toMatchObject({ error: { tag: 'AuthorisationRefused' } });
    expect(await out.adapter.describe(CREDENTIAL)).toMatchObject({ error: { tag: 'MarketplaceUnknown' } });
  });
});

describe('what GoodCang says no to', () => {
  it.each([
    ['keys that were changed', { status: 401 }, { tag: 'authorisationEnded' }],
    ['a call too many', { status: 403 }, { tag: 'wait', checkpoint: '', waitMs: 10_000 }],
    ['an operation it does not have', { status: 404 }, { tag: 'notAvailable', reason: '404' }],
    [
      'a question it does not take',
      { json: { ask: 'Failure', message: 'PERSON-SECRET', Error: { errMessage: 'x', errCode: '10001' } } },
      { tag: 'notAvailable', reason: '10001' },
    ],
    ['its own trouble', { status: 500 }, { tag: 'unknown', cause: '/inventory/get_product_inventory: status 500' }],
  ])('%s is told apart', async (_, answer: ScriptedAnswer, outcome) => {
    const { run, stock } = scripted([[/get_product_inventory/, () => answer]]);
    expect(await run.advance(stock)).toEqual(outcome);
  });
});

describe('what is left of a warehouse', () => {
  const inWindow = (call: ScriptedCall, field: string) => String(bodyOf(call)[field]).startsWith('2026-10-23');
  const routes: Route[] = [
    [
      /get_product_inventory/,
      () => v1([STOCK, { ...STOCK, product_sku: 'B', pending: '0', sellable: '5', reserved: '0' }], '2'),
    ],
    [
      /inventory_age_list/,
      () =>
        v2(
          { ...AGE, iba_quantity: 1_932, warehouse_age: 671 },
          { ...AGE, product_sku: 'B', iba_quantity: '40', warehouse_age: 30 },
          { ...AGE, product_sku: 'C', iba_quantity: 7, warehouse_age: 31 },
        ),
    ],
    [
      /get_order_list/,
      (call) => {
        if (!inWindow(call, 'date_shipping_from')) return v1([], 0);
        if (bodyOf(call)['page'] === 1)
          return v1([order('1'), order('2', { platform: 'OTHER', tracking_no: '' })], '101');
        return v1([order('2', { platform: 'OTHER', tracking_no: '' }), order('3', { order_weight: '0.0200' })], '101');
      },
    ],
    [
      /get_inventory_log/,
      (call) => {
        const moved = {
          product_sku: 'A',
          warehouse_code: 'USEA',
          inventory_change_type: 1,
          ibl_add_time: '2026-11-01 10:00:00',
        };
        const row = { ...moved, reference_no: 'RV1', ibl_change_quantity: 300 };
        return inWindow(call, 'create_date_from') ? v1([row, row], 1) : v1([], 0);
      },
    ],
  ];

  it('is stock, its age, and the parcels of fifteen months, each once', async () => {
    const { run, callsTo } = scripted(routes);
    const { facts } = await run.readAll();
    expect(facts).toMatchObject({
      provider: 'goodcang',
      accountId: 'G296',
      coverage: { from: '2025-08-29', to: '2026-11-21', missingDays: 0 },
      stock: { units: 10_381, skus: 2, inTransit: 2_964, reserved: 10, unsellable: 0 },
      shipped: [
        { month: '2026-11', marketplace: 'aliexpress', orders: 2, parcels: 2, tracked: 2, underweight: 1 },
        { month: '2026-11', marketplace: 'notOffered', orders: 1, parcels: 1, tracked: 0, underweight: 0 },
      ],
      moved90d: { unitsIn: 300, unitsOut: 6 },
    });
    expect(facts.stock).toMatchObject({
      ageBands: [
        { fromDays: 0, toDays: 30, units: 40 },
        { fromDays: 31, toDays: 90, units: 7 },
        { fromDays: 91, toDays: 180, units: 0 },
        { fromDays: 181, toDays: 365, units: 0 },
        { fromDays: 366, toDays: null, units: 1_932 },
      ],
    });
    expect(callsTo(/get_order_list/).map(bodyOf)[0]).toEqual({
      page: 1,
      pageSize: 100,
      order_status: 'D',
      date_shipping_from: '2026-10-23 00:00:00',
      date_shipping_to: '2026-11-21 23:59:59',
    });
  });

  it('holds nothing of who the parcels went to', async () => {
    const { run } = scripted(routes);
    const { facts } = await run.readAll();
    expect(JSON.stringify(facts)).not.toContain('PERSON-SECRET');
  });
});
