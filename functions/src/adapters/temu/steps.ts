import { z } from '@loan/shared/schema';
import type { PullContext, PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { decimalOf } from '../kit/decimal.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { pageAfter, readList } from '../kit/read-list.ts';
import { AdsReduction, RefundsReduction, StockReduction } from '../kit/reductions.ts';
import type { SoldOrder } from '../kit/sold-order.ts';
import { secondsOf } from '../kit/windows.ts';
import type { Client } from './client.ts';
import { isPriced, soldOrderOf } from './orders.ts';
import { type Prices, suppliedOrderOf } from './supply.ts';
import { AdReport, AfterSalesList, GoodsList, OrderAmount, OrderList, SupplyList } from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const PAGE = 100;
/** Each order costs a call of its own for its amount, so that a page is small enough for one turn. */
const PRICED_PAGE = 10;
const GOODS_PAGES_MAX = 50;
const PAGES_MAX = 500;

const instants = ({ from, to }: PullStep) => ({ from: from ? Date.parse(from) : 0, to: to ? Date.parse(to) : 0 });
/** Both ends of a span belong to it. */
const seconds = ({ from, to }: PullStep) => ({
  from: from ? secondsOf(from) : 0,
  to: to ? secondsOf(to) - 1 : 0,
});

const readOrders = (tools: Tools): Promise<StepOutcome> =>
  tools.client.gateway === 'cn' ? readSupplies(tools) : readSales(tools);

const readSales = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readOrderWindow({ step, context }, async (cursor) => {
    const place = placeOf(cursor);
    const { from, to } = seconds(step);
    const list = await client.call(
      'bg.order.list.v2.get',
      { pageNumber: place.page, pageSize: PRICED_PAGE, createAfter: from, createBefore: to },
      OrderList,
    );
    if (list.tag !== 'ok') return list;
    const items: SoldOrder[] = [];
    // One after the other, which stays under twenty a second.
    for (const order of (list.value.pageItems ?? []).filter(isPriced)) {
      const { parentOrderSn } = order.parentOrderMap;
      const amount = await client.call('bg.order.amount.query', { parentOrderSn }, OrderAmount);
      if (amount.tag !== 'ok') return amount;
      items.push(soldOrderOf(order, amount.value));
    }
    const first = list.value.pageItems?.[0]?.parentOrderMap.parentOrderSn;
    return pageOf(items, { ...place, first }, { size: PRICED_PAGE, total: list.value.totalItemNum });
  });

/** A place in a list: the number of the page, and what the page before it began with. */
const placeOf = (cursor = '1'): { page: number; before?: string } => {
  const [page, before] = cursor.split(' ', 2);
  return { page: Number(page), ...(before ? { before } : {}) };
};

/** A page that begins like the one before it is that one again: taken for the next, it would leave a gap. */
function pageOf<T>(
  items: T[],
  { page, before, first }: { page: number; before?: string; first: string | undefined },
  of: { size: number; total: number },
): Called<Page<T>> {
  if (first !== undefined && first === before) return { tag: 'unknown', cause: 'the same page came twice' };
  const { next } = pageAfter(page, of);
  return { tag: 'ok', value: { items, ...(next ? { next: `${next} ${first ?? ''}` } : {}) } };
}

type GoodsPage = z.infer<typeof GoodsList>;
const goodsPage = (client: Client, page: number): Promise<Called<GoodsPage>> =>
  client.call('bg.goods.salesv2.get', { pageNo: page, pageSize: PAGE }, GoodsList);

/** Orders to be supplied carry no price, so that the goods are looked up first. */
async function readSupplies({ client, step, context }: Tools): Promise<StepOutcome> {
  const prices = await pricesOf(client);
  if (prices.tag !== 'ok') return setback(prices);
  const { from, to } = instants(step);
  return readOrderWindow({ step, context }, async (cursor) => {
    const place = placeOf(cursor);
    const list = await client.call(
      'bg.purchaseorderv2.get',
      { pageNo: place.page, pageSize: PAGE, purchaseTimeFrom: from, purchaseTimeTo: to - 1 },
      SupplyList,
    );
    if (list.tag !== 'ok') return list;
    const orders = (list.value.subOrderForSupplierList ?? []).map((supply) => suppliedOrderOf(supply, prices.value));
    return pageOf(orders, { ...place, first: orders[0]?.id }, { size: PAGE, total: list.value.total });
  });
}

async function pricesOf(client: Client): Promise<Called<Prices>> {
  const prices = new Map<string, Prices extends ReadonlyMap<string, infer P> ? P : never>();
  for (let page = 1; page <= GOODS_PAGES_MAX; page += 1) {
    const goods = await goodsPage(client, page);
    if (goods.tag !== 'ok') return goods;
    for (const { productSkuId, supplierPrice, currencyType } of skusOf(goods.value))
      if (supplierPrice && currencyType) prices.set(productSkuId, { minor: supplierPrice, currency: currencyType });
    if (page * PAGE >= goods.value.total) break;
  }
  return { tag: 'ok', value: prices };
}

const skusOf = ({ subOrderList }: GoodsPage) =>
  (subOrderList ?? []).flatMap(({ skuQuantityDetailList }) => skuQuantityDetailList);

const Item = z.strictObject({ id: z.string(), units: z.int().min(0) });
const unitsOf = (items: readonly z.infer<typeof Item>[]) => items.reduce((sum, { units }) => sum + units, 0);

/** What of the supplier's goods lies in Temu's warehouses. */
const readStock = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Item,
      keyOf: ({ id }) => id,
      pagesMax: GOODS_PAGES_MAX,
      async fetch(cursor) {
        const place = placeOf(cursor);
        const goods = await goodsPage(client, place.page);
        if (goods.tag !== 'ok') return goods;
        const items = skusOf(goods.value).map(({ productSkuId, inventoryNumInfo }) => ({
          id: productSkuId,
          units: inventoryNumInfo?.warehouseInventoryNum ?? 0,
        }));
        return pageOf(items, { ...place, first: items[0]?.id }, { size: PAGE, total: goods.value.total });
      },
      reduce: (items) => StockReduction.parse({ products: items.length, units: unitsOf(items) }),
    },
  );

