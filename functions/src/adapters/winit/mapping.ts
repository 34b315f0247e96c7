import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Instant } from '@loan/shared/time/instant';
import type { GoodsStockReduction } from '../kit/assemble-goods.ts';
import { SentParcel } from '../kit/parcels.ts';
import { beijingText } from '../kit/pulled.ts';
import type { OutboundOrder, StockRow } from './wire.ts';

const GRAMS_PER_KILOGRAM = 1_000;

const dayOf = (finished: number | string): string =>
  typeof finished === 'string'
    ? finished.slice(0, 10)
    : beijingText(new Date(finished).toISOString() as Instant).slice(0, 10);

/** Nothing for an order that has not left. Only eBay's orders are told apart, with the seller's id there. */
export function parcelOf(order: OutboundOrder): SentParcel | undefined {
  if (!order.dateFinish) return undefined;
  const isEbay = order.isEBayOrder === 'Y' || Boolean(order.eBaySellerID);
  return SentParcel.parse({
    id: order.documentNo,
    order: order.sellerOrderNo || order.documentNo,
    shippedOn: dayOf(order.dateFinish),
    marketplace: isEbay ? 'ebay' : NOT_OFFERED,
    sellerId: order.eBaySellerID || NOT_OFFERED,
    trackingNumber: order.trackingNo ?? '',
    ...(order.weight ? { grams: order.weight * GRAMS_PER_KILOGRAM } : {}),
    units: order.itemqty ?? 0,
  });
}

/** qtyAvailable + qtyReserved → units · qtyReserved → reserved · qtyOrdered → inTransit · distinct productCode → skus */
export function stockOf(rows: readonly StockRow[]): GoodsStockReduction {
  const total = (count: (row: StockRow) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  const lies = (row: StockRow) => row.qtyAvailable + row.qtyReserved;
  return {
    stock: {
      units: total(lies),
      skus: new Set(rows.filter((row) => lies(row) > 0).map(({ productCode }) => productCode)).size,
      inTransit: total(({ qtyOrdered }) => qtyOrdered),
      reserved: total(({ qtyReserved }) => qtyReserved),
      unsellable: NOT_OFFERED,
    },
  };
}
