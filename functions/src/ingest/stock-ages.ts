import { Currency, DecimalText } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { STOCK_LINES_MAX, type StockLine, StockLines } from '@loan/shared/facts/stock-lines';
import { type Day, Day as DaySchema } from '@loan/shared/time/instant';
import { isEmpty, readCell, textAt } from './cells.ts';
import { locate, slotsOf } from './columns.ts';
import { decimalText, minorDigits } from './currencies.ts';
import type { KeptRows } from './kept-rows.ts';
import { moneyReader, readCount } from './money-text.ts';
import { createRejections, type Rejections } from './rejected.ts';
import type { RejectReason, Row, TableSink } from './table.ts';

/**
 * Columns of GET_FBA_INVENTORY_PLANNING_DATA (FBA 库存健康), one row for each SKU.
 * assumed: names from memory of the report, and that the age columns hold what can be sold; confirm: a file downloaded
 * from Seller Central. A file without them tells no stock by age, and nothing else breaks.
 */
export const STOCK_AGE_COLUMNS = [
  'snapshot-date',
  'sku',
  'currency',
  'inv-age-0-to-90-days',
  'inv-age-91-to-180-days',
  'inv-age-181-to-270-days',
  'inv-age-271-to-365-days',
  'inv-age-365-plus-days',
  'units-shipped-t90',
  'sales-shipped-last-90-days',
  'unfulfillable-quantity',
  'estimated-storage-cost-next-month',
] as const;
const NEEDED = STOCK_AGE_COLUMNS.slice(1, 10);
const SLOT = slotsOf(STOCK_AGE_COLUMNS);
const AGES = STOCK_AGE_COLUMNS.slice(3, 8).map((column) => SLOT[column]);

type Valued = { line: StockLine; minor: number };

type StockAgeReducer = {
  sink: TableSink;
  rejections: Rejections;
  finish(asOf: Day): { stock: StockLines; rows: number };
};

/** Reduces the report to the SKUs worth most; SKUs that sold nothing in 90 days have no price, and so no value. */
export function createStockAgeReducer({ kept }: { kept?: KeptRows } = {}): StockAgeReducer {
  const rejections = createRejections();
  const valued: Valued[] = [];
  const rest = { skus: 0, units: 0 };
  const fees = new Map<string, number>();
  let [rows, snapshotOn] = [0, ''];

  const row = (cells: Row) => {
    rows += 1;
    const read = lineOf(cells);
    if (typeof read === 'string') return rejections.add(cells.line, read);
    snapshotOn = textAt(cells, SLOT['snapshot-date']).slice(0, 10) || snapshotOn;
    const { currency, sku, units, sold, sales, storage } = read;
    fees.set(currency, (fees.get(currency) ?? 0) + storage);
    kept?.add(cells);
    const total = units.reduce((sum, count) => sum + count, 0);
    const each = sold === 0 ? 0 : Math.floor(sales / sold);
    if (each === 0) {
      rest.skus += 1;
      rest.units += total;
      return;
    }
    const meanPrice = DecimalText.parse(decimalText(each, minorDigits(currency)));
    // Amazon names what is under way to it, but shows no bill of lading: it is not counted.
    const line = { sku, currency, meanPrice, unitCost: NOT_OFFERED, units, inTransit: 0, excluded: read.excluded };
    valued.push({ line: line as StockLine, minor: each * total });
  };
  const shortRow = (line: number) => {
    rows += 1;
    rejections.add(line, 'tooFewCells');
  };

  return {
    rejections,
    sink: { header: (names) => locate(names, STOCK_AGE_COLUMNS, NEEDED), row, shortRow },
    finish(asOf) {
      valued.sort((a, b) => b.minor - a.minor);
      const others = valued.slice(STOCK_LINES_MAX);
      const units = others.reduce((sum, { line }) => sum + line.units.reduce((a, b) => a + b, 0), rest.units);
      const monthlyFees = [...fees].map(([currency, minor]) => ({
        ...{ currency, amount: decimalText(minor, minorDigits(currency)) },
      }));
      const stock = StockLines.parse({
        asOf: DaySchema.safeParse(snapshotOn).data ?? asOf,
        lines: valued.slice(0, STOCK_LINES_MAX).map(({ line }) => line),
        rest: { skus: rest.skus + others.length, units },
        monthlyFees: monthlyFees.slice(0, 20),
      });
      return { stock, rows };
    },
  };
}

function lineOf(cells: Row) {
  const currency = Currency.safeParse(textAt(cells, SLOT.currency)).data;
  const sku = textAt(cells, SLOT.sku).slice(0, 80);
  if (currency === undefined) return 'currencyUnreadable' satisfies RejectReason;
  const count = (slot: number) => (isEmpty(cells, slot) ? 0 : readCell(cells, slot, readCount));
  const money = (slot: number) => readCell(cells, slot, moneyReader(currency));
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = AGES.map(count);
  const units = [a, b, c, d + e] as const;
  const [sold, excluded] = [count(SLOT['units-shipped-t90']), count(SLOT['unfulfillable-quantity'])];
  const [sales, storage] = [
    money(SLOT['sales-shipped-last-90-days']),
    money(SLOT['estimated-storage-cost-next-month']),
  ];
  if ([...units, sold, excluded].some(Number.isNaN) || sku === '') return 'quantityUnreadable' satisfies RejectReason;
  if (!(sales >= 0) || !(storage >= 0)) return 'priceUnreadable' satisfies RejectReason;
  return { currency, sku, units, sold, excluded, sales, storage };
}
