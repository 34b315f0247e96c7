import { z } from '@loan/shared/schema';

/** Our application at eBay's developer program, as the parameter `sources/ebay` holds it. Hosts without a trailing slash. */
export const EbayAccount = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** eBay's own name (RuName) for the address it sends sellers back to. */
  ruName: z.string().min(1),
  /** Made by eBay's Key Management API: an Ed25519 key as PKCS #8 in base64, and its public half sealed by eBay. */
  signingKey: z.object({ privateKey: z.string().min(1), jwe: z.string().min(1) }),
  hosts: z
    .object({
      /** Source: hendt/ebay-api, which vendors eBay's OpenAPI contracts. */
      auth: z.string().default('https://auth.ebay.com'),
      api: z.string().default('https://api.ebay.com'),
      /** Finances and identity are kept on a host of their own: the `servers` of their contracts. */
      apiz: z.string().default('https://apiz.ebay.com'),
    })
    .prefault({}),
});
export type EbayAccount = z.infer<typeof EbayAccount>;
