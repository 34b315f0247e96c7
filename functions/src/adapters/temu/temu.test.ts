import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@loan/shared/time/instant';
import { pullRun } from '../../testing/pull-run.ts';
import { type ScriptedAnswer, scriptedFetch } from '../../testing/scripted-fetch.ts';
import { createHttp } from '../http/http.ts';
import { type Gateway, TemuAccount } from './account.ts';
import { createTemu } from './temu.ts';

const NOW = '2026-11-22T09:30:00.000Z' as Instant;
const seconds = (text: string) => Date.parse(text) / 1_000;
const app = (name: string) => ({ appKey: `APP-${name}`, appSecret: `SECRET-${name}` });
const ACCOUNT = TemuAccount.parse({ apps: { cn: app('cn'), us: app('us'), eu: app('eu'), global: app('global') } });

const result = (value: object): ScriptedAnswer => ({
  json: { success: true, errorCode: 1_000_000, errorMsg: '', requestId: 'R', result: value },
});
const refusal = (errorCode: number, errorMsg = ''): ScriptedAnswer => ({
  json: { success: false, errorCode, errorMsg, requestId: 'R', result: null },
});
type Body = Record<string, unknown> & { type: string };
type Answers = Readonly<Record<string, (body: Body, times: number) => ScriptedAnswer>>;

/** A gateway that answers by `type`. */
function scripted(region: Gateway, answers: Answers) {
  const counts = new Map<string, number>();
  const temu = scriptedFetch([
    [
      /openapi\/router/,
      (call) => {
        const body = JSON.parse(call.body) as Body;
        counts.set(body.type, (counts.get(body.type) ?? 0) + 1);
        return answers[body.type]?.(body, counts.get(body.type) ?? 1) ?? refusal(3_000_003, 'type not exists');
      },
    ],
  ]);
  const adapter = createTemu({ http: createHttp({ fetch: temu.fetch }), now: () => new Date(NOW), account: ACCOUNT });
  const credential = { region, sellerId: '', secrets: { accessToken: 'TOKEN' } };
  const identity = { sellerId: '1024', shopName: '', marketplaceIds: [region], suspended: false };
  const run = pullRun(adapter, { credential, identity, asOf: NOW });
  const finish = (id: string) => {
    const step = adapter.plan(identity, NOW).find((one) => one.id === id);
    if (!step) throw new Error(`no step ${id}`);
    return run.finish(step);
  };
  const bodies = () => temu.calls.map(({ body }) => JSON.parse(body) as Body);
  return { ...temu, adapter, credential, run, finish, bodies };
}
const WINDOW = 'orders:2026-10-23';

describe('a mall of Temu', () => {
  const token = { 'bg.open.accesstoken.info.get': () => result({ mallId: 1024, expiredTime: 1, apiScopeList: [] }) };

  it('is a number abroad', async () => {
    const { adapter, credential, calls, bodies } = scripted('us', token);
    expect(await adapter.describe(credential)).toEqual({
      ok: true,
      value: { sellerId: '1024', shopName: '', marketplaceIds: ['us'], suspended: false },
    });
    expect(calls[0]?.url.toString()).toBe('https://openapi-b-us.temu.com/openapi/router');
    expect(bodies()[0]).toMatchObject({
      app_key: 'APP-us',
      access_token: 'TOKEN',
      timestamp: seconds(NOW),
      request: {},
      sign: expect.stringMatching(/^[0-9A-F]{32}$/),
    });
  });

  it('has a name in China, and nothing to show there when it ships by itself', async () => {
    const mall = (semiManagedMall: boolean) => ({
      ...token,
      'bg.mall.info.get': () => result({ mallName: '恒昌', semiManagedMall, companyName: '恒昌公司', mallStatus: 1 }),
    });
    const full = scripted('cn', mall(false));
    expect(await full.adapter.describe(full.credential)).toMatchObject({
      value: { shopName: '恒昌', companyName: '恒昌公司', marketplaceIds: ['cn'] },
    });
    const semi = scripted('cn', mall(true));
    expect(await semi.adapter.describe(semi.credential)).toMatchObject({ value: { marketplaceIds: [] } });
  });

  it.each([
    ['a token that ended', 3_000_034, { tag: 'AuthorisationRefused', code: 'accessDenied' }],
    ['our own app', 3_000_026, { tag: 'MarketplaceUnknown', cause: expect.stringContaining('our app') }],
    ['too many calls', 4_000_004, { tag: 'MarketplaceUnknown', cause: 'quota' }],
  ])('is not shown with %s', async (_, code, error) => {
    const { adapter, credential } = scripted('us', { 'bg.open.accesstoken.info.get': () => refusal(code) });
    expect(await adapter.describe(credential)).toEqual({ ok: false, error });
  });
});

