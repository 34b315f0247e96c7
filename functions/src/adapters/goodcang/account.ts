import { z } from '@loan/shared/schema';

/** GoodCang knows no application of ours: the seller's own keys are all there is. */
export const GoodcangAccount = z.strictObject({
  hosts: z
    .strictObject({
      /** Source: open.goodcang.com, URL of each operation; the test environment is uat-oms.eminxing.com. */
      api: z.url().default('https://oms.goodcang.net/public_open'),
    })
    .prefault({}),
});
export type GoodcangAccount = z.infer<typeof GoodcangAccount>;
