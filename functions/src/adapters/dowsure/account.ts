import { z } from '@loan/shared/schema';

/**
 * Our account as a lender at Dowsure.
 * assumed: an application's id and a token, since the page on signing was not found; confirm: with Dowsure.
 */
export const DowsureAccount = z.strictObject({
  appId: z.string().min(1),
  token: z.string().min(1),
  /** No default: Dowsure's pages (apidoc.dowsure.com v3.1.5) name no host. */
  hosts: z.strictObject({ api: z.url() }),
});
export type DowsureAccount = z.infer<typeof DowsureAccount>;
