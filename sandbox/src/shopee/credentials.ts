/** The app registered with the sandbox's Shopee. Not a secret: it opens nothing outside this process. */
export const SHOPEE_APP = {
  partnerId: 2_009_001,
  partnerKey: 'sandbox-shopee-partner-key-0000000000000000000000000000000000001',
} as const;