describe('orders of a seller who ships himself', () => {
  const order = (parentOrderSn: string, parentOrderStatus: number) => ({
    parentOrderMap: { parentOrderSn, parentOrderStatus, parentOrderTime: seconds('2026-10-31T17:00:00Z') },
    orderList: [{ skuId: 7, quantity: 2, goodsName: 'x', productList: [{ extCode: 'RED' }] }],
  });
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const amount = () =>
    result({
      parentOrderMap: { basePriceTotal: usd(1250), refundsTotal: usd(250), customerPaid: usd(1999) },
      orderList: [],
    });

  it('are priced one by one, but for those nobody has paid', async () => {
    const pageItems = [order('A', 5), order('B', 3), order('C', 1), order('D', 9)];
    const { finish, bodies } = scripted('us', {
      'bg.order.list.v2.get': () => result({ totalItemNum: 4, pageItems }),
      'bg.order.amount.query': amount,
    });
    expect((await finish(WINDOW)).outcome).toMatchObject({
      result: {
        reduction: {
          // One in the night of the first of November, in Beijing.
          months: [{ month: '2026-11', currency: 'USD', orders: 1, cancelled: 1, units: 2, gmv: '12.50' }],
          refunds: [{ month: '2026-11', amount: '2.50' }],
          skus: [['RED', 2]],
        },
        rowsRejected: 1,
      },
    });
    expect(bodies()[0]?.['request']).toEqual({
      pageNumber: 1,
      pageSize: 10,
      createAfter: seconds('2026-10-22T16:00:00Z'),
      createBefore: seconds('2026-11-21T16:00:00Z') - 1,
    });
    expect(bodies().filter(({ type }) => type === 'bg.order.amount.query')).toHaveLength(3);
  });

  it('are not to be had without the permission for their amounts', async () => {
    const { finish } = scripted('us', {
      'bg.order.list.v2.get': () => result({ totalItemNum: 1, pageItems: [order('A', 5)] }),
      'bg.order.amount.query': () => refusal(3_000_032),
    });
    expect((await finish(WINDOW)).outcome).toEqual({ tag: 'notAvailable', reason: '3000032' });
  });

  it('are asked for again where a page comes twice, or another answer comes in its place', async () => {
    const pages = [
      ['A', 5],
      ['A', 5],
      ['B', 5],
    ] as const;
    const { finish } = scripted('us', {
      'bg.order.list.v2.get': (_, times) => {
        const [sn, status] = pages[times - 1] ?? ['C', 5];
        return times === 4 ? result({ total: 11 }) : result({ totalItemNum: 11, pageItems: [order(sn, status)] });
      },
      'bg.order.amount.query': amount,
    });
    expect((await finish(WINDOW)).outcome).toEqual({ tag: 'unknown', cause: 'the same page came twice' });
    expect((await finish(WINDOW)).outcome).toMatchObject({ result: { rowsRead: 2 } });
    expect((await finish(WINDOW)).outcome).toMatchObject({ tag: 'unknown' });
  });
});

