import { describe, expect, it } from '@jest/globals';
import { createTestSandbox, DAY_MS, jsonRequest, MINUTE_MS } from '../testing/sandbox.ts';
import { type Ask, authorisePath, call, copyToken, decide, type TemuAnswer } from '../testing/temu.ts';
import { shippedBetween } from '../trade/shipped.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { TEMU_APPS } from './credentials.ts';
import { parentOrderSn } from './ids.ts';
import type { Region } from './regions.ts';
import { signatureOf } from './sign.ts';
import { tokenMadeBefore } from './tokens.ts';

type Json = Record<string, unknown>;
type Money = { amount: number; currency: string };

const SEMI = '634418210001818';
const FACTORY = '634418210001919';
const LIST = 'bg.order.list.v2.get';
const INFO = 'bg.open.accesstoken.info.get';
const seconds = (day: string) => Math.floor(Date.parse(day) / 1000);

const open = async (shopId = SEMI, region: Region = 'us') => {
  const sandbox = createTestSandbox();
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('temu', shopId);
  if (!shop) throw new Error(`no shop ${shopId}`);
  const token = tokenMadeBefore(shopId, region);
  const ask = (type: string, params: Json = {}, more: Partial<Ask> = {}): Promise<TemuAnswer> =>
    call(sandbox.app, { region, at: sandbox.clock.now().getTime(), token, type, params, ...more });
  return { ...sandbox, trade, shop, token, ask };
};

type Pages = { ask: Awaited<ReturnType<typeof open>>['ask']; type: string; params: Json; list: string };

/** Every page, a thousand at most, until one is not full. */
async function allPages({ ask, type, params, list }: Pages, size = 20): Promise<Json[]> {
  const rows: Json[] = [];
  for (let page = 1; page < 1_000; page += 1) {
    const { result } = await ask(type, { ...params, pageNumber: page, pageNo: page, pageSize: size });
    rows.push(...(result[list] as Json[]));
    if ((result[list] as Json[]).length < size) break;
  }
  return rows;
}

describe("Temu's signature", () => {
  it('is as published', () => {
    // partner-us.temu.com, API request signature: the worked example, with the shop and app printed there.
    const params = {
      access_token: '2nifvmpyymvypwmcms5ct4uqqudrwgpmzbcnmkt1jzjkuaf3x56iixym',
      app_key: 'f9d5cc9313893a20d5aa85c654e8f503',
      data_type: 'JSON',
      sendRequestList: [
        {
          orderSendInfoList: [
            {
              quantity: 1,
              orderSn: '211-21905473070712792',
              parentOrderSn: 'PO-211-21905452099192792',
              goodsId: 601099548666279,
              skuId: 17592352673534,
            },
          ],
          carrierId: '699272611',
          trackingNumber: '270324232756',
        },
      ],
      sendType: 0,
      sign: 'not signed',
      timestamp: 1711009072,
      type: 'bg.logistics.shipment.confirm',
    };
    expect(signatureOf(params, 'c7e0a1a63542be4de3cb5488f9fba8149e8fc290')).toBe('4CCF219942D4180C6DDA3CE36C1B838F');
  });

  it('locks our reading of a nested request', () => {
    const params = {
      access_token: 'tok',
      app_key: 'key',
      data_type: 'JSON',
      request: { pageNumber: 1, pageSize: 100 },
      timestamp: 1700000000,
      type: LIST,
      version: 'V1',
    };
    expect(signatureOf(params, 's3cr3t')).toBe('6A5A783D33EA3A6835E2C09005F43C80');
  });

  it.each<[string, Partial<Ask>, number, number]>([
    ['a changed parameter', { changes: { pageSize: 9 } }, 3_000_001, 7_000_015],
    ['no type', { changes: { type: '' } }, 3_000_002, 7_000_012],
    ['no signature', { changes: { sign: '' } }, 3_000_040, 7_000_014],
    ['the app of another gateway', { changes: { app_key: TEMU_APPS.eu.appKey } }, 3_000_026, 7_000_002],
    ['a clock ten minutes slow', { at: Date.parse('2026-11-22T09:20:00Z') }, 3_000_012, 7_000_011],
    ['a clock ten minutes fast', { at: Date.parse('2026-11-22T09:40:00Z') }, 3_000_012, 7_000_011],
    ['no token', { token: '' }, 3_000_030, 7_000_018],
    ['a made-up token', { token: 'guess' }, 3_000_031, 7_000_006],
  ])('refuses %s, each gateway by its own number', async (_, more, abroad, china) => {
    expect((await (await open(SEMI, 'us')).ask(INFO, {}, more)).errorCode).toBe(abroad);
    expect((await (await open(SEMI, 'cn')).ask(INFO, {}, more)).errorCode).toBe(china);
  });
});

