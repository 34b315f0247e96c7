/** The app registered with the sandbox's Lazada. Not a secret: it opens nothing outside this process. */
export const LAZADA_APP = {
  appKey: '190001',
  appSecret: 'sandbox-lazada-app-secret-0000001',
} as const;
