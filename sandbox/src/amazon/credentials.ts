/** The application registered with the sandbox's Amazon. Not a secret: it opens nothing outside this process. */
export const AMAZON_APP = {
  applicationId: 'amzn1.sp.solution.5a9d0b0c-0de0-4f22-9c1e-0000sandbox1',
  clientId: 'amzn1.application-oa2-client.sandbox0000000000000000000001',
  clientSecret: 'amzn1.oa2-cs.v1.sandbox0000000000000000000000000000000000000001',
} as const;
