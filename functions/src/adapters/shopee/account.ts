import { z } from '@loan/shared/schema';

const Hosts = z.object({ authorise: z.url(), api: z.url() });

/**
 * Our app at Shopee's Open Platform. Apps of developers in mainland China live on hosts of their own.
 * Sources: @congminh1254/shopee-sdk (hosts), open.shopee.com "Authorization and Authentication".
 */
export const ShopeeAccount = z.object({
  partnerId: z.int().positive(),
  partnerKey: z.string().min(1),
  /** Base URLs without a trailing slash, by region. */
  hosts: z.object({ cn: Hosts, global: Hosts }).default({
    cn: { authorise: 'https://open.shopee.cn', api: 'https://openplatform.shopee.cn' },
    global: { authorise: 'https://open.shopee.com', api: 'https://partner.shopeemobile.com' },
  }),
});
export type ShopeeAccount = z.infer<typeof ShopeeAccount>;

type Region = keyof ShopeeAccount['hosts'];
export const isRegion = (region: string): region is Region => region === 'cn' || region === 'global';
