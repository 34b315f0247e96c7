import { Currency, DecimalText, Month } from '@loan/shared/facts/month';
import { offered } from '@loan/shared/facts/offered';
import { AccountHealth, ExternalDebt, Payout } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';

const Count = z.int().min(0).max(1_000_000_000);
const Amount = z.strictObject({ amount: DecimalText, currency: Currency });
const MonthAmount = z.strictObject({ month: Month, currency: Currency, amount: DecimalText });

/** What is left of each kind of step, whichever marketplace it came from. A step brings what its vendor has. */
export const PayoutsReduction = z.strictObject({
  payouts: z.array(Payout),
  fees: z.array(MonthAmount).optional(),
});
export type PayoutsReduction = z.infer<typeof PayoutsReduction>;

export const RefundsReduction = z.strictObject({
  refunds: z.array(MonthAmount),
  /** Units that came back in the window. */
  returned: Count,
  /** What the marketplace kept, where the list that tells refunds tells that too. */
  fees: z.array(MonthAmount).optional(),
  /** What was released to the seller, likewise. */
  payouts: z.array(Payout).optional(),
});
export type RefundsReduction = z.infer<typeof RefundsReduction>;

/** `months`: the same by month, where every charge tells its day. */
export const AdsReduction = z.strictObject({ spend: z.array(Amount), months: z.array(MonthAmount).optional() });
export type AdsReduction = z.infer<typeof AdsReduction>;

export const StockReduction = z.strictObject({ products: Count, units: Count });
export type StockReduction = z.infer<typeof StockReduction>;

export const HealthReduction = z.strictObject({
  health: offered(AccountHealth),
  fulfilment: offered(z.strictObject({ orders: Count, onTime: Count })),
  debts: z.array(ExternalDebt).optional(),
});
export type HealthReduction = z.infer<typeof HealthReduction>;
