import { z } from '@loan/shared/schema';

/** Source of all below: docs.shipstation.com/apis/shipstation-v1. The receiver and the address are left unread. */
const Id = z.union([z.int(), z.string().min(1).max(60)]).transform(String);

/** GET /stores: a shop that ShipStation takes orders from. */
export const Store = z.object({
  storeId: Id,
  storeName: z.string().max(200).nullish(),
  marketplaceName: z.string().max(80).nullish(),
  accountName: z.string().max(200).nullish(),
  integrationUrl: z.string().max(300).nullish(),
});
export type Store = z.infer<typeof Store>;
export const Stores = z.array(z.unknown());

/** GET /shipments: a label that was bought. `shipDate` is a day in Pacific time. */
export const Shipment = z.object({
  shipmentId: Id,
  orderId: Id.nullish(),
  orderNumber: z.string().max(120).nullish(),
  shipDate: z.string().regex(/^\d{4}-\d{2}-\d{2}/),
  trackingNumber: z.string().max(80).nullish(),
  voided: z.boolean().nullish(),
  weight: z.object({ value: z.number().min(0), units: z.string().max(20) }).nullish(),
  shipmentItems: z.array(z.object({ quantity: z.int().min(0) })).nullish(),
  advancedOptions: z.object({ storeId: Id.nullish() }).nullish(),
});
export type Shipment = z.infer<typeof Shipment>;
export const Shipments = z.object({ shipments: z.array(z.unknown()), page: z.int(), pages: z.int() });