describe("Temu's tokens", () => {
  it('are copied in Seller Center and are good for a year, at one gateway only', async () => {
    const { app, clock, ask } = await open();
    expect(await (await app.request(authorisePath('us'))).text()).toContain('SUIXIN General（半托管）');
    const token = await copyToken(app, 'us', SEMI);
    const { result } = await ask(INFO, {}, { token });
    expect(result).toMatchObject({ mallId: Number(SEMI), expiredTime: (clock.now().getTime() + 365 * DAY_MS) / 1000 });
    expect(result['apiScopeList']).toContain(LIST);
    expect((await ask(INFO, {}, { token, region: 'cn' })).errorCode).toBe(7_000_006);
    clock.forward(365 * DAY_MS);
    expect((await ask(INFO, {}, { token, at: clock.now().getTime() })).errorCode).toBe(3_000_034);
  });

  it('die when the seller authorises anew', async () => {
    const { app, ask, token } = await open();
    expect((await ask(INFO)).success).toBe(true);
    const newer = await copyToken(app, 'us', SEMI);
    expect((await ask(INFO, {}, { token })).errorCode).toBe(3_000_031);
    expect((await ask(INFO, {}, { token: newer })).success).toBe(true);
    expect((await ask(INFO, {}, { region: 'cn', token: tokenMadeBefore(SEMI, 'cn') })).success).toBe(true);
  });

  it('come for the code an app is sent, once, within ten minutes, for ninety days', async () => {
    const { app, clock, ask } = await open();
    const back = await decide(app, 'us', SEMI);
    expect(back.origin + back.pathname).toBe('http://127.0.0.1:8080/api/callbacks/sources/temu');
    expect(back.searchParams.get('state')).toBe('one-time-state');
    const code = back.searchParams.get('code') ?? '';
    const late = (await decide(app, 'us', SEMI)).searchParams.get('code') ?? '';
    const create = (given: string) =>
      ask('bg.open.accesstoken.create', { code: given }, { token: given, at: clock.now().getTime() });
    const { result } = await create(code);
    expect(result).toMatchObject({ expiredTime: (clock.now().getTime() + 90 * DAY_MS) / 1000 });
    expect((await ask(INFO, {}, { token: String(result['accessToken']) })).success).toBe(true);
    expect((await create(code)).errorCode).toBe(110_020_002);
    clock.forward(10 * MINUTE_MS);
    expect((await create(late)).errorCode).toBe(110_020_002);
  });

  it("made before we met are listed at the tester's desk, until they are dead", async () => {
    const { app } = await open();
    const listed = async () => {
      const keys = (await (await app.request('/control/keys')).json()) as {
        vendor: string;
        region: string;
        typed: Json;
      }[];
      return keys.filter(({ vendor, region }) => vendor === 'temu' && region === 'us');
    };
    expect(await listed()).toEqual([
      {
        vendor: 'temu',
        companyKey: 'suixin',
        shopName: 'SUIXIN General',
        region: 'us',
        typed: { accessToken: tokenMadeBefore(SEMI, 'us') },
      },
    ]);
    await copyToken(app, 'us', SEMI);
    expect(await listed()).toEqual([]);
  });

  it('are not given when the seller says no, and are dead when it takes the permission back', async () => {
    const { app, ask } = await open();
    expect((await decide(app, 'us', SEMI, 'cancel')).searchParams.get('error')).toBe('access_denied');
    await app.request('/temu/seller/us/open-platform/revoke', {
      method: 'POST',
      body: new URLSearchParams({ shop: SEMI }),
    });
    expect((await ask(INFO)).errorCode).toBe(3_000_031);
  });
});

