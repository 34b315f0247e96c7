import { DAY_MS } from '../../trade/calendar.ts';
import type { Shop, StockLine } from '../../trade/trade-types.ts';
import { goodsId, mallId, skuId } from '../ids.ts';
import { type Call, type Operation, pageOf, readPage, readTexts, readWhole, type Said } from './operation.ts';
import { type Supply, type SupplyDays, startOfToday } from './supply-days.ts';

const STATUS = { accepted: 1, sent: 2, stored: 7 } as const;
/** Orders to supply stay readable so long. assumed; confirm: a live call without a window. */
const HISTORY_MS = 2 * 366 * DAY_MS;
/** Goods are listed anew each season: what is counted of a listing begins at most so long ago. */
const SEASON_MS = 90 * DAY_MS;

/**
 * What a fully managed seller sees: orders to supply Temu, and how its goods sell. Neither carries an amount but the
 * price Temu pays for a piece. Source: seller.kuajingmaihuo.com open platform, bg.purchaseorderv2.get, bg.goods.salesv2.get.
 */
export const supplyOperations = (days: SupplyDays): readonly Operation[] => [
  { type: 'bg.purchaseorderv2.get', regions: ['cn'], run: onFull((call) => listOrders(call, days)) },
  { type: 'bg.goods.salesv2.get', regions: ['cn'], run: onFull((call) => listSales(call, days)) },
];

function onFull(run: Operation['run']): Operation['run'] {
  return (call) => (call.shop.managed === 'full' ? run(call) : { refusal: 'noAccess' });
}

const orderSn = (shop: Shop, { at, sku }: Supply, kind: 'WB' | 'WP'): string =>
  `${kind}${Math.floor(at / DAY_MS)}${String(skuId(shop, sku.sku)).slice(-9)}`;

function statusOf({ ordered, shipped, received }: Supply): number {
  if (received >= ordered) return STATUS.stored;
  return shipped > 0 ? STATUS.sent : STATUS.accepted;
}

function listOrders({ shop, params, now }: Call, days: SupplyDays): Said {
  const page = readPage(params['pageNo'], params['pageSize'], { usual: 10, max: 100 });
  const from = readWhole(params['purchaseTimeFrom'] ?? Math.max(0, now - HISTORY_MS));
  const to = readWhole(params['purchaseTimeTo'] ?? now);
  if (!page || from === undefined || to === undefined || to < from) return { refusal: 'badParams' };
  const [statuses, sns] = [readTexts(params['statusList']), readTexts(params['subPurchaseOrderSnList'])];
  const rows = days
    .ordersBetween(shop, { from, to: to + 1, now })
    .filter((supply) => !statuses || statuses.includes(String(statusOf(supply))))
    .filter((supply) => !sns || sns.includes(orderSn(shop, supply, 'WB')))
    .reverse();
  const list = pageOf(rows, page).map((supply) => presentOrder(shop, supply));
  return { result: { total: rows.length, subOrderForSupplierList: list } };
}

function presentOrder(shop: Shop, supply: Supply) {
  const { at, sku, ordered, shipped, received, lastShippedAt, lastReceivedAt } = supply;
  const quantities = {
    productSkuId: skuId(shop, sku.sku),
    extCode: sku.sku,
    currencyType: shop.currency,
    purchaseQuantity: ordered,
    deliverQuantity: shipped - received,
    realReceiveAuthenticQuantity: received,
  };
  return {
    subPurchaseOrderSn: orderSn(shop, supply, 'WB'),
    originalPurchaseOrderSn: orderSn(shop, supply, 'WP'),
    purchaseTime: at,
    status: statusOf(supply),
    source: 2,
    settlementType: 0,
    purchaseStockType: 0,
    urgencyType: 0,
    isFirst: false,
    isCustomProduct: false,
    supplierId: mallId(shop),
    supplierName: shop.shopName,
    productId: goodsId(shop, sku.sku),
    productSkcId: goodsId(shop, sku.sku) + 1,
    productSn: sku.sku,
    productName: sku.title,
    skuQuantityDetailList: [quantities],
    skuQuantityTotalInfo: quantities,
    deliverInfo: {
      ...(shipped > 0 && { deliverTime: lastShippedAt }),
      ...(received > 0 && { receiveTime: lastReceivedAt }),
      receiveWarehouseName: '广东备货仓',
    },
  };
}

type Volumes = Readonly<Record<'today' | 'week' | 'month' | 'season', ReadonlyMap<string, number>>>;

function listSales({ trade, shop, params, now }: Call, days: SupplyDays): Said {
  const page = readPage(params['pageNo'], params['pageSize'], { usual: 10, max: 100 });
  if (!page) return { refusal: 'badParams' };
  const today = startOfToday(now);
  const since = (from: number) => days.unitsBetween(shop, { from, to: today, now });
  const soFar = new Map<string, number>();
  for (const sale of trade.sales(shop, today, now + 1)) {
    if (sale.cancelled || sale.brushed) continue;
    for (const { sku, quantity } of sale.lines) soFar.set(sku.sku, (soFar.get(sku.sku) ?? 0) + quantity);
  }
  const volumes: Volumes = {
    today: soFar,
    week: since(today - 7 * DAY_MS),
    month: since(today - 30 * DAY_MS),
    season: since(today - SEASON_MS),
  };
  const rows = trade.stock(shop);
  const list = pageOf(rows, page).map((line) => presentGoods(shop, line, volumes));
  return { result: { total: rows.length, subOrderList: list } };
}

function presentGoods(shop: Shop, { sku, sellable, reserved, onway, unsellable }: StockLine, volumes: Volumes) {
  const sold = (period: keyof Volumes) => volumes[period].get(sku.sku) ?? 0;
  const figures = {
    todaySaleVolume: sold('today'),
    lastSevenDaysSaleVolume: sold('week'),
    lastThirtyDaysSaleVolume: sold('month'),
    totalSaleVolume: sold('season') + sold('today'),
    inventoryNumInfo: {
      warehouseInventoryNum: sellable,
      expectedOccupiedInventoryNum: reserved,
      unavailableWarehouseInventoryNum: unsellable,
      waitReceiveNum: onway,
      waitOnShelfNum: 0,
      waitDeliveryInventoryNum: 0,
    },
  };
  // The price is in fen: what Temu pays the seller for one.
  const price = { supplierPrice: sku.price, currencyType: shop.currency };
  return {
    productId: goodsId(shop, sku.sku),
    productSkcId: goodsId(shop, sku.sku) + 1,
    skcExtCode: sku.sku,
    productName: sku.title,
    supplierId: mallId(shop),
    supplierName: shop.shopName,
    supplyStatus: 0,
    skuQuantityDetailList: [{ productSkuId: skuId(shop, sku.sku), skuExtCode: sku.sku, ...price, ...figures }],
    skuQuantityTotalInfo: figures,
  };
}
