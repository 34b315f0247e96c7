import { z } from '@loan/shared/schema';
import type { StepOutcome } from '../../../ports/source-adapter.ts';
import { marketplaceOf } from '../plan.ts';
import { StockReduction } from '../reductions.ts';
import { GetInventorySummariesResponse, type InventorySummary } from '../wire/inventory.ts';

import { CALL_MS, listRead, readCheckpoint, type StepTools, setback, wait } from './step.ts';

const Checkpoint = z.object({
  nextToken: z.string().optional(),
  products: z.int().min(0),
  units: z.int().min(0),
  pages: z.int().min(0),
  restarts: z.int().min(0),
});
type Checkpoint = z.infer<typeof Checkpoint>;

const START: Checkpoint = { products: 0, units: 0, pages: 0, restarts: 0 };
/** Fifty products a page: twenty-five thousand products. */
const PAGES_MAX = 500;
const RESTARTS_MAX = 3;

/** What lies in, or is under way to, Amazon's warehouses for one marketplace. */
export async function advanceStock(tools: StepTools): Promise<StepOutcome> {
  let at = readCheckpoint(Checkpoint, tools.context.checkpoint, START);
  const marketplaceId = marketplaceOf(tools.step);
  while (at.pages < PAGES_MAX) {
    if (tools.context.timeLeftMs() < CALL_MS) return wait(at, 0);
    const page = await tools.api.call({
      operation: 'getInventorySummaries',
      method: 'GET',
      path: '/fba/inventory/v1/summaries',
      query: {
        details: 'true',
        granularityType: 'Marketplace',
        granularityId: marketplaceId,
        marketplaceIds: marketplaceId,
        nextToken: at.nextToken,
      },
      answer: GetInventorySummariesResponse,
    });
    // A page's token lives for 30 seconds; one that died while we waited for quota means starting over.
    if (page.tag === 'refused' && at.nextToken !== undefined && at.restarts < RESTARTS_MAX) {
      return wait({ ...START, restarts: at.restarts + 1 }, 0);
    }
    if (page.tag !== 'ok') return setback(page, at);
    at = add(at, page.value.payload.inventorySummaries, page.value.pagination?.nextToken);
    if (!at.nextToken) return listRead(StockReduction.parse({ products: at.products, units: at.units }), at.products);
  }
  return { tag: 'notAvailable', reason: 'tooManyPages' };
}

const add = (
  { nextToken: _, ...at }: Checkpoint,
  page: readonly InventorySummary[],
  nextToken?: string,
): Checkpoint => ({
  ...at,
  products: at.products + page.length,
  units: page.reduce((sum, summary) => sum + sellableUnits(summary), at.units),
  pages: at.pages + 1,
  ...(nextToken ? { nextToken } : {}),
});

/**
 * What can still be sold: on the shelf, reserved for orders or moves, or on its way in. Damaged goods are not stock,
 * and a shipment only announced may never leave.
 */
export function sellableUnits({ totalQuantity = 0, inventoryDetails: details }: InventorySummary): number {
  if (!details) return totalQuantity;
  return (
    (details.fulfillableQuantity ?? 0) +
    (details.reservedQuantity?.totalReservedQuantity ?? 0) +
    (details.inboundShippedQuantity ?? 0) +
    (details.inboundReceivingQuantity ?? 0)
  );
}
