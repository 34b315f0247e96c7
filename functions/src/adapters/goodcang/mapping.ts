import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Marketplace } from '@loan/shared/facts/shop';
import { ageBandsOf, type GoodsStockReduction } from '../kit/assemble-goods.ts';
import { SentParcel } from '../kit/parcels.ts';
import type { AgeRow, OrderRow, StockRow } from './wire.ts';

/**
 * `platform` of an order → ours; OTHER and anything else tells no marketplace.
 * assumed: the words; GoodCang's examples show OTHER and ALIEXPRESS. confirm: get_order_list of sellers of each.
 */
const MARKETPLACES: Readonly<Record<string, Marketplace>> = {
  AMAZON: 'amazon',
  ALIEXPRESS: 'aliexpress',
  EBAY: 'ebay',
  TIKTOK: 'tiktokShop',
  TIKTOKSHOP: 'tiktokShop',
  SHOPEE: 'shopee',
  LAZADA: 'lazada',
  MERCADOLIBRE: 'mercadoLibre',
  TEMU: 'temu',
  SHOPIFY: 'shopify',
  WISH: 'wish',
  ETSY: 'etsy',
  OZON: 'ozon',
};

const GRAMS_PER_KILOGRAM = 1_000;

/** An order of GoodCang's leaves as one parcel under one tracking number; boxes of a larger one share it. */
export function parcelOf(row: OrderRow): SentParcel {
  const platform = (row.platform ?? '').toUpperCase().replace(/[^A-Z]/g, '');
  return SentParcel.parse({
    id: row.order_code,
    order: row.reference_no || row.order_code,
    shippedOn: row.date_shipping.slice(0, 10),
    marketplace: MARKETPLACES[platform] ?? NOT_OFFERED,
    sellerId: NOT_OFFERED,
    trackingNumber: row.tracking_no ?? '',
    // A weight of nothing was not weighed.
    ...(row.order_weight ? { grams: row.order_weight * GRAMS_PER_KILOGRAM } : {}),
    units: row.items.reduce((sum, { quantity }) => sum + quantity, 0),
  });
}

/**
 * sellable + reserved + pending → units: what lies there and can be sold or is sold · onway → inTransit ·
 * unsellable → unsellable · distinct product_sku with anything of it → skus
 */
export function stockOf(rows: readonly StockRow[]): GoodsStockReduction {
  const total = (count: (row: StockRow) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  const lies = (row: StockRow) => row.sellable + row.reserved + row.pending;
  return {
    stock: {
      units: total(lies),
      skus: new Set(rows.filter((row) => lies(row) > 0).map((row) => row.product_sku)).size,
      inTransit: total((row) => row.onway),
      reserved: total((row) => row.reserved),
      unsellable: total((row) => row.unsellable),
    },
  };
}

export const agesOf = (rows: readonly AgeRow[]): GoodsStockReduction => ({
  ages: ageBandsOf(rows.map(({ warehouse_age: days, iba_quantity: units }) => ({ days, units }))),
});