describe('orders of a seller who supplies Temu', () => {
  const goods = () =>
    result({
      total: 1,
      subOrderList: [
        {
          productSkcId: 1,
          skuQuantityDetailList: [
            {
              productSkuId: 7,
              supplierPrice: 3_850,
              currencyType: 'CNY',
              inventoryNumInfo: { warehouseInventoryNum: 40, waitReceiveNum: 9 },
            },
          ],
        },
      ],
    });
  const supply = (subPurchaseOrderSn: string, status: number, productSkuId: number) => ({
    subPurchaseOrderSn,
    purchaseTime: Date.parse('2026-11-02T16:30:00Z'),
    status,
    skuQuantityDetailList: [{ productSkuId, extCode: 'RED', purchaseQuantity: 10, currencyType: 'CNY' }],
    deliverInfo: {
      deliverTime: Date.parse('2026-11-04T02:00:00Z'),
      expectLatestDeliverTimeOrDefault: Date.parse('2026-11-05T02:00:00Z'),
    },
  });

  it('are worth what Temu pays for a piece; without a price they are reported', async () => {
    const list = [supply('WB1', 7, 7), supply('WB2', 8, 7), supply('WB3', 0, 7), supply('WB4', 1, 8)];
    const { finish, bodies } = scripted('cn', {
      'bg.goods.salesv2.get': goods,
      'bg.purchaseorderv2.get': () => result({ total: 4, subOrderForSupplierList: list }),
    });
    expect((await finish(WINDOW)).outcome).toMatchObject({
      result: {
        reduction: {
          months: [{ month: '2026-11', currency: 'CNY', orders: 1, cancelled: 1, units: 10, gmv: '385.00' }],
          refunds: null,
          shipped: { due: 1, onTime: 1 },
        },
        rowsRejected: 1,
      },
    });
    // Parameters lie flat in China.
    expect(bodies().at(-1)).toMatchObject({ pageNo: 1, purchaseTimeFrom: Date.parse('2026-10-22T16:00:00Z') });
  });

  it('leave in Temu’s warehouses what is not sold yet', async () => {
    const { finish } = scripted('cn', { 'bg.goods.salesv2.get': goods });
    expect((await finish('stock')).outcome).toMatchObject({ result: { reduction: { products: 1, units: 40 } } });
  });
});

describe('a call to Temu', () => {
  it.each([
    ['a token that is taken back', 7_000_007, { tag: 'authorisationEnded' }],
    ['a clock that differs', 7_000_011, { tag: 'unknown', cause: expect.stringContaining('clock') }],
    ['our signature', 7_000_015, { tag: 'unknown', cause: expect.stringContaining('signature') }],
    ['their own fault', 4_000_000, { tag: 'unknown', cause: expect.stringContaining('4000000') }],
    ['too many', 4_000_004, { tag: 'wait', checkpoint: '', waitMs: 10_000 }],
    ['a permission we were not given', 7_000_019, { tag: 'notAvailable', reason: '7000019' }],
  ])('tells %s apart', async (_, code, expected) => {
    const { run, adapter } = scripted('cn', { 'bg.goods.salesv2.get': () => refusal(code) });
    const identity = { sellerId: '1', shopName: '', marketplaceIds: ['cn'], suspended: false };
    const [step] = adapter.plan(identity, NOW);
    if (!step) throw new Error('no step');
    expect(await run.advance(step)).toEqual(expected);
  });

  // Source: the table of common errors on partner-us.temu.com; China numbers its own from 7000000.
  const abroad = [
    ['no token', 3_000_030, 'authorisationEnded'],
    ['a token it does not know', 3_000_031, 'authorisationEnded'],
    ['a token that ended', 3_000_034, 'authorisationEnded'],
    ['a time it does not take', 3_000_012, 'unknown'],
    ['no time', 3_000_010, 'unknown'],
    ['our signature', 3_000_001, 'unknown'],
    ['no signature', 3_000_040, 'unknown'],
    ['our app', 3_000_026, 'unknown'],
    ['a call the seller did not allow', 3_000_032, 'notAvailable'],
    ['too many calls', 4_000_004, 'wait'],
    ['a fault of its own', 4_000_000, 'unknown'],
  ] as const;
  it.each((['us', 'eu', 'global'] as const).flatMap((gateway) => abroad.map((one) => [gateway, ...one] as const)))(
    'through the gateway of %s is told %s apart',
    async (gateway, _, code, tag) => {
      const { run, adapter } = scripted(gateway, { 'bg.order.list.v2.get': () => refusal(code) });
      const identity = { sellerId: '1', shopName: '', marketplaceIds: [gateway], suspended: false };
      const step = adapter.plan(identity, NOW).find(({ kind }) => kind === 'orders');
      if (!step) throw new Error('no step');
      expect((await run.advance(step)).tag).toBe(tag);
    },
  );
});
