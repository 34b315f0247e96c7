import { z } from '@loan/shared/schema';

/** Our application at PingPong Business. */
export const PingPongAccount = z.strictObject({
  appId: z.string().min(1),
  appSecret: z.string().min(1),
  hosts: z
    .strictObject({
      /** Source: PingPong partner API v3, environments. */
      api: z.url().default('https://business-cgi.pingpongx.com'),
      /** assumed: the page a user says yes on; confirm: with PingPong, whose pages name it nowhere. */
      authorise: z.url().default('https://business-cgi.pingpongx.com/v3/oauth2/authorize'),
    })
    .prefault({}),
});
export type PingPongAccount = z.infer<typeof PingPongAccount>;
