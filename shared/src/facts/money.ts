import { z } from '../schema.ts';
import { Day } from '../time/instant.ts';
import { Currency, DecimalText, Month } from './month.ts';
import { offered } from './offered.ts';
import { AccountTail, Coverage, ExternalDebt, Marketplace, Payout, SourceHashes } from './shop.ts';

const Count = z.int().min(0).max(1_000_000_000);

/** Money that arrived for a shop at a payment company (入账). */
export const Inflow = z.strictObject({
  on: Day,
  /** As the payer sent it, before the payment company's own fee. */
  amount: DecimalText,
  currency: Currency,
  /** Whose payout it is, where the payment company says so. */
  marketplace: offered(Marketplace),
  sellerId: offered(z.string().min(1).max(120)),
  accountTail: offered(AccountTail),
  status: z.enum(['credited', 'pending', 'returned']),
});
export type Inflow = z.infer<typeof Inflow>;

/** Money that left a payment company for a bank account (提现). */
export const Withdrawal = z.strictObject({
  on: Day,
  amount: DecimalText,
  currency: Currency,
  toTail: offered(AccountTail),
  /** Whether it went to the holder's own account. */
  toHolder: offered(z.boolean()),
});

/** What was charged to buyers in one month, where the source is who takes their payments. */
export const ChargedMonth = z.strictObject({
  month: Month,
  currency: Currency,
  charges: Count,
  charged: DecimalText,
  refunded: DecimalText,
  fees: DecimalText,
  disputes: Count,
});
export type ChargedMonth = z.infer<typeof ChargedMonth>;

/**
 * What one account at a payment company or processor tells (资金流): a leg of its own, since neither the marketplace
 * nor the seller wrote it. No name of a person is in it.
 */
export const MoneyFacts = z.strictObject({
  provider: z.enum(['lianlian', 'pingpong', 'stripe']),
  accountId: z.string().min(1).max(120),
  verified: z.boolean(),
  /** What the licensed provider has proven of the account's holder. */
  holder: z.strictObject({
    kind: z.enum(['company', 'personal', 'unknown']),
    /** Against the company that applies; set by us, where the provider told a name. */
    matchesApplicant: offered(z.boolean()),
  }),
  accountTails: z.array(AccountTail).max(60),
  coverage: Coverage,
  inflows: offered(z.array(Inflow).max(1_500)),
  withdrawals: offered(z.array(Withdrawal).max(600)),
  charged: offered(z.array(ChargedMonth).max(240)),
  payouts: offered(z.array(Payout).max(400)),
  externalDebts: offered(z.array(ExternalDebt).max(20)),
  rejectedRows: Count,
  sourceHashes: SourceHashes,
});
export type MoneyFacts = z.infer<typeof MoneyFacts>;
