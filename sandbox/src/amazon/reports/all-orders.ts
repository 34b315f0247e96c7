import { amountText } from '../markets.ts';
import type { Stall } from '../sellers.ts';
import { type Line, type Order, type OrderStatus, statusAt } from '../trade/order.ts';
import { inPieces, type ReportSource, tsv } from './writer.ts';

/**
 * Columns of GET_FLAT_FILE_ALL_ORDERS_DATA_BY_ORDER_DATE_GENERAL.
 * assumed: names and order, UTF-8, plain line feeds; confirm: a file downloaded from Seller Central.
 */
const COLUMNS = [
  'amazon-order-id',
  'merchant-order-id',
  'purchase-date',
  'last-updated-date',
  'order-status',
  'fulfillment-channel',
  'sales-channel',
  'order-channel',
  'ship-service-level',
  'product-name',
  'sku',
  'asin',
  'item-status',
  'tax-collection-model',
  'tax-collection-responsible-party',
  'quantity',
  'currency',
  'item-price',
  'item-tax',
  'shipping-price',
  'shipping-tax',
  'gift-wrap-price',
  'gift-wrap-tax',
  'item-promotion-discount',
  'ship-promotion-discount',
  'ship-city',
  'ship-state',
  'ship-postal-code',
  'ship-country',
  'promotion-ids',
  'is-business-order',
  'purchase-order-number',
  'price-designation',
] as const;

/** One row for each line of each order placed in the window, in order of purchase. */
export function* writeAllOrders(source: ReportSource): Generator<string> {
  yield tsv(COLUMNS);
  yield* inPieces(rows(source));
}

function* rows({ report, seller, stalls, trade, asOf }: ReportSource): Generator<string> {
  for (const stall of stalls) {
    for (const order of trade.orders(seller, stall, report.dataStart, report.dataEnd)) {
      const { status, updatedAt } = statusAt(order, asOf);
      for (const line of order.lines) yield row(order, line, stall, { status, updated: instant(updatedAt) });
    }
  }
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}+00:00`;

type Standing = { status: OrderStatus; updated: string };

/** A template, not a list of cells: a large shop writes hundreds of thousands of these. */
function row(order: Order, line: Line, { market }: Stall, { status, updated }: Standing): string {
  const { sku, price, tax, promotion, quantity } = line;
  const gone = status === 'Cancelled';
  const amount = (minor: number) => (gone || minor === 0 ? '' : amountText(minor, market));
  const [by, level] = order.fulfilledByAmazon ? ['Amazon', 'Expedited'] : ['Merchant', 'Standard'];
  const [model, party] = market.taxPpm > 0 ? ['MarketplaceFacilitator', 'Amazon Services, Inc.'] : ['', ''];
  const promotionId = promotion > 0 && !gone ? `PAWS-V2-${sku.asin}` : '';
  return (
    `${order.id}\t${order.id}\t${instant(order.at)}\t${updated}\t${status}\t${by}\t${market.name}\t\t${level}\t` +
    `${sku.title}\t${sku.sku}\t${sku.asin}\t${gone ? 'Cancelled' : status}\t${model}\t${party}\t` +
    `${gone ? 0 : quantity}\t${market.currency}\t${amount(price)}\t${amount(tax)}\t\t\t\t\t${amount(promotion)}\t\t` +
    `${order.place.city}\t${order.place.state}\t${order.postcode}\t${market.countryCode}\t${promotionId}\t` +
    `${order.business}\t\t${order.business ? 'Business Price' : ''}\n`
  );
}
