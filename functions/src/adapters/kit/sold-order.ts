import { Currency } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { BuyerMark } from '../../ingest/order-buyers.ts';

const Count = z.int().min(0).max(1_000_000_000);
const Minor = z.int().min(0).max(1e14);

/** What is taken of an order, whoever sold it: no buyer, no address. Amounts are minor units of its currency. */
export const SoldOrder = z.strictObject({
  id: z.string().min(1).max(80),
  /** The day it was placed, in the time the marketplace counts in. */
  placedOn: Day,
  /** The hour of that day, where the marketplace tells it. */
  placedHour: z.int().min(0).max(23).optional(),
  /** Whoever bought it, under a mark; see `ToldOrder`. */
  buyer: BuyerMark.optional(),
  currency: Currency,
  /** `unpaid` is no sale yet and no cancelled one either; `unknown` is a status we never met: no sale, and reported. */
  state: z.enum(['sold', 'cancelled', 'unpaid', 'unknown']),
  /** Price of the goods: no tax, shipping or marketplace promotion. */
  goodsMinor: Minor,
  units: Count,
  lines: z.array(z.tuple([z.string().max(120), Count])).max(200),
  /** Given back to the buyer so far, where the order itself tells. */
  refundedMinor: Minor.optional(),
  /** Whether any of it went back within 48 hours, where the order itself tells when. */
  refundedEarly: z.boolean().optional(),
  /** What the marketplace keeps of it, where the order itself tells. */
  feeMinor: Minor.optional(),
  shippedOn: Day.optional(),
  /** The day it had to leave by, where the marketplace sets one. */
  shipBy: Day.optional(),
});
export type SoldOrder = z.infer<typeof SoldOrder>;

/** As a vendor told it: with its own name for the buyer, which is made a mark before anything is written down. */
export type ToldOrder = SoldOrder & { boughtBy?: string };

const EARLY_MS = 48 * 3_600_000;
/** Whether money went back so soon that hardly anything can have been sent. */
export const isEarly = (placedAt: string, refundedAt: string): boolean =>
  Date.parse(refundedAt) - Date.parse(placedAt) <= EARLY_MS;
