import { z } from '../schema.ts';
import { GoodsFacts } from './goods.ts';
import { offered } from './offered.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** All parcels that one warehouse or shipper told of, whichever shop they were for (F06). */
export const ParcelFacts = z.strictObject({
  provider: GoodsFacts.shape.provider,
  parcels: Count,
  /** With a tracking number that no other parcel has. */
  tracked: Count,
  /** With the tracking number of another order's parcel. */
  reused: offered(Count),
  /** Weighed at all, and of these what weighs no more than an empty envelope. */
  weighed: offered(Count),
  underweight: offered(Count),
});
export type ParcelFacts = z.infer<typeof ParcelFacts>;
