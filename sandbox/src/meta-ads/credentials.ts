/** The app registered with the sandbox's Meta. Not a secret: it opens nothing outside this process. */
export const META_APP = {
  appId: '100000000000001',
  appSecret: 'sandbox-meta-app-secret-0001',
} as const;
