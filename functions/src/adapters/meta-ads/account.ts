import { z } from '@loan/shared/schema';

/** Our app at Meta for Developers, with `ads_read`. */
export const MetaAdsAccount = z.strictObject({
  appId: z.string().min(1),
  appSecret: z.string().min(1),
  hosts: z
    .strictObject({
      /** Source: developers.facebook.com, manual login flow and Graph API. */
      dialog: z.url().default('https://www.facebook.com'),
      graph: z.url().default('https://graph.facebook.com'),
    })
    .prefault({}),
});
export type MetaAdsAccount = z.infer<typeof MetaAdsAccount>;
