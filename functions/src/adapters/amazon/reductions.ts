import { Currency, Month } from '@loan/shared/facts/month';
import { offered } from '@loan/shared/facts/offered';
import { AccountHealth, Payout } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';
import { OrderMonth } from '../../ingest/order-months.ts';
import { PatternReduction } from '../../ingest/order-pattern.ts';
import { SettlementTotals } from '../../ingest/settlement-totals.ts';
import { PlacedDays } from '../../ports/placed-days.ts';

/**
 * What is left of each kind of step. Written by the step, stored by the use case, read back here: one schema for
 * both, so that a result of an older release is refused rather than misread.
 */
const Count = z.int().min(0);
const Minor = z.int();

export const OrdersReduction = z.strictObject({
  months: z.array(OrderMonth),
  days: z.strictObject({ first: Day, last: Day }).nullable(),
  /** Units by SKU, most first; what is beyond the longest list is counted together. */
  skus: z.array(z.tuple([z.string(), Count])),
  otherSkus: z.strictObject({ skus: Count, units: Count }),
  /** Null where no order was told. */
  pattern: PatternReduction.nullable(),
  /** For comparison with another reading of the window. */
  placed: PlacedDays.optional(),
  longRows: Count,
  unknownStatuses: z.record(z.string(), Count),
});
export type OrdersReduction = z.infer<typeof OrdersReduction>;

export const TrafficReduction = z.strictObject({
  days: Count,
  unitsOrdered: Count,
  unitsRefunded: Count,
  /** Price of the goods ordered; empty where the report leaves it out. */
  sales: z.record(Currency, Minor),
});
export type TrafficReduction = z.infer<typeof TrafficReduction>;

export const HealthReduction = z.strictObject({
  health: offered(AccountHealth),
  fulfilment: offered(z.strictObject({ orders: Count, onTime: Count })),
});
export type HealthReduction = z.infer<typeof HealthReduction>;

export const PayoutsReduction = z.strictObject({ payouts: z.array(Payout) });
export type PayoutsReduction = z.infer<typeof PayoutsReduction>;

export const StockReduction = z.strictObject({ products: Count, units: Count });
export type StockReduction = z.infer<typeof StockReduction>;

/** Signed whole minor units by currency. */
const ByCurrency = z.record(Currency, Minor);

export const EventsReduction = z.strictObject({
  /** Events were read from this day on; later than asked for when a shop has more of them than we read. */
  coveredFrom: Day,
  refunds: z.array(z.strictObject({ month: Month, currency: Currency, minor: Minor })),
  /** Units that came back, by the window they were posted in. */
  returned: z.array(z.strictObject({ from: Day, units: Count })),
  adSpend: ByCurrency,
  /** The same by month; left out where a charge came without its day. */
  adMonths: z.array(z.strictObject({ month: Month, currency: Currency, minor: Minor })).optional(),
  loans: z.strictObject({ advanced: ByCurrency, repaid: ByCurrency }),
  debts: z.strictObject({ original: ByCurrency, recovered: ByCurrency }),
});
export type EventsReduction = z.infer<typeof EventsReduction>;

export const SettlementsReduction = z.strictObject({
  settlements: z.array(SettlementTotals),
  sources: z.array(z.string()),
});
export type SettlementsReduction = z.infer<typeof SettlementsReduction>;
