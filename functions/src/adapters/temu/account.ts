import { z } from '@loan/shared/schema';

const App = z.object({ appKey: z.string().min(1), appSecret: z.string().min(1) });

/**
 * Our applications at Temu, as the parameter `sources/temu` holds them: each gateway has apps and tokens of its own, and
 * one of another gateway is unknown there. Gateways without a trailing slash. Source: partner.temu.com, "Access guide".
 */
export const TemuAccount = z.object({
  apps: z.object({ cn: App, us: App, eu: App, global: App }),
  hosts: z
    .object({
      cn: z.string().default('https://openapi.kuajingmaihuo.com'),
      us: z.string().default('https://openapi-b-us.temu.com'),
      eu: z.string().default('https://openapi-b-eu.temu.com'),
      global: z.string().default('https://openapi-b-global.temu.com'),
    })
    .prefault({}),
});
export type TemuAccount = z.infer<typeof TemuAccount>;

/** `cn`: sellers who supply Temu (全托管); the others: sellers who ship themselves (半托管), by where their buyers live. */
export const Gateway = z.enum(['cn', 'us', 'eu', 'global']);
export type Gateway = z.infer<typeof Gateway>;
