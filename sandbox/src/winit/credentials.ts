/** The application registered with the sandbox's winit. Not a secret: it opens nothing outside this process. */
export const WINIT_APP = {
  clientId: 'SANDBOXWINITCLIENT0000000000000001',
  clientSecret: 'sandbox-winit-client-secret-000000000001',
  /** The application's code (应用 Code). */
  platform: 'LOANDEMO',
} as const;
