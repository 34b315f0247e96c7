import { DAY_MS } from '../../trade/calendar.ts';
import { changedAt } from '../../trade/shipped.ts';
import type { Sale, Shop } from '../../trade/trade-types.ts';
import { goodsId, numberOfParent, orderSn, parentOrderSn, skuId } from '../ids.ts';
import type { Problem } from '../problems.ts';
import type { Region } from '../regions.ts';
import { type Call, type Operation, pageOf, readPage, readTexts, readWhole, type Said } from './operation.ts';

const ABROAD: readonly Region[] = ['us', 'eu', 'global'];
const STATUS = { pending: 1, unshipped: 2, cancelled: 3, shipped: 4, received: 5 } as const;
const STATUSES = [0, 1, 2, 3, 4, 5, 41, 51];
/** Nothing happens to an order later than this after it was placed. */
const LIFE_MS = 110 * DAY_MS;
const MAX_SNS = 20;

const NOT_SEMI: Problem = {
  errorCode: 140_020_001,
  errorMsg:
    'This interface does not support cross-border sellers. Please check whether the store bound to the token is a SEMI or LOCAL store!',
};
const NOT_FOUND: Problem = { errorCode: 140_020_002, errorMsg: 'Order not found' };

/** Orders of semi-managed sellers. Source: partner-us.temu.com, bg.order.*; amounts: the minor unit of the currency. */
export const ORDERS: readonly Operation[] = [
  { type: 'bg.order.list.v2.get', regions: ABROAD, run: listOrders },
  { type: 'bg.order.detail.v2.get', regions: ABROAD, run: onOne(presentDetail) },
  { type: 'bg.order.amount.query', regions: ABROAD, run: onOne(presentAmount) },
];

function listOrders({ trade, shop, params, now }: Call): Said {
  if (shop.managed !== 'semi') return NOT_SEMI;
  const page = readPage(params['pageNumber'], params['pageSize'], { usual: 10, max: 100 });
  const status = readWhole(params['parentOrderStatus'] ?? 0);
  const sns = readTexts(params['parentOrderSnList']);
  const created = readRange(params, ['createAfter', 'createBefore']);
  const updated = readRange(params, ['updateAtStart', 'updateAtEnd']);
  if (!page || status === undefined || !STATUSES.includes(status) || (sns && sns.length > MAX_SNS)) {
    return { refusal: 'badParams' };
  }
  if (created === 'wrong' || updated === 'wrong') return { refusal: 'badParams' };
  const from = Math.max(created?.from ?? 0, (updated?.from ?? 0) - LIFE_MS);
  const to = Math.min(created?.to ?? now + 1, updated?.to ?? now + 1);
  const rows = [...trade.sales(shop, from, to)]
    .filter((sale) => !updated || isWithin(changedAt(sale, now), updated))
    .filter((sale) => status === 0 || statusOf(sale, now) === status)
    .filter((sale) => !sns || sns.includes(parentOrderSn(shop, sale.number)));
  const byUpdate = params['sortby'] === 'updateTime';
  // Latest first, by the time asked for.
  rows.sort((a, b) => (byUpdate ? changedAt(b, now) - changedAt(a, now) : b.at - a.at));
  return {
    result: { totalItemNum: rows.length, pageItems: pageOf(rows, page).map((sale) => presentParent(shop, sale, now)) },
  };
}

const isWithin = (at: number, { from, to }: { from: number; to: number }): boolean => at >= from && at < to;

/** Seconds, both ends counting; each end needs the other. */
export function readRange(params: Call['params'], [start, end]: readonly [string, string]) {
  if (params[start] === undefined && params[end] === undefined) return undefined;
  const [from, to] = [readWhole(params[start]), readWhole(params[end])];
  return from === undefined || to === undefined || to < from ? 'wrong' : { from: from * 1000, to: (to + 1) * 1000 };
}

