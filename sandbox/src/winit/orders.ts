import { beijingText, readBeijing } from '../kernel/beijing-time.ts';
import { seedOf } from '../kernel/random.ts';
import { DAY_MS } from '../trade/calendar.ts';
import type { Parcel, Shop } from '../trade/trade-types.ts';
import { warehouseOf } from './accounts.ts';
import { type Answer, type Call, pageOf, wrongField } from './answers.ts';

/** assumed: three months at most at a time; confirm: winit's document 54. */
const MAX_SPAN_MS = 93 * DAY_MS;
/** From the order to the parcel that leaves. */
const LONGEST_WAIT_MS = 10 * DAY_MS;

/** queryOutboundOrderList: parcels by the day they were ordered. Fields by a public client's model of document 54. */
export function queryOutboundOrderList(call: Call): Answer {
  const { trade, account, fields } = call;
  const from = readBeijing(`${fields['dateOrderedStartDate']} 00:00:00`);
  const to = readBeijing(`${fields['dateOrderedEndDate']} 23:59:59`);
  if (from === undefined || to === undefined) {
    return wrongField('dateOrderedStartDate、dateOrderedEndDate 不能为空，格式为 yyyy-MM-dd');
  }
  if (to < from || to - from > MAX_SPAN_MS) return wrongField('查询时间跨度不能超过三个月');
  const parcels = [...trade.parcels('winit', account.companyKey, from, to + LONGEST_WAIT_MS)].filter((parcel) => {
    const ordered = parcel.sale.paidAt >= from && parcel.sale.paidAt <= to;
    const tracked = fields['trackingNo'] === undefined || fields['trackingNo'] === parcel.trackingNumber;
    const own = fields['sellerOrderNo'] === undefined || fields['sellerOrderNo'] === orderNoOf(parcel);
    return ordered && tracked && own;
  });
  const page = pageOf(parcels, fields);
  if (typeof page === 'string') return wrongField(page);
  const list = page.rows.flatMap((parcel) => {
    const shop = account.shops.find(({ shopId }) => shopId === parcel.shopId);
    return shop ? [present(parcel, shop, call)] : [];
  });
  return { data: { currentPageSize: page.size, total: parcels.length, currentPageNum: page.number, list } };
}

const orderNoOf = ({ shopId, sale }: Parcel) => `${shopId}-${sale.number}`;

/** assumed: the two codes of a status; confirm: winit's document 54. The receiver's name is left out. */
function present(parcel: Parcel, shop: Shop, { now, account }: Call) {
  const { sale, shippedAt, deliveredAt, trackingNumber, weightGrams } = parcel;
  const warehouse = warehouseOf(shop);
  const delivered = deliveredAt <= now;
  const units = sale.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const documentNo = `WO${String(seedOf('winit', parcel.shopId) % 1_000).padStart(3, '0')}${String(sale.number).padStart(9, '0')}`;
  const status = delivered ? 'DLC' : 'OUT';
  return {
    exwarehouseId: documentNo.slice(2),
    documentNo,
    sellerOrderNo: orderNoOf(parcel),
    eBaySellerID: shop.marketplace === 'ebay' ? shop.shopId : '',
    isEBayOrder: shop.marketplace === 'ebay' ? 'Y' : 'N',
    status,
    statusName: delivered ? '已妥投' : '已出库',
    warehouseId: Number(warehouse.id),
    warehouseCode: warehouse.code,
    warehouseName: warehouse.name,
    deliverywayName: sale.carrier,
    trackingNo: trackingNumber,
    bpName: account.account,
    name: '***',
    countryName: shop.country,
    dateOrdered: beijingText(sale.paidAt),
    dateFinish: beijingText(shippedAt),
    sku: sale.lines.map(({ sku }) => sku.sku).join(','),
    itemqty: units,
    weight: weightGrams / 1_000,
    currency: shop.currency,
    isShareOrder: 'N',
    packageList: [
      {
        packageNum: `${documentNo}-1`,
        sku: sale.lines.map(({ sku }) => sku.sku).join(','),
        itemqty: units,
        weight: weightGrams / 1_000,
        trackingNos: [trackingNumber],
        status,
      },
    ],
  };
}
