/** The lender registered with the sandbox's Dowsure. Not a secret: it opens nothing outside this process. */
export const DOWSURE_APP = {
  appId: 'sandbox-dowsure-lender',
  token: 'sandbox-dowsure-token-0000000000000001',
} as const;
