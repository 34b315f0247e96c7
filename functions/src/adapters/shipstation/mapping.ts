import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { Marketplace } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { SentParcel } from '../kit/parcels.ts';
import type { Shipment, Store } from './wire.ts';

/** marketplaceName of a store → ours. assumed: the words, spelled with or without spaces; confirm: GET /stores/marketplaces. */
const MARKETPLACES: Readonly<Record<string, Marketplace>> = {
  amazon: 'amazon',
  aliexpress: 'aliexpress',
  ebay: 'ebay',
  tiktok: 'tiktokShop',
  tiktokshop: 'tiktokShop',
  shopee: 'shopee',
  lazada: 'lazada',
  mercadolibre: 'mercadoLibre',
  temu: 'temu',
  shopify: 'shopify',
  wish: 'wish',
  etsy: 'etsy',
  ozon: 'ozon',
};

/** What is kept of the stores, by their ids: of which marketplace they are, and the shop's own id there. */
export const StoreNames = z.record(
  z.string(),
  z.strictObject({ marketplace: Marketplace, sellerId: z.string().min(1).max(120).optional() }),
);
export type StoreNames = z.infer<typeof StoreNames>;

export function namesOf(stores: readonly Store[]): StoreNames {
  return StoreNames.parse(
    Object.fromEntries(
      stores.map((store) => {
        const word = (store.marketplaceName ?? '').toLowerCase().replace(/[^a-z]/g, '');
        const sellerId = sellerIdOf(store);
        return [store.storeId, { marketplace: MARKETPLACES[word] ?? 'other', ...(sellerId ? { sellerId } : {}) }];
      }),
    ),
  );
}

/** assumed: a Shopify store is linked by its own address, another by the account there; confirm: GET /stores of sellers of each. */
function sellerIdOf({ integrationUrl, accountName }: Store): string | undefined {
  const [, domain] = /(?:^|\/\/)([a-z0-9][a-z0-9-]{0,59}\.myshopify\.com)/.exec(integrationUrl ?? '') ?? [];
  return domain ?? (accountName ? accountName.slice(0, 120) : undefined);
}

const GRAMS: Readonly<Record<string, number>> = { gram: 1, kilogram: 1_000, ounce: 28.349523125, pound: 453.59237 };

/**
 * A shipment whose label was voided never left. The store it is of stands where the shop's id will: the list of stores
 * knows which shop that is.
 */
export function parcelOf(shipment: Shipment): SentParcel | undefined {
  if (shipment.voided) return undefined;
  const { weight, advancedOptions } = shipment;
  const grams = weight && GRAMS[weight.units.toLowerCase().replace(/s$/, '')];
  return SentParcel.parse({
    id: shipment.shipmentId,
    order: shipment.orderNumber || shipment.orderId || shipment.shipmentId,
    shippedOn: shipment.shipDate.slice(0, 10),
    marketplace: NOT_OFFERED,
    sellerId: advancedOptions?.storeId ?? NOT_OFFERED,
    trackingNumber: shipment.trackingNumber ?? '',
    ...(weight && grams && weight.value > 0 ? { grams: weight.value * grams } : {}),
    units: (shipment.shipmentItems ?? []).reduce((sum, { quantity }) => sum + quantity, 0),
  });
}
