import { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import type { PullKind, StepOutcome } from '../../ports/source-adapter.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { pageAfter, readList } from '../kit/read-list.ts';
import { RefundsReduction, StockReduction } from '../kit/reductions.ts';
import { readAds, readHealth, readPayouts } from './finances.ts';
import { soldOrderOf } from './orders.ts';
import { rangeOf } from './plan.ts';
import { PAGE, PAGES_MAX, paged, type StepTools } from './step.ts';
import { InventoryItems, OrderList, type Return, ReturnList } from './wire.ts';

const readOrders = ({ client, step, context }: StepTools): Promise<StepOutcome> =>
  readOrderWindow({ step, context }, (cursor = '0') =>
    paged(
      client.get({
        host: 'api',
        path: '/sell/fulfillment/v1/order',
        query: { filter: `creationdate:${rangeOf(step)}`, limit: String(PAGE), offset: cursor },
        answer: OrderList,
      }),
      { offset: Number(cursor), size: PAGE },
      ({ orders }) => orders.map(soldOrderOf),
    ),
  );

const Returned = z.strictObject({ id: z.string(), units: z.int().min(0) });
const isGivenUp = ({ state = '', status = '' }: Return): boolean => /CANCEL|REJECT/.test(`${state} ${status}`);

/** Units on their way back; what was paid back stands in the orders. assumed: `offset` is a page, from 1; confirm: as above. */
const readReturns = ({ client, step, context }: StepTools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Returned,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      async fetch(cursor = '1') {
        const answer = await client.get({
          host: 'api',
          path: '/post-order/v2/return/search',
          query: {
            creation_date_range_from: step.from ?? '',
            creation_date_range_to: step.to ? addMs(step.to, -1) : '',
            limit: String(PAGE),
            offset: cursor,
          },
          scheme: 'IAF',
          answer: ReturnList,
        });
        if (answer.tag !== 'ok') return answer;
        const items = answer.value.members
          .filter((member) => !isGivenUp(member))
          .map(({ returnId, creationInfo }) => ({ id: returnId, units: creationInfo.item.returnQuantity }));
        const page = Number(cursor);
        return { tag: 'ok', value: { items, ...pageAfter(page, { size: PAGE, total: answer.value.total }) } };
      },
      reduce: (returns) =>
        RefundsReduction.parse({ refunds: [], returned: returns.reduce((sum, { units }) => sum + units, 0) }),
    },
  );

const Item = z.strictObject({ sku: z.string(), units: z.int().min(0) });

/** `offset` counts pages here. A seller who lists elsewhere than by this API has no items, which says nothing of stock. */
async function readStock({ client, step, context }: StepTools): Promise<StepOutcome> {
  const outcome = await readList(
    { step, context },
    {
      item: Item,
      keyOf: ({ sku }) => sku,
      pagesMax: PAGES_MAX,
      async fetch(cursor = '0') {
        const answer = await client.get({
          host: 'api',
          path: '/sell/inventory/v1/inventory_item',
          query: { limit: String(PAGE), offset: cursor },
          answer: InventoryItems,
        });
        if (answer.tag !== 'ok') return answer;
        const items = answer.value.inventoryItems.map(({ sku, availability }) => ({
          sku,
          units: availability?.shipToLocationAvailability?.quantity ?? 0,
        }));
        const next = Number(cursor) + 1;
        return { tag: 'ok', value: next * PAGE < answer.value.total ? { items, next: String(next) } : { items } };
      },
      reduce: (items) =>
        StockReduction.parse({ products: items.length, units: items.reduce((sum, { units }) => sum + units, 0) }),
    },
  );
  const isEmpty = outcome.tag === 'done' && outcome.result.rowsRead === 0;
  return isEmpty ? { tag: 'notAvailable', reason: 'listedElsewhere' } : outcome;
}

export const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  payouts: readPayouts,
  health: readHealth,
  refunds: readReturns,
  ads: readAds,
  stock: readStock,
};
