import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullContext, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { reduceParcels, SentParcel } from '../kit/parcels.ts';
import { beijingText } from '../kit/pulled.ts';
import { pageAfter, readList, readRows } from '../kit/read-list.ts';
import type { GoodCang } from './client.ts';
import { agesOf, parcelOf, stockOf } from './mapping.ts';
import { AgeRow, LogRow, OrderRow, Rows, RowsWithin, StockRow } from './wire.ts';

export type StepTools = { goodcang: GoodCang; step: PullStep; context: PullContext };

/** The longest pages GoodCang gives: 200 rows, of orders 100. */
const ROWS = 200;
const ORDERS = 100;
const PAGES_MAX = 500;

export const readStock = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: StockRow,
    keyOf: (row) => `${row.warehouse_code} ${row.product_sku}`,
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const page = Number(cursor ?? '1');
      const path = '/inventory/get_product_inventory';
      const listed = await tools.goodcang.call(path, { page, pageSize: ROWS }, Rows);
      if (listed.tag !== 'ok') return listed;
      const { data, count } = listed.value;
      return { tag: 'ok', value: { ...readRows(StockRow, data), ...pageAfter(page, { size: ROWS, total: count }) } };
    },
    reduce: stockOf,
  });

export const readAges = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: AgeRow,
    keyOf: (row) => [row.warehouse_code, row.product_sku, row.iba_fifo_time].join(' '),
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const page = Number(cursor ?? '1');
      const listed = await tools.goodcang.call('/inventory/inventory_age_list', { page, page_size: ROWS }, RowsWithin);
      if (listed.tag !== 'ok') return listed;
      const { list, total, count = 0 } = listed.value.data;
      const next = pageAfter(page, { size: ROWS, total: total ?? count });
      return { tag: 'ok', value: { ...readRows(AgeRow, list), ...next } };
    },
    reduce: agesOf,
  });

/** Orders that left in the window. An order that is changed after that keeps its day. */
export const readParcels = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: SentParcel,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const page = Number(cursor ?? '1');
      const body = {
        page,
        pageSize: ORDERS,
        order_status: 'D',
        date_shipping_from: beijingText(tools.step.from as Instant),
        date_shipping_to: beijingText(addMs(tools.step.to as Instant, -1_000)),
      };
      const listed = await tools.goodcang.call('/order/get_order_list', body, Rows);
      if (listed.tag !== 'ok') return listed;
      const { items, rejected } = readRows(OrderRow, listed.value.data);
      const next = pageAfter(page, { size: ORDERS, total: listed.value.count });
      return { tag: 'ok', value: { items: items.map(parcelOf), rejected, ...next } };
    },
    reduce: reduceParcels,
  });

/** 入库上架: goods that came in and were put on a shelf. */
const PUTAWAY = 7;

export const readArrivals = (tools: StepTools): Promise<StepOutcome> =>
  readList(tools, {
    item: LogRow,
    keyOf: (row) =>
      [row.reference_no, row.warehouse_code, row.product_sku, row.ibl_add_time, row.ibl_change_quantity].join(' '),
    pagesMax: PAGES_MAX,
    async fetch(cursor) {
      const page = Number(cursor ?? '1');
      const body = {
        page,
        pageSize: ROWS,
        application_code: PUTAWAY,
        create_date_from: beijingText(tools.step.from as Instant).slice(0, 10),
        create_date_end: beijingText(addMs(tools.step.to as Instant, -1_000)).slice(0, 10),
      };
      const listed = await tools.goodcang.call('/inventory/get_inventory_log', body, Rows);
      if (listed.tag !== 'ok') return listed;
      const { data, count } = listed.value;
      return { tag: 'ok', value: { ...readRows(LogRow, data), ...pageAfter(page, { size: ROWS, total: count }) } };
    },
    reduce: (rows) => ({ unitsIn: rows.reduce((sum, row) => sum + Math.max(0, row.ibl_change_quantity), 0) }),
  });