function onOne(present: (shop: Shop, sale: Sale, now: number) => unknown): Operation['run'] {
  return ({ trade, shop, params, now }) => {
    if (shop.managed !== 'semi') return NOT_SEMI;
    const number = numberOfParent(shop, String(params['parentOrderSn'] ?? ''));
    const sale = number === undefined ? undefined : trade.sale(shop, number);
    return sale ? { result: present(shop, sale, now) } : NOT_FOUND;
  };
}

function statusOf(sale: Sale, now: number): number {
  if (sale.paidAt > now) return STATUS.pending;
  if (sale.cancelled) return STATUS.cancelled;
  if (sale.shippedAt > now) return STATUS.unshipped;
  return sale.deliveredAt > now ? STATUS.shipped : STATUS.received;
}

const seconds = (at: number): number => Math.floor(at / 1000);

const presentParent = (shop: Shop, sale: Sale, now: number) => ({
  parentOrderMap: parentMap(shop, sale, now),
  orderList: sale.lines.map((_, index) => presentOrder({ shop, sale, index, now })),
});

function parentMap(shop: Shop, sale: Sale, now: number) {
  return {
    parentOrderSn: parentOrderSn(shop, sale.number),
    parentOrderStatus: statusOf(sale, now),
    parentOrderTime: seconds(sale.at),
    updateTime: seconds(changedAt(sale, now)),
    expectShipLatestTime: seconds(sale.at + 2 * DAY_MS),
    regionId: shop.country === 'US' ? 211 : 76,
    siteId: 100,
  };
}

type Line = { shop: Shop; sale: Sale; index: number; now: number };

function presentOrder({ shop, sale, index, now }: Line) {
  const { sku, quantity } = sale.lines[index] as Sale['lines'][number];
  return {
    orderSn: orderSn(shop, sale.number, index),
    orderStatus: statusOf(sale, now),
    orderCreateTime: seconds(sale.at),
    goodsId: goodsId(shop, sku.sku),
    goodsName: sku.title,
    skuId: skuId(shop, sku.sku),
    quantity,
    fulfillmentType: 'fulfillBySeller',
    inventoryDeductionWarehouseId: `WH-${shop.shopId.slice(-6)}`,
    productList: [{ productSkuId: skuId(shop, sku.sku), extCode: sku.sku, soldFactor: 1 }],
  };
}

function presentDetail(shop: Shop, sale: Sale, now: number) {
  const shipped = !sale.cancelled && sale.shippedAt <= now;
  return {
    parentOrderMap: {
      ...parentMap(shop, sale, now),
      latestDeliveryTime: seconds(sale.at + 14 * DAY_MS),
      ...(shipped && { parentShippingTime: seconds(sale.shippedAt) }),
    },
    orderList: sale.lines.map((_, index) => ({
      ...presentOrder({ shop, sale, index, now }),
      ...(shipped && {
        orderShippingTime: seconds(sale.shippedAt),
        packageSnInfo: [{ packageSn: `PK-${sale.trackingNumber}`, packageDeliveryType: 1, callSuccess: true }],
      }),
    })),
  };
}

function presentAmount(shop: Shop, sale: Sale, now: number) {
  const money = (amount: number) => ({ amount, currency: shop.currency });
  const refunded = sale.refund && sale.refund.at <= now && !sale.cancelled ? sale.refund.amount : 0;
  return {
    parentOrderMap: {
      parentOrderSn: parentOrderSn(shop, sale.number),
      basePriceTotal: money(sale.total),
      shippingAmountTotal: money(sale.shipping),
      taxTotal: money(0),
      discountFromSeller: money(0),
      refundsTotal: money(refunded),
      estimatedRevenueDeduction: money(sale.fee),
      estimatedRevenue: money(sale.cancelled ? 0 : sale.total - sale.fee - refunded),
      retailPriceTotalTaxExcl: money(sale.total),
      retailPriceTotal: money(sale.total),
      customerPaid: money(sale.total + sale.shipping),
    },
    orderList: sale.lines.map(({ price, quantity }, index) => ({
      orderSn: orderSn(shop, sale.number, index),
      quantity,
      basePrice: money(price),
      unitBasePrice: money(Math.floor(price / quantity)),
    })),
  };
}