describe('orders of a semi-managed seller', () => {
  const window = { createAfter: seconds('2026-10-01'), createBefore: seconds('2026-10-08') - 1 };

  it('come in pages that together are the whole list, none of them twice, nested or flat', async () => {
    const { ask, trade, shop } = await open();
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-10-08'))];
    const rows = await allPages({ ask, type: LIST, params: window, list: 'pageItems' });
    expect(sold.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => (row['parentOrderMap'] as Json)['parentOrderSn'])).size).toBe(sold.length);
    const nested = await ask(LIST, { request: { ...window, pageSize: 20 } });
    expect(nested.result).toMatchObject({ totalItemNum: sold.length, pageItems: rows.slice(0, 20) });
  });

  it('carry no amount; their amounts are asked for one by one, in cents', async () => {
    const { ask, trade, shop } = await open();
    const { result } = await ask(LIST, { ...window, pageSize: 5 });
    const items = result['pageItems'] as { parentOrderMap: { parentOrderSn: string; parentOrderTime: number } }[];
    expect(JSON.stringify(items)).not.toContain('amount');
    for (const { parentOrderMap } of items) {
      const { result: told } = await ask('bg.order.amount.query', { parentOrderSn: parentOrderMap.parentOrderSn });
      const { basePriceTotal } = told['parentOrderMap'] as { basePriceTotal: Money };
      const at = parentOrderMap.parentOrderTime * 1000;
      const sale = [...trade.sales(shop, at, at + 1_000)][0];
      expect(basePriceTotal).toEqual({ amount: sale?.total, currency: 'USD' });
    }
  });

  it('tell in detail when they left', async () => {
    const { ask } = await open();
    const { result } = await ask(LIST, { ...window, parentOrderStatus: 5, pageSize: 1 });
    const [item] = result['pageItems'] as { parentOrderMap: Json; orderList: Json[] }[];
    const { result: detail } = await ask('bg.order.detail.v2.get', item?.parentOrderMap ?? {});
    expect(detail).toMatchObject({ parentOrderMap: item?.parentOrderMap ?? {} });
    expect((detail['parentOrderMap'] as Json)['parentShippingTime']).toBeGreaterThan(window.createAfter);
  });

  it('are found by their last change', async () => {
    const { ask, clock } = await open();
    const { result } = await ask(LIST, {
      ...window,
      createBefore: seconds('2026-11-22T09:30:00Z'),
      parentOrderStatus: 2,
    });
    const [waiting] = result['pageItems'] as { parentOrderMap: Json }[];
    const readAt = clock.now().getTime() / 1000;
    clock.forward(20 * DAY_MS);
    const now = clock.now().getTime();
    const sn = waiting?.parentOrderMap['parentOrderSn'];
    const since = { updateAtStart: readAt, updateAtEnd: now / 1000, parentOrderSnList: [sn] };
    const { result: changed } = await ask(LIST, since, { at: now });
    const [found] = changed['pageItems'] as { parentOrderMap: Json }[];
    expect(found?.parentOrderMap).toMatchObject({ parentOrderSn: sn });
    expect(Number(found?.parentOrderMap['parentOrderStatus'])).toBeGreaterThan(2);
  });

  it('refund what the after-sales orders say', async () => {
    const { ask, trade, shop } = await open();
    const params = {
      updateAtStart: seconds('2026-10-01'),
      updateAtEnd: seconds('2026-11-01') - 1,
      afterSalesStatusGroup: 5,
    };
    const rows = await allPages({ ask, type: 'bg.aftersales.parentaftersales.list.get', params, list: 'data' });
    const refunds = [...trade.refunds(shop, Date.parse('2026-10-01'), Date.parse('2026-11-01'))];
    expect(rows.length).toBe(refunds.length);
    expect(refunds.length).toBeGreaterThan(3);
    const { result } = await ask('bg.order.amount.query', { parentOrderSn: rows.at(-1)?.['parentOrderSn'] });
    expect((result['parentOrderMap'] as Json)['refundsTotal']).toMatchObject({ amount: refunds[0]?.refund?.amount });
  });

  it('leave as much as the payouts paid', async () => {
    const { ask, trade, shop } = await open();
    const payout = trade.payouts(shop, Date.parse('2026-08-01'), Date.parse('2026-09-01'))[0];
    if (!payout) throw new Error('no payout');
    let sum = 0;
    for (const { number } of shippedBetween(trade, shop, payout.from, payout.to)) {
      const { result } = await ask('bg.order.amount.query', { parentOrderSn: parentOrderSn(shop, number) });
      const told = result['parentOrderMap'] as Record<string, Money>;
      sum += (told['basePriceTotal']?.amount ?? 0) - (told['estimatedRevenueDeduction']?.amount ?? 0);
    }
    expect(sum - payout.refunds - payout.ads).toBe(payout.net);
  });

  it.each([
    ['a page of more than a hundred', { pageSize: 101 }, 3_000_000],
    ['a start without an end', { createAfter: 1 }, 3_000_000],
    ['an unknown status', { parentOrderStatus: 9 }, 3_000_000],
  ])('are refused for %s', async (_, params, errorCode) => {
    expect((await (await open()).ask(LIST, params)).errorCode).toBe(errorCode);
  });

  it('are not for a factory, nor at a gateway of goods', async () => {
    const { ask } = await open(SEMI, 'cn');
    expect((await ask(LIST)).errorCode).toBe(7_000_013);
    expect((await ask('bg.goods.salesv2.get')).errorCode).toBe(7_000_019);
    expect((await ask('bg.mall.info.get')).result).toMatchObject({ semiManagedMall: true });
  });

  it('of another shop, or of none, are not found', async () => {
    const { ask } = await open();
    expect((await ask('bg.order.detail.v2.get', { parentOrderSn: 'PO-211-12345678901234567' })).errorCode).toBe(
      140_020_002,
    );
    expect((await ask('bg.finance.settlement.get')).errorCode).toBe(3_000_003);
  });
});

