import { z } from '@loan/shared/schema';

/** Our platform at Stripe Connect. Sellers let it read; each call is made with our key on behalf of their account. */
export const StripeAccount = z.strictObject({
  /** Names the platform on the authorisation page: ca_… */
  clientId: z.string().min(1),
  secretKey: z.string().min(1),
  hosts: z
    .strictObject({
      /** Source: docs.stripe.com/connect/oauth-reference and docs.stripe.com/api. */
      connect: z.url().default('https://connect.stripe.com'),
      api: z.url().default('https://api.stripe.com'),
    })
    .prefault({}),
});
export type StripeAccount = z.infer<typeof StripeAccount>;
