/** The application registered with the sandbox's Mercado Libre. Not a secret: it opens nothing outside this process. */
export const MERCADO_LIBRE_APP = {
  clientId: '2424000000000001',
  clientSecret: 'sandboxSecretOfMercadoLibre00001',
} as const;
