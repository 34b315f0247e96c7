import { z } from '@loan/shared/schema';

/** A service of LianLian, and the gateway's own prefix, which is part of what is signed. */
const Service = z.strictObject({ url: z.url(), prefix: z.string().regex(/^(\/[a-z0-9/-]+)?$/) });

/**
 * Our third-party application (第三方应用) at LianLian. Hosts: 常规用户功能API v1.0, 生产域名 of each operation; the test
 * environment's open service is under `/api`.
 */
export const LianLianAccount = z.strictObject({
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** PKCS#8 PEM, RSA 2048. LianLian holds the public half. */
  privateKey: z.string().includes('PRIVATE KEY'),
  /** LianLian's own public half, SPKI PEM, from its console: what its answers are signed with. */
  answerKey: z.string().includes('PUBLIC KEY'),
  hosts: z
    .strictObject({
      authorise: z.url().default('https://global.lianlianpay.com/openapi/'),
      token: z.url().default('https://global-open-api.lianlianpay.com/token'),
      open: Service.default({ url: 'https://global-open-api.lianlianpay.com', prefix: '' }),
      collection: Service.default({ url: 'https://global-api.lianlianpay.com', prefix: '' }),
    })
    .prefault({}),
});
export type LianLianAccount = z.infer<typeof LianLianAccount>;
