import { beijingText, readBeijing } from '../kernel/beijing-time.ts';
import { addMonths, DAY_MS, monthsBetween, startOf } from '../trade/calendar.ts';
import { type Warehouse, warehouseOf } from './accounts.ts';
import { answerV1, type Call, pageOf, refuseV1 } from './answers.ts';
import { MAX_ROWS, narrow, shippedBySku } from './inventory.ts';
import { orderCodeOf } from './orders.ts';

const MAX_LOG_SPAN_MS = 31 * DAY_MS;

type Entry = { at: number; sku: string; warehouse: Warehouse; units: number; incoming: boolean; reference: string };

/** 获取库存动态列表 (V1): what came in and went out, 31 days at most at a time. */
export function inventoryLog(call: Call): Response {
  const { c, fields, account } = call;
  const from = readBeijing(`${fields['create_date_from']} 00:00:00`);
  const to = readBeijing(`${fields['create_date_end']} 23:59:59`);
  if (from === undefined || to === undefined) return refuseV1(c, '10001', '操作时间不能为空，格式为 YYYY-MM-DD');
  if (to < from || to - from > MAX_LOG_SPAN_MS) return refuseV1(c, '10001', '最大时间跨度为31天');
  const code = fields['application_code'];
  const wanted = (entry: Entry) => code === undefined || String(code) === (entry.incoming ? '7' : '4');
  const rows = narrow([...arrivals(call, from, to), ...departures(call, from, to)], call)
    .filter(wanted)
    .sort((a, b) => b.at - a.at);
  const page = pageOf(rows, fields['page'], fields['pageSize'], MAX_ROWS);
  if (typeof page === 'string') return refuseV1(c, '10001', page);
  const data = page.map(({ at, sku, warehouse, units, incoming, reference }) => ({
    reference_no: reference,
    ref_no: reference,
    application_code: incoming ? 'Putaway' : 'OrderOut',
    application_code_text: incoming ? '入库上架' : '订单签出',
    product_barcode: `${account.customerCode}-${sku}`,
    product_sku: sku,
    warehouse_code: warehouse.code,
    warehouse_name: warehouse.name,
    inventory_change_type: incoming ? 1 : 2,
    inventory_change_type_text: incoming ? '新增' : '减少',
    ibl_change_quantity: units,
    remark: '',
    ibl_add_time: beijingText(at),
  }));
  return answerV1(c, rows.length, data);
}

function departures({ trade, account }: Call, from: number, to: number): Entry[] {
  return [...trade.parcels('goodcang', account.companyKey, from, to + 1_000)].flatMap((parcel) => {
    const shop = account.shops.find(({ shopId }) => shopId === parcel.shopId);
    if (!shop) return [];
    return parcel.sale.lines.map(({ sku, quantity }) => ({
      at: parcel.shippedAt,
      sku: sku.sku,
      warehouse: warehouseOf(shop),
      units: quantity,
      incoming: false,
      reference: orderCodeOf(account.customerCode, parcel),
    }));
  });
}

/** At the start of each month the shelves are filled up again with what left in the month before. */
function arrivals({ trade, account, now }: Call, from: number, to: number): Entry[] {
  return monthsBetween(from, to + 1).flatMap((month) => {
    const at = startOf(month);
    if (at < from || at > to || at > now) return [];
    const before = [...trade.parcels('goodcang', account.companyKey, startOf(addMonths(month, -1)), at)];
    return [...shippedBySku(before)].flatMap(([key, units]) => {
      const [shopId, sku = ''] = key.split('|');
      const shop = account.shops.find((known) => known.shopId === shopId);
      const reference = `RV${account.customerCode}-${month.replace('-', '').slice(2)}-${sku}`;
      return shop ? [{ at, sku, warehouse: warehouseOf(shop), units, incoming: true, reference }] : [];
    });
  });
}
