import { z } from '@loan/shared/schema';

/** Source of all below: stripe/openapi@f6c2a48f, fixtures3.json. What is not named is not read: no customer, no card. */

/** A currency in lower case, as Stripe writes it. */
const Currency = z
  .string()
  .regex(/^[a-z]{3}$/)
  .transform((code) => code.toUpperCase());
/** Seconds. */
const Epoch = z.int().min(0).max(4e9);
const Minor = z.int().min(-1e14).max(1e14);
const Id = z.string().min(1).max(80);

export const List = z.object({ data: z.array(z.unknown()), has_more: z.boolean() });

export const BalanceTransaction = z.object({
  id: Id,
  created: Epoch,
  reporting_category: z.string().max(60),
  amount: Minor,
  fee: Minor,
  currency: Currency,
});
export type BalanceTransaction = z.infer<typeof BalanceTransaction>;

export const Payout = z.object({
  id: Id,
  created: Epoch,
  amount: Minor,
  currency: Currency,
  status: z.string().max(30),
  destination: z.string().max(80).nullish(),
});
export type Payout = z.infer<typeof Payout>;

/** assumed: `company.name` and `business_type` are shown of an account that let us read; confirm: with the first seller. */
export const Account = z.object({
  id: Id,
  business_type: z.string().nullish(),
  business_profile: z.object({ name: z.string().nullish() }).nullish(),
  company: z.object({ name: z.string().nullish() }).nullish(),
  settings: z.object({ dashboard: z.object({ display_name: z.string().nullish() }).nullish() }).nullish(),
  charges_enabled: z.boolean(),
  external_accounts: z.object({ data: z.array(z.object({ id: Id, last4: z.string().nullish() })).max(100) }).nullish(),
});
export type Account = z.infer<typeof Account>;

/** Source: OAuth reference, POST /oauth/token and its errors. */
export const Connected = z.object({ stripe_user_id: z.string().regex(/^acct_[A-Za-z0-9]{1,60}$/) });
export const ConnectRefused = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });
/** Source: docs.stripe.com/api/errors. */
export const Problem = z.object({
  error: z.object({ type: z.string().max(60), code: z.string().max(80).nullish() }),
});
