import { z } from '../schema.ts';
import { Month } from './month.ts';
import { NOT_OFFERED, offered } from './offered.ts';
import { Coverage, Marketplace, SourceHashes } from './shop.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** Parcels of one month, by the marketplace they were sold on where the warehouse knows it. */
export const ShippedMonth = z.strictObject({
  month: Month,
  marketplace: offered(Marketplace),
  /** The shop's own id, where the warehouse or the shipper knows it. */
  sellerId: offered(z.string().min(1).max(120)),
  /** Distinct orders with at least one parcel. */
  orders: Count,
  parcels: Count,
  /** Parcels with a tracking number that no other parcel has. */
  tracked: Count,
  /** Parcels with a tracking number that a parcel of another order has; months kept before it was counted do not tell. */
  reused: offered(Count).default(NOT_OFFERED),
  /** Parcels whose weight is told. */
  weighed: offered(Count).default(NOT_OFFERED),
  /** Parcels under 30 g: what an empty envelope weighs. */
  underweight: offered(Count),
  delivered: offered(Count),
});

export type ShippedMonth = z.infer<typeof ShippedMonth>;

export const AgeBand = z.strictObject({
  fromDays: z.int().min(0).max(3_650),
  toDays: z.int().min(0).max(3_650).nullable(),
  units: Count,
});

export type AgeBand = z.infer<typeof AgeBand>;

/** What a warehouse or a shipper tells (物流): goods that really lay there and really left. No buyer is in it. */
export const GoodsFacts = z.strictObject({
  provider: z.enum(['goodcang', 'winit', 'shipstation']),
  accountId: z.string().min(1).max(120),
  verified: z.boolean(),
  coverage: Coverage,
  shipped: offered(z.array(ShippedMonth).max(600)),
  stock: offered(
    z.strictObject({
      units: Count,
      skus: Count,
      inTransit: offered(Count),
      reserved: offered(Count),
      unsellable: offered(Count),
      ageBands: offered(z.array(AgeBand).max(20)),
    }),
  ),
  /** Units in and out over the last 90 days. */
  moved90d: offered(z.strictObject({ unitsIn: offered(Count), unitsOut: Count })),
  rejectedRows: Count,
  sourceHashes: SourceHashes,
});
export type GoodsFacts = z.infer<typeof GoodsFacts>;
