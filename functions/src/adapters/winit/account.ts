import { z } from '@loan/shared/schema';

/** Our application on winit's open platform (开发者控制台). */
export const WinitAccount = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** The application's code, sent as `platform`. */
  platform: z.string().min(1),
  hosts: z
    .strictObject({
      /** Source: developer.winit.com.cn document 6; the test environment is sandboxopenapi.winit.com.cn. */
      api: z.url().default('https://openapi.winit.com.cn/openapi/service'),
    })
    .prefault({}),
});
export type WinitAccount = z.infer<typeof WinitAccount>;
