/** The app registered with the sandbox's Shopify. Not a secret: it opens nothing outside this process. */
export const SHOPIFY_APP = {
  clientId: 'sandbox-shopify-client-0001',
  clientSecret: 'sandbox-shopify-secret-0001',
} as const;
