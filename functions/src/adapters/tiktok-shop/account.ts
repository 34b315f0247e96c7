import { z } from '@loan/shared/schema';

/** Our app at TikTok Shop Partner Center, as the parameter `sources/tiktokShop` holds it. Hosts without a trailing slash. */
export const TiktokShopAccount = z.object({
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
  /** Names the app on the authorisation page. */
  serviceId: z.string().min(1),
  hosts: z
    .object({
      /** assumed: the pages a seller says yes on, by where the shop is; confirm: the app's own link in Partner Center. */
      authorise: z
        .object({ global: z.string(), us: z.string() })
        .default({ global: 'https://services.tiktokshop.com', us: 'https://services.us.tiktokshop.com' }),
      /** Source: EcomPHP/tiktokshop-php src/Auth.php. */
      auth: z.string().default('https://auth.tiktok-shops.com'),
      /** Source: partner.tiktokshop.com/docv2, API version 202309. */
      api: z.string().default('https://open-api.tiktokglobalshop.com'),
    })
    .prefault({}),
});
export type TiktokShopAccount = z.infer<typeof TiktokShopAccount>;
