import { z } from '@loan/shared/schema';

const Count = z.int().min(0);

/** Source: fbaInventory.json of amzn/selling-partner-api-models; Amazon gives no example of an answer. */
const InventorySummary = z.object({
  totalQuantity: Count.optional(),
  inventoryDetails: z
    .object({
      fulfillableQuantity: Count.optional(),
      inboundShippedQuantity: Count.optional(),
      inboundReceivingQuantity: Count.optional(),
      reservedQuantity: z.object({ totalReservedQuantity: Count.optional() }).optional(),
    })
    .optional(),
});
export type InventorySummary = z.infer<typeof InventorySummary>;

export const GetInventorySummariesResponse = z.object({
  payload: z.object({ inventorySummaries: z.array(InventorySummary) }),
  pagination: z.object({ nextToken: z.string().optional() }).optional(),
});
