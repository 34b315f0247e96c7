import { z } from '@loan/shared/schema';

/** ShipStation V1 knows no application of ours: the seller's own keys are all there is. */
export const ShipstationAccount = z.strictObject({
  hosts: z
    .strictObject({
      /** Source: docs.shipstation.com/apis/shipstation-v1, requirements. */
      api: z.url().default('https://ssapi.shipstation.com'),
    })
    .prefault({}),
});
export type ShipstationAccount = z.infer<typeof ShipstationAccount>;
