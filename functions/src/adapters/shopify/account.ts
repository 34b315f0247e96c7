import { z } from '@loan/shared/schema';

/** Our app at Shopify, as the parameter `sources/shopify` holds it. */
export const ShopifyAccount = z.object({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Shopify names a version of its API each quarter and keeps it for a year. */
  apiVersion: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .default('2026-07'),
  hosts: z
    .object({
      /** Every shop has a host of its own; `{shop}` is its domain. Source: shopify.dev, authorization code grant. */
      shop: z.string().default('https://{shop}'),
    })
    .prefault({}),
});
export type ShopifyAccount = z.infer<typeof ShopifyAccount>;

export const shopUrl = ({ hosts }: ShopifyAccount, shopDomain: string): string =>
  hosts.shop.replace('{shop}', shopDomain);
