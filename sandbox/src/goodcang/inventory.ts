import { beijingDay } from '../kernel/beijing-time.ts';
import { DAY_MS } from '../trade/calendar.ts';
import type { Parcel, Shop, StockLine } from '../trade/trade-types.ts';
import { type Warehouse, warehouseOf } from './accounts.ts';
import { answerV1, answerV2, type Call, pageOf, refuseV1, refuseV2 } from './answers.ts';

export const MAX_ROWS = 200;
const MAX_SKUS = 200;
const WARNING_AGE = 90;

type Lying = { shop: Shop; warehouse: Warehouse; line: StockLine };

const stockOf = ({ trade, account }: Call): Lying[] =>
  account.shops.flatMap((shop) => trade.stock(shop).map((line) => ({ shop, warehouse: warehouseOf(shop), line })));

const listed = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.length > 0 ? value.map(String) : undefined;

/** Narrows by the SKUs and warehouses asked for, under whichever of the two names each operation has. */
export function narrow<T extends { sku: string; warehouse: Warehouse }>(
  rows: readonly T[],
  { fields }: Call,
): readonly T[] {
  const one = (value: unknown) => (typeof value === 'string' && value !== '' ? [value] : undefined);
  const skus = listed(fields['product_sku_arr']) ?? listed(fields['product_sku_list']) ?? one(fields['product_sku']);
  const codes = listed(fields['warehouse_code_arr']) ?? one(fields['warehouse_code']);
  return rows.filter(
    ({ sku, warehouse }) => (!skus || skus.includes(sku)) && (!codes || codes.includes(warehouse.code)),
  );
}

/** 获取库存 (V1). Most numbers are text, as in GoodCang's own example. */
export function productInventory(call: Call): Response {
  const { c, fields, account, trade, now } = call;
  if ((listed(fields['product_sku_arr']) ?? []).length > MAX_SKUS) {
    return refuseV1(c, '10001', `product_sku_arr 最多允许${MAX_SKUS}个元素`);
  }
  const rows = narrow(
    stockOf(call).map((lying) => ({ ...lying, sku: lying.line.sku.sku })),
    call,
  );
  const page = pageOf(rows, fields['page'], fields['pageSize'], MAX_ROWS);
  if (typeof page === 'string') return refuseV1(c, '10001', page);
  const shipped = shippedBySku([...trade.parcels('goodcang', account.companyKey, 0, now + 1)]);
  const data = page.map(({ sku, warehouse, line, shop }) => ({
    product_barcode: `${account.customerCode}-${sku}`,
    product_sku: sku,
    warehouse_code: warehouse.code,
    onway: String(line.onway),
    pending: '0',
    sellable: String(line.sellable),
    unsellable: String(line.unsellable),
    reserved: String(line.reserved),
    shipped: String(shipped.get(`${shop.shopId}|${sku}`) ?? 0),
    sold_shared: '0',
    tune_out: 0,
    tune_in: 0,
    product_sales_value: '0.00',
    warehouse_desc: warehouse.name,
    stocking: 0,
    pi_no_stock: 0,
    pi_freeze: 0,
  }));
  return answerV1(c, rows.length, data);
}

export function shippedBySku(parcels: readonly Parcel[]): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { shopId, sale } of parcels) {
    for (const { sku, quantity } of sale.lines) {
      const key = `${shopId}|${sku.sku}`;
      units.set(key, (units.get(key) ?? 0) + quantity);
    }
  }
  return units;
}

/** 获取库龄列表 (V2): a row for each batch, that is for each age the goods have. */
export function inventoryAges(call: Call): Response {
  const { c, fields, now } = call;
  const rows = narrow(
    stockOf(call).flatMap(({ warehouse, line }) =>
      line.ageBuckets
        .filter(({ units }) => units > 0)
        .map(({ fromDays, toDays, units }) => {
          const age = toDays === undefined ? fromDays : Math.floor((fromDays + toDays) / 2);
          return { sku: line.sku.sku, title: line.sku.title, warehouse, units, age };
        }),
    ),
    call,
  ).filter(({ age, units }) => {
    const least = (name: string) => (fields[name] === undefined ? 0 : Number(fields[name]));
    const most = (name: string) => (fields[name] === undefined ? Number.POSITIVE_INFINITY : Number(fields[name]));
    const aged =
      fields['warning_age_type'] === undefined || age > WARNING_AGE === (String(fields['warning_age_type']) === '1');
    const inAge = age >= least('age_from') && age <= most('age_to');
    return aged && inAge && units >= least('quantity_from') && units <= most('quantity_to');
  });
  const page = pageOf(rows, fields['page'], fields['page_size'], MAX_ROWS);
  if (typeof page === 'string') return refuseV2(c, 10_001, page.replace('pageSize', 'page_size'));
  const list = page.map(({ sku, title, warehouse, units, age }) => ({
    warehouse_code: warehouse.code,
    product_sku: sku,
    iba_quantity: units,
    iba_fifo_time: beijingDay(now - age * DAY_MS),
    iba_warning_age: WARNING_AGE,
    product_title: title,
    product_title_en: title,
    warehouse_desc: warehouse.name,
    warehouse_age: age,
    expiration_date: '',
  }));
  return answerV2(c, rows.length, list);
}
