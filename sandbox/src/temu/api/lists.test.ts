import { describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../testing/sandbox.ts';
import { allPages, FACTORY, openMall, SEMI } from '../../testing/temu.ts';
import { shippedBetween } from '../../trade/shipped.ts';
import { parentOrderSn } from '../ids.ts';

type Json = Record<string, unknown>;
type Money = { amount: number; currency: string };

const LIST = 'bg.order.list.v2.get';
const seconds = (day: string) => Math.floor(Date.parse(day) / 1000);

describe('orders of a semi-managed seller', () => {
  const window = { createAfter: seconds('2026-10-01'), createBefore: seconds('2026-10-08') - 1 };

  it('come in pages that together are the whole list, none of them twice, nested or flat', async () => {
    const { ask, trade, shop } = await openMall();
    const sold = [...trade.sales(shop, Date.parse('2026-10-01'), Date.parse('2026-10-08'))];
    const rows = await allPages({ ask, type: LIST, params: window, list: 'pageItems' });
    expect(sold.length).toBeGreaterThan(20);
    expect(new Set(rows.map((row) => (row['parentOrderMap'] as Json)['parentOrderSn'])).size).toBe(sold.length);
    const nested = await ask(LIST, { request: { ...window, pageSize: 20 } });
    expect(nested.result).toMatchObject({ totalItemNum: sold.length, pageItems: rows.slice(0, 20) });
  });

  it('carry no amount; their amounts are asked for one by one, in cents', async () => {
    const { ask, trade, shop } = await openMall();
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
    const { ask } = await openMall();
    const { result } = await ask(LIST, { ...window, parentOrderStatus: 5, pageSize: 1 });
    const [item] = result['pageItems'] as { parentOrderMap: Json; orderList: Json[] }[];
    const { result: detail } = await ask('bg.order.detail.v2.get', item?.parentOrderMap ?? {});
    expect(detail).toMatchObject({ parentOrderMap: item?.parentOrderMap ?? {} });
    expect((detail['parentOrderMap'] as Json)['parentShippingTime']).toBeGreaterThan(window.createAfter);
  });

  it('are found by their last change', async () => {
    const { ask, clock } = await openMall();
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
    const { ask, trade, shop } = await openMall();
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
    const { ask, trade, shop } = await openMall();
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
    expect((await (await openMall()).ask(LIST, params)).errorCode).toBe(errorCode);
  });

  it('are not for a factory, nor at a gateway of goods', async () => {
    const { ask } = await openMall(SEMI, 'cn');
    expect((await ask(LIST)).errorCode).toBe(7_000_013);
    expect((await ask('bg.goods.salesv2.get')).errorCode).toBe(7_000_019);
    expect((await ask('bg.mall.info.get')).result).toMatchObject({ semiManagedMall: true });
  });

  it('of another shop, or of none, are not found', async () => {
    const { ask } = await openMall();
    expect((await ask('bg.order.detail.v2.get', { parentOrderSn: 'PO-211-12345678901234567' })).errorCode).toBe(
      140_020_002,
    );
    expect((await ask('bg.finance.settlement.get')).errorCode).toBe(3_000_003);
  });
});

describe('supply of a factory', () => {
  const window = { purchaseTimeFrom: Date.parse('2026-10-02'), purchaseTimeTo: Date.parse('2026-11-01') };

  it('is ordered piece by piece of what is sold, and paid at the price of a piece', async () => {
    const { ask, trade, shop } = await openMall(FACTORY, 'cn');
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
    const { ask, trade, shop, clock } = await openMall(FACTORY, 'cn');
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
    const { ask } = await openMall(FACTORY, 'cn');
    expect((await ask('bg.mall.info.get')).result).toMatchObject({ semiManagedMall: false, mallId: Number(FACTORY) });
    const ads = await ask('bg.glo.searchrec.ad.reports.mall.query', {
      startTs: Date.parse('2026-10-01'),
      endTs: Date.parse('2026-10-31'),
    });
    expect(ads.result['reportsSummary']).toMatchObject({ spend: { val: 0 } });
    expect((await ask('bg.glo.searchrec.ad.reports.mall.query', { startTs: 1 })).errorCode).toBe(230_012_000);
  });
});
