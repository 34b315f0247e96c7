import { DAY_MS } from '../../trade/calendar.ts';
import { amountText } from '../markets.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Sku } from '../trade/catalogue.ts';
import { inPieces, type ReportSource, tsv } from './writer.ts';

/**
 * Columns of GET_FBA_INVENTORY_PLANNING_DATA, of over a hundred those that a reader of stock by age would look for.
 * assumed: names and order; confirm: a file downloaded from Seller Central.
 */
const COLUMNS = [
  'snapshot-date',
  'sku',
  'fnsku',
  'asin',
  'product-name',
  'condition',
  'available',
  'inv-age-0-to-90-days',
  'inv-age-91-to-180-days',
  'inv-age-181-to-270-days',
  'inv-age-271-to-365-days',
  'inv-age-365-plus-days',
  'currency',
  'units-shipped-t90',
  'your-price',
  'sales-shipped-last-90-days',
  'estimated-storage-cost-next-month',
  'inbound-shipped',
  'unfulfillable-quantity',
] as const;

const LOOKED_AT_DAYS = 90;
/** What storing a piece for a month costs, of its price. */
const STORAGE_PART = 0.004;

/** What lies in the warehouses of one marketplace, SKU by SKU, by how long it has lain there. */
export function* writeInventoryPlanning(source: ReportSource): Generator<string> {
  yield tsv(COLUMNS);
  yield* inPieces(rows(source));
}

function* rows({ seller, stalls, trade, asOf }: ReportSource): Generator<string> {
  for (const stall of stalls) {
    const sold = soldIn90Days({ seller, trade, asOf }, stall);
    const all = [...sold.values()].reduce((sum, { units }) => sum + units, 0);
    for (const sku of trade.catalogue(seller, stall)) {
      const stock = Math.round((sku.share * all * stall.stockDays) / LOOKED_AT_DAYS);
      yield row(sku, stall, { stock, asOf, ...(sold.get(sku.sku) ?? { units: 0, minor: 0 }) });
    }
  }
}

type Sold = { units: number; minor: number };

function soldIn90Days(
  { seller, trade, asOf }: Pick<ReportSource, 'trade' | 'asOf'> & { seller: Seller },
  stall: Stall,
) {
  const sold = new Map<string, Sold>();
  for (const { cancelled, lines } of trade.orders(seller, stall, asOf - LOOKED_AT_DAYS * DAY_MS, asOf)) {
    if (cancelled) continue;
    for (const { sku, quantity, price } of lines) {
      const before = sold.get(sku.sku) ?? { units: 0, minor: 0 };
      sold.set(sku.sku, { units: before.units + quantity, minor: before.minor + price });
    }
  }
  return sold;
}

/** Nine tenths of what lies there came within the last quarter, most of the rest in the one before. */
function row(
  { sku, fnSku, asin, title, price }: Sku,
  { market }: Stall,
  { stock, asOf, units, minor }: Sold & { stock: number; asOf: number },
): string {
  const [young, older] = [Math.round(stock * 0.9), Math.round(stock * 0.07)];
  const old = Math.max(0, Math.min(stock - young - older, Math.round(stock * 0.02)));
  const oldest = Math.max(0, stock - young - older - old);
  return tsv([
    new Date(asOf).toISOString().slice(0, 10),
    ...[sku, fnSku, asin, title, 'New', String(stock)],
    ...[String(young), String(older), String(old), String(oldest), '0', market.currency],
    ...[String(units), amountText(price, market), amountText(minor, market)],
    ...[amountText(Math.round(price * stock * STORAGE_PART), market), String(Math.round(stock * 0.1))],
    String(Math.round(stock * 0.01)),
  ]);
}
