/** The app registered with the sandbox's AliExpress. Not a secret: it opens nothing outside this process. */
export const ALIEXPRESS_APP = {
  appKey: '590001',
  appSecret: 'sandbox-aliexpress-app-secret-001',
} as const;
