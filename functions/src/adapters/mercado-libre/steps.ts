import { z } from '@loan/shared/schema';
import type { PullContext, PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList } from '../kit/read-list.ts';
import { RefundsReduction, StockReduction } from '../kit/reductions.ts';
import type { Client } from './client.ts';
import { reduceHealth } from './health.ts';
import { soldOrderOf } from './orders.ts';
import { readPayouts } from './payouts.ts';
import { isWithin } from './plan.ts';
import { type Claim, ClaimList, ItemIds, Items, OrderList, User } from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const ORDER_PAGE = 50;
const CLAIM_PAGE = 100;
const ITEM_PAGE = 100;
/** As many items as one call takes. Source: "Items & searches", Multiget. */
const ITEMS_A_CALL = 20;
const PAGES_MAX = 500;

type Paged = { paging: { total: number; offset: number } };

/** A page by its offset, and the offset after it while there is more. */
async function paged<A extends Paged, T>(
  called: Promise<Called<A>>,
  at: { offset: number; size: number },
  itemsOf: (answer: A) => readonly T[],
): Promise<Called<Page<T>>> {
  const answer = await called;
  if (answer.tag !== 'ok') return answer;
  const { total, offset } = answer.value.paging;
  // Taken for the page asked for, another one would leave a gap that nobody sees.
  if (offset !== at.offset) return { tag: 'unknown', cause: 'another page than asked for' };
  const items = itemsOf(answer.value);
  const next = at.offset + at.size;
  return { tag: 'ok', value: next < total ? { items, next: String(next) } : { items } };
}

/**
 * A seller's search leaves cancelled orders out, so they are asked for by themselves, after the others. Windows are
 * asked for by whole hours, of which the last may belong to the list: what is not in the window is left.
 */
const readOrders = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readOrderWindow({ step, context }, async (cursor = 'others 0') => {
    const [list, offset = '0'] = cursor.split(' ');
    const query = {
      seller: context.identity.sellerId,
      'order.date_created.from': step.from ?? '',
      'order.date_created.to': step.to ?? '',
      ...(list === 'cancelled' ? { 'order.status': 'cancelled' } : {}),
      sort: 'date_asc',
      offset,
      limit: String(ORDER_PAGE),
    };
    const page = await paged(
      client.read({ path: '/orders/search', query, answer: OrderList }),
      { offset: Number(offset), size: ORDER_PAGE },
      ({ results }) => results.filter((order) => isWithin(step, order.date_created)).map(soldOrderOf),
    );
    if (page.tag !== 'ok') return page;
    const { items, next } = page.value;
    if (next !== undefined) return { tag: 'ok', value: { items, next: `${list} ${next}` } };
    return { tag: 'ok', value: list === 'cancelled' ? { items } : { items, next: 'cancelled 0' } };
  });

const Returned = z.strictObject({ id: z.string(), units: z.int().min(0) });

/** A return is a claim of its own, or belongs to one; the buyer may give it up. Source: "Gestionar reclamos". */
const isReturn = ({ type, related_entities, resolution }: Claim): boolean =>
  (/^returns?$/.test(type) || (related_entities ?? []).includes('return')) &&
  !/^return_(canceled|expired)$/.test(resolution?.reason ?? '');

/** "2026-08-24T04:00:00.000+0000": a zone without a letter and without a colon. */
const rangeEnd = (instant = ''): string => instant.replace('Z', '+0000');

/** Units on their way back; what was paid back stands in the orders. */
const readReturns = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Returned,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: (cursor = '0') =>
        paged(
          client.read({
            path: '/post-purchase/v1/claims/search',
            query: {
              'players.role': 'respondent',
              'players.user_id': context.identity.sellerId,
              range: `date_created:after:${rangeEnd(step.from)},before:${rangeEnd(step.to)}`,
              offset: cursor,
              limit: String(CLAIM_PAGE),
            },
            answer: ClaimList,
          }),
          { offset: Number(cursor), size: CLAIM_PAGE },
          ({ data }) =>
            data
              .filter((claim) => isReturn(claim) && isWithin(step, claim.date_created))
              .map(({ id, claimed_quantity }) => ({ id, units: claimed_quantity ?? 1 })),
        ),
      reduce: (returns) =>
        RefundsReduction.parse({ refunds: [], returned: returns.reduce((sum, { units }) => sum + units, 0) }),
    },
  );

async function readHealth({ client }: Tools): Promise<StepOutcome> {
  const user = await client.read({ path: '/users/me', answer: User });
  if (user.tag !== 'ok') return setback(user);
  const reduction = reduceHealth(user.value.seller_reputation);
  return { tag: 'done', result: { reduction, rowsRead: 1, rowsRejected: 0, rejected: [] } };
}

const Listed = z.strictObject({ id: z.string(), units: z.int().min(0) });

const readStock = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Listed,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: (cursor) => readItems(client, context.identity.sellerId, cursor),
      reduce: (items) =>
        StockReduction.parse({ products: items.length, units: items.reduce((sum, { units }) => sum + units, 0) }),
    },
  );

/** A list of ids first, then what is left of each. The list has ended when nothing more comes. */
async function readItems(
  client: Client,
  sellerId: string,
  cursor: string | undefined,
): Promise<Called<Page<z.infer<typeof Listed>>>> {
  const list = await client.read({
    path: `/users/${encodeURIComponent(sellerId)}/items/search`,
    query: {
      search_type: 'scan',
      status: 'active',
      limit: String(ITEM_PAGE),
      ...(cursor ? { scroll_id: cursor } : {}),
    },
    answer: ItemIds,
  });
  if (list.tag !== 'ok') return list;
  const { results, scroll_id: next } = list.value;
  const items: z.infer<typeof Listed>[] = [];
  for (let from = 0; from < results.length; from += ITEMS_A_CALL) {
    const ids = results.slice(from, from + ITEMS_A_CALL).join(',');
    const told = await client.read({
      path: '/items',
      query: { ids, attributes: 'id,available_quantity' },
      answer: Items,
    });
    if (told.tag !== 'ok') return told;
    for (const { code, body } of told.value)
      if (code === 200 && body?.id) items.push({ id: body.id, units: body.available_quantity });
  }
  return { tag: 'ok', value: results.length > 0 && next ? { items, next } : { items } };
}

export const ADVANCE: Partial<Record<PullKind, (tools: Tools) => Promise<StepOutcome>>> = {
  health: readHealth,
  orders: readOrders,
  payouts: readPayouts,
  refunds: readReturns,
  stock: readStock,
};
