import { DAY_MS } from '../trade/calendar.ts';
import type { Shop, StockLine } from '../trade/trade-types.ts';
import { type Warehouse, warehouseOf } from './accounts.ts';
import { type Answer, type Call, pageOf, wrongField } from './answers.ts';

type Lying = { shop: Shop; warehouse: Warehouse; line: StockLine };

const stockOf = ({ trade, account, fields }: Call): Lying[] =>
  account.shops
    .flatMap((shop) => trade.stock(shop).map((line) => ({ shop, warehouse: warehouseOf(shop), line })))
    .filter(
      ({ warehouse, line }) =>
        fits(fields['warehouseCode'], warehouse.code) &&
        fits(fields['warehouseId'] ?? fields['warehouseID'], warehouse.id) &&
        fits(fields['productCode'], line.sku.sku),
    );

const fits = (asked: unknown, value: string) => asked === undefined || asked === '' || String(asked) === value;

export const queryWarehouse = ({ account }: Call): Answer => {
  const all = new Map(account.shops.map((shop) => [warehouseOf(shop).code, warehouseOf(shop)]));
  return {
    data: [...all.values()].map(({ id, code, name, address }) => ({
      warehouseID: id,
      warehouseCode: code,
      warehouseName: name,
      warehouseAddress: address,
    })),
  };
};

/** The older list of what lies in one warehouse. */
export function queryWarehouseStorage(call: Call): Answer {
  const { warehouseCode, warehouseID } = call.fields;
  if (!warehouseCode && !warehouseID) return wrongField('warehouseCode 或 warehouseID 不能为空');
  const rows = stockOf(call);
  const page = pageOf(rows, call.fields);
  if (typeof page === 'string') return wrongField(page);
  const list = page.rows.map(({ warehouse, line }) => ({
    productCode: line.sku.sku,
    productName: line.sku.title,
    specification: '',
    warehouseID: Number(warehouse.id),
    warehouseCode: warehouse.code,
    warehouseName: warehouse.name,
    inventory: String(line.sellable),
    qtyAvailable: String(line.sellable),
    inStockQty: String(line.sellable + line.reserved),
    reservedInventory: String(line.reserved),
    pipelineInventory: String(line.onway),
    qtyWaitOut: String(line.reserved),
    qtyFrozen: 0,
    productWeight: line.sku.weightGrams / 1_000,
    isActive: 'Y',
  }));
  return { data: { currentPageSize: page.size, total: rows.length, currentPageNum: page.number, list } };
}

export function queryProductInventory(call: Call): Answer {
  const rows = stockOf(call);
  const page = pageOf(rows, call.fields);
  if (typeof page === 'string') return wrongField(page);
  const moved = movedUnits(call);
  const list = page.rows.map(({ shop, warehouse, line }) => {
    const lying = line.sellable + line.reserved;
    const sold = (days: number) => (moved.get(`${shop.shopId}|${line.sku.sku}|${days}`) ?? 0) / days;
    const daily = sold(30);
    return {
      productCode: line.sku.sku,
      specification: '',
      name: line.sku.title,
      eName: line.sku.title,
      warehouseId: warehouse.id,
      warehouseCode: warehouse.code,
      warehouseName: warehouse.name,
      qtyAvailable: String(line.sellable),
      qtyReserved: String(line.reserved),
      qtyOrdered: String(line.onway),
      inStockQty: String(lying),
      qtyWaitOut: String(line.reserved),
      qtyFrozen: 0,
      qtyDestruction: line.unsellable,
      DOI: daily === 0 ? '' : String(Math.round(lying / daily)),
      averageStockQty: String(lying),
      averageStockQty7: String(lying),
      averageStockQty15: String(lying),
      averageSalesQty: daily.toFixed(2),
      averageSalesQty7: sold(7).toFixed(2),
      averageSalesQty15: sold(15).toFixed(2),
      qtyHisOut: String(moved.get(`${shop.shopId}|${line.sku.sku}|all`) ?? 0),
      qtyHisIn: String((moved.get(`${shop.shopId}|${line.sku.sku}|all`) ?? 0) + lying),
      isReturnInventory: 'N',
    };
  });
  return {
    data: { page: { TotalRows: rows.length, NumRows: page.size, StartRow: (page.number - 1) * page.size }, list },
  };
}

/** Units that left, by shop and SKU: ever, and over the last 7, 15 and 30 days. */
function movedUnits({ trade, account, now }: Call): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  const add = (key: string, quantity: number) => void units.set(key, (units.get(key) ?? 0) + quantity);
  for (const { shopId, shippedAt, sale } of trade.parcels('winit', account.companyKey, 0, now + 1)) {
    for (const { sku, quantity } of sale.lines) {
      add(`${shopId}|${sku.sku}|all`, quantity);
      for (const days of [7, 15, 30]) {
        if (now - shippedAt < days * DAY_MS) add(`${shopId}|${sku.sku}|${days}`, quantity);
      }
    }
  }
  return units;
}