/** "Refunded", of seven groups. Source: partner-eu.temu.com, bg.aftersales.parentaftersales.list.get. */
const REFUNDED = 5;

/** Each after-sale counts one unit, since it tells of none; what was paid back stands in the orders. */
const readReturns = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Item,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      async fetch(cursor) {
        const place = placeOf(cursor);
        const { from, to } = seconds(step);
        const list = await client.call(
          'bg.aftersales.parentaftersales.list.get',
          {
            pageNo: place.page,
            pageSize: PAGE,
            updateAtStart: from,
            updateAtEnd: to,
            afterSalesStatusGroup: REFUNDED,
          },
          AfterSalesList,
        );
        if (list.tag !== 'ok') return list;
        const items = (list.value.data ?? []).map(({ parentAfterSalesSn }) => ({ id: parentAfterSalesSn, units: 1 }));
        return pageOf(items, { ...place, first: items[0]?.id }, { size: PAGE, total: list.value.total });
      },
      reduce: (items) => RefundsReduction.parse({ refunds: [], returned: unitsOf(items) }),
    },
  );

async function readAds({ client, step }: Tools): Promise<StepOutcome> {
  const type =
    client.gateway === 'cn' ? 'bg.glo.searchrec.ad.reports.mall.query' : 'temu.searchrec.ad.reports.mall.query';
  const { from, to } = instants(step);
  const report = await client.call(type, { startTs: from, endTs: to - 1 }, AdReport);
  if (report.tag !== 'ok') return setback(report);
  const spend = report.value.reportsSummary?.spend;
  const told = spend ? [{ amount: decimalOf(spend.val, spend.currency), currency: spend.currency }] : [];
  const reduction = AdsReduction.parse({ spend: told });
  return { tag: 'done', result: { reduction, rowsRead: told.length, rowsRejected: 0, rejected: [] } };
}

export const ADVANCE: Partial<Record<PullKind, (tools: Tools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  refunds: readReturns,
  stock: readStock,
  ads: readAds,
};
