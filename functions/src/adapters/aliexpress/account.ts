import { z } from '@loan/shared/schema';

/**
 * Our app at AliExpress's Open Platform: one host for the seller's yes, the tokens and every call.
 * Source: developer.alibaba.com docId=120687. Without a trailing slash.
 */
export const AliexpressAccount = z.object({
  appKey: z.string().min(1),
  appSecret: z.string().min(1),
  hosts: z.object({ api: z.url().default('https://api-sg.aliexpress.com') }).prefault({}),
});
export type AliexpressAccount = z.infer<typeof AliexpressAccount>;
