import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { offered } from './offered.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** An hour on the clock the marketplace counts its days by: "2026-03-01T14". */
export const Hour = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])$/);
export type Hour = z.infer<typeof Hour>;

/** As many hours, or numbers of orders, as whoever looks into it can be asked to look up. */
export const SHOWN_MAX = 20;

/**
 * How a shop's orders fall on hours, buyers and days: what tells sales nobody made (刷单) from real ones. No buyer is in
 * it, only how many there were. Orders that were cancelled or never paid are left out.
 */
export const OrderPattern = z.strictObject({
  /** Orders told with their hour; of Amazon's report their lines, which are few more. */
  orders: Count,
  /** Of these, by the hour of the day. */
  byHour: z.array(Count).length(24),
  /**
   * The hours that stand out most, by how far (a thousandth of a standard deviation) they lie above the same hour of
   * the other days of their window.
   */
  bursts: z.array(z.strictObject({ hour: Hour, orders: Count, deviationsMilli: z.int().min(0) })).max(SHOWN_MAX),
  /** The most days in a row on which nothing was sold, between the first sale and the last. */
  longestGap: z.strictObject({ from: Day, days: Count }),
  /** Orders with a date later than the moment they were read. */
  fromTheFuture: Count,
  /** Where orders tell who bought, by whatever name. */
  buyers: offered(
    z.strictObject({
      /** Hours with any order, and those with three or more orders a buyer (F01). */
      hours: Count,
      crowdedHours: Count,
      crowded: z.array(z.strictObject({ hour: Hour, orders: Count, buyers: Count })).max(SHOWN_MAX),
      /** The marketplace's own numbers of orders in the most crowded hours. */
      orderIds: z.array(z.string().min(1).max(80)).max(SHOWN_MAX),
      /** Share of the sales that the twenty largest buyers made at least (F02). */
      topBuyersPpm: z.int().min(0).max(1_000_000),
    }),
  ),
  /** Orders that told when money went back, and those where it did within 48 hours of the order (F05). */
  earlyRefunds: offered(z.strictObject({ orders: Count, refunded: Count })),
  /**
   * First digits, 1 to 9, of the amounts of one settlement, each amount once: a price comes again and again, an amount
   * that was made up does not. Of several settlements, the one with the most amounts (F04).
   */
  settlementDigits: offered(z.array(Count).length(9)),
  /**
   * How far what the marketplace itself reports for the last 90 days is from what its orders add up to, as a share of
   * the former: the smaller of the differences in units and in sales, beyond what cancelled orders explain (F14).
   */
  totalsGapPpm: offered(z.int().min(0).max(1_000_000)),
  /** Of the products sold in the last 90 days, those never sold in the time before (F10). */
  newProducts90d: offered(z.strictObject({ products: Count, unsoldBefore: Count })),
});
export type OrderPattern = z.infer<typeof OrderPattern>;
