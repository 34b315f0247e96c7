/** The platform registered with the sandbox's Stripe. Not a secret: it opens nothing outside this process. */
export const STRIPE_PLATFORM = {
  clientId: 'ca_sandbox_platform_0001',
  secretKey: 'sk_test_sandbox_platform_0001',
} as const;
