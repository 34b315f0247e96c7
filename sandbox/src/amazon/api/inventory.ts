import { createDice, seedOf } from '../../kernel/random.ts';
import { DAY_MS } from '../../trade/calendar.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Sku } from '../trade/catalogue.ts';
import type { Trade } from '../trade/trade.ts';
import type { Call, Operation } from './operation.ts';
import { readToken, writeToken } from './page-token.ts';
import { createQuery } from './query.ts';

/** FBA Inventory API v1. Source: fbaInventory.json of selling-partner-api-models; it has no official example. */
export const INVENTORY: readonly Operation[] = [
  { name: 'getInventorySummaries', method: 'GET', path: '/fba/inventory/v1/summaries', run: getSummaries },
];

const PAGE_SIZE = 50;
/** Sales are counted over this many days to say how much stock a shop of its kind would hold. */
const VELOCITY_DAYS = 30;

/** A token for the next page is good for half a minute. */
const TOKEN_MS = 30_000;

type Place = { done: number; issuedAt: number };

function getSummaries({ c, world, trade, seller }: Call) {
  const query = createQuery(c);
  const marketplaceId = query.list('marketplaceIds', { max: 1 })?.[0];
  if (!marketplaceId) query.refuse('marketplaceIds', 'is required');
  if (query.text('granularityType') !== 'Marketplace') query.refuse('granularityType', 'is Marketplace');
  const granularityId = query.text('granularityId');
  if (!granularityId) query.refuse('granularityId', 'is required');
  const stall = seller.stalls.find(({ market }) => market.id === marketplaceId);
  if (!stall) query.refuse('marketplaceIds', 'names a marketplace the seller is not in');
  const skus = query.list('sellerSkus', { max: 50 });
  const token = query.text('nextToken');
  const now = world.now().getTime();
  const place =
    token === undefined ? { done: 0, issuedAt: now } : readToken<Place>('inventory', seller.sellerId, token);
  if (!place || now - place.issuedAt > TOKEN_MS) query.refuse('nextToken', 'is not valid or has expired');
  const problem = query.problem();
  if (problem || !stall || !place) return problem ?? { status: 400, code: 'InvalidInput', message: '', details: '' };

  const wanted = trade.catalogue(seller, stall).filter(({ sku }) => !skus || skus.includes(sku));
  const page = wanted.slice(place.done, place.done + PAGE_SIZE);
  const units = page.length > 0 ? unitsADay(trade, seller, stall, now) : 0;
  const details = query.text('details') === 'true';
  const done = place.done + PAGE_SIZE;
  return c.json({
    payload: {
      granularity: { granularityType: 'Marketplace', granularityId },
      inventorySummaries: page.map((sku) => summarise(sku, sku.share * units * stall.stockDays, { now, details })),
    },
    ...(wanted.length > done && {
      pagination: { nextToken: writeToken('inventory', seller.sellerId, { done, issuedAt: now } satisfies Place) },
    }),
  });
}

function unitsADay(trade: Trade, seller: Seller, stall: Stall, now: number): number {
  let units = 0;
  for (const { lines } of trade.orders(seller, stall, now - VELOCITY_DAYS * DAY_MS, now)) {
    for (const { quantity } of lines) units += quantity;
  }
  return units / VELOCITY_DAYS;
}

/** Splits a SKU's stock over the states it can be in; the day decides how, so that a reader sees it move. */
function summarise(
  { sku, asin, fnSku, title }: Sku,
  stock: number,
  { now, details }: { now: number; details: boolean },
) {
  const dice = createDice(seedOf(sku, Math.floor(now / DAY_MS)));
  const part = (share: number) => Math.round(stock * share * (0.9 + 0.2 * dice()));
  const reserved = {
    pendingCustomerOrderQuantity: part(0.04),
    pendingTransshipmentQuantity: part(0.03),
    fcProcessingQuantity: part(0.01),
  };
  const totalReservedQuantity = Object.values(reserved).reduce((sum, count) => sum + count, 0);
  const damaged = part(0.01);
  const inventoryDetails = {
    fulfillableQuantity: part(0.76),
    inboundWorkingQuantity: part(0.02),
    inboundShippedQuantity: part(0.1),
    inboundReceivingQuantity: part(0.03),
    reservedQuantity: { totalReservedQuantity, ...reserved },
    researchingQuantity: { totalResearchingQuantity: 0, researchingQuantityBreakdown: [] },
    unfulfillableQuantity: damagedByCustomers(damaged),
  };
  const { fulfillableQuantity, inboundWorkingQuantity, inboundShippedQuantity, inboundReceivingQuantity } =
    inventoryDetails;
  const inbound = inboundWorkingQuantity + inboundShippedQuantity + inboundReceivingQuantity;
  return {
    asin,
    fnSku,
    sellerSku: sku,
    condition: 'NewItem',
    lastUpdatedTime: new Date(Math.floor(now / DAY_MS) * DAY_MS).toISOString().replace('.000Z', 'Z'),
    productName: title,
    totalQuantity: fulfillableQuantity + inbound + totalReservedQuantity + damaged,
    ...(details && { inventoryDetails }),
  };
}

const damagedByCustomers = (count: number) => ({
  totalUnfulfillableQuantity: count,
  customerDamagedQuantity: count,
  warehouseDamagedQuantity: 0,
  distributorDamagedQuantity: 0,
  carrierDamagedQuantity: 0,
  defectiveQuantity: 0,
  expiredQuantity: 0,
});