describe('supply of a factory', () => {
  const window = { purchaseTimeFrom: Date.parse('2026-10-02'), purchaseTimeTo: Date.parse('2026-11-01') };

  it('is ordered piece by piece of what is sold, and paid at the price of a piece', async () => {
    const { ask, trade, shop } = await open(FACTORY, 'cn');
    const sales = (await ask('bg.goods.salesv2.get', { pageSize: 100 })).result['subOrderList'] as Json[];
    const prices = new Map(
      sales
        .flatMap((row) => row['skuQuantityDetailList'] as Json[])
        .map((sku) => [sku['skuExtCode'], sku['supplierPrice']]),
    );
    const params = { ...window };
    const orders = await allPages(
      { ask, type: 'bg.purchaseorderv2.get', params, list: 'subOrderForSupplierList' },
      100,
    );
    expect(new Set(orders.map(({ subPurchaseOrderSn }) => subPurchaseOrderSn)).size).toBe(orders.length);
    const worth = orders
      .flatMap((order) => order['skuQuantityDetailList'] as { extCode: string; purchaseQuantity: number }[])
      .reduce((sum, { extCode, purchaseQuantity }) => sum + purchaseQuantity * Number(prices.get(extCode)), 0);
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-11-01'))];
    const kept = sold.filter(({ cancelled }) => !cancelled);
    expect(worth).toBe(kept.reduce((sum, { total }) => sum + total, 0));
    expect(orders.at(-1)).toMatchObject({ status: 7, purchaseTime: window.purchaseTimeFrom });
  });

  it('tells how goods sell and how many lie there', async () => {
    const { ask, trade, shop, clock } = await open(FACTORY, 'cn');
    const { result } = await ask('bg.goods.salesv2.get', { pageSize: 100 });
    const rows = (result['subOrderList'] as Json[]).map((row) => row['skuQuantityTotalInfo'] as Record<string, number>);
    const today = Date.parse('2026-11-22');
    const units = (from: number, to: number) =>
      [...trade.sales(shop, from, to)]
        .filter(({ cancelled }) => !cancelled)
        .flatMap(({ lines }) => lines)
        .reduce((sum, { quantity }) => sum + quantity, 0);
    const total = (name: string) => rows.reduce((sum, row) => sum + Number(row[name]), 0);
    expect(total('lastSevenDaysSaleVolume')).toBe(units(today - 7 * DAY_MS, today));
    expect(total('lastThirtyDaysSaleVolume')).toBe(units(today - 30 * DAY_MS, today));
    expect(total('todaySaleVolume')).toBe(units(today, clock.now().getTime() + 1));
    const stock = rows.map((row) => (row['inventoryNumInfo'] as unknown as Json)['warehouseInventoryNum']);
    expect(stock).toEqual(trade.stock(shop).map(({ sellable }) => sellable));
  });

  it('says whose mall it is, and that nothing was spent on advertising', async () => {
    const { ask } = await open(FACTORY, 'cn');
    expect((await ask('bg.mall.info.get')).result).toMatchObject({ semiManagedMall: false, mallId: Number(FACTORY) });
    const ads = await ask('bg.glo.searchrec.ad.reports.mall.query', {
      startTs: Date.parse('2026-10-01'),
      endTs: Date.parse('2026-10-31'),
    });
    expect(ads.result['reportsSummary']).toMatchObject({ spend: { val: 0 } });
    expect((await ask('bg.glo.searchrec.ad.reports.mall.query', { startTs: 1 })).errorCode).toBe(230_012_000);
  });
});

describe('the quota of Temu', () => {
  it('is twenty calls a second, unless it is told to be quick', async () => {
    const { app, ask } = await open();
    await app.request('/control/pace', jsonRequest({ pace: 'published' }));
    const codes = new Set<number>();
    for (let count = 0; count < 21; count += 1) codes.add((await ask(INFO)).errorCode);
    expect([...codes]).toEqual([1_000_000, 4_000_004]);
    await app.request('/control/pace', jsonRequest({ pace: 'instant' }));
    expect((await ask(INFO)).success).toBe(true);
  });

  it('as a fault is worded by the gateway that was asked', async () => {
    const { app, ask } = await open();
    await app.request('/control/faults', jsonRequest({ vendor: 'temu', kind: 'quota', times: 2 }));
    expect((await ask(INFO)).errorCode).toBe(4_000_004);
    expect((await ask(INFO, {}, { region: 'cn' })).errorCode).toBe(7_000_005);
  });
});
