import { Currency, Month } from '@loan/shared/facts/month';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';

const Count = z.int().min(0);
/** Whole minor units of the settlement's currency, signed as the marketplace sees it: positive is the seller's. */
const Minor = z.int();

/** One settlement (结算): what Amazon reckoned up for a fortnight and transferred. */
export const SettlementTotals = z.strictObject({
  settlementId: z.string().min(1).max(60),
  currency: Currency,
  startedOn: Day.nullable(),
  endedOn: Day.nullable(),
  /** The day the money was sent. */
  depositedOn: Day.nullable(),
  total: Minor,
  /** Whether the rows add up to the total. A file that was cut or edited does not. */
  balanced: z.boolean(),
  /** First digits, 1 to 9, of its amounts, each amount once however often it comes. */
  firstDigits: z.array(Count).length(9),
  months: z.array(
    z.strictObject({
      month: Month,
      /** Price of goods refunded, and of goods sold; tax, shipping and promotions left out. Both positive. */
      refunds: Minor,
      sales: Minor,
      orders: Count,
      units: Count,
      /** Refunded lines; the report gives no quantity for them. */
      refundedLines: Count,
      adSpend: Minor,
    }),
  ),
});
export type SettlementTotals = z.infer<typeof SettlementTotals>;
