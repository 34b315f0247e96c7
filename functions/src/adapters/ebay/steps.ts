import { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import type { PullContext, PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { type Called, setback } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { pageAfter, readList } from '../kit/read-list.ts';
import { AdsReduction, PayoutsReduction, RefundsReduction, StockReduction } from '../kit/reductions.ts';
import type { Client } from './client.ts';
import { reduceHealth } from './health.ts';
import { Charge, chargeOf, isAdFee, PayoutKept, payoutOf, sumByCurrency } from './money.ts';
import { soldOrderOf } from './orders.ts';
import { rangeOf } from './plan.ts';
import {
  InventoryItems,
  OrderList,
  PayoutList,
  type Return,
  ReturnList,
  StandardsProfiles,
  TransactionList,
} from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const PAGE = 200;
const TRANSACTION_PAGE = 1_000;
const PAGES_MAX = 500;

/** A page by its offset, and the offset after it while there is more. */
async function paged<A extends { total: number; offset?: number | undefined }, T>(
  called: Promise<Called<A>>,
  at: { offset: number; size: number },
  itemsOf: (answer: A) => readonly T[],
): Promise<Called<Page<T>>> {
  const answer = await called;
  if (answer.tag !== 'ok') return answer;
  // Taken for the page asked for, another one would leave a gap that nobody sees.
  if (answer.value.offset !== undefined && answer.value.offset !== at.offset)
    return { tag: 'unknown', cause: 'another page than asked for' };
  const next = at.offset + at.size;
  const items = itemsOf(answer.value);
  return { tag: 'ok', value: next < answer.value.total ? { items, next: String(next) } : { items } };
}

const readOrders = ({ client, step, context }: Tools): Promise<StepOutcome> =>
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

/** Whose finances they are, eBay wants to hear beside the token. */
const marketplaceOf = ({ identity }: PullContext) => ({
  'x-ebay-c-marketplace-id': identity.marketplaceIds[0] ?? 'EBAY_US',
});

const readPayouts = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: PayoutKept,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: (cursor = '0') =>
        paged(
          client.get({
            host: 'apiz',
            path: '/sell/finances/v1/payout',
            query: { filter: `payoutDate:${rangeOf(step)}`, limit: String(PAGE), offset: cursor },
            headers: marketplaceOf(context),
            signed: true,
            answer: PayoutList,
          }),
          { offset: Number(cursor), size: PAGE },
          ({ payouts }) => payouts.flatMap(payoutOf),
        ),
      reduce: (payouts) => PayoutsReduction.parse({ payouts: payouts.map(({ payout }) => payout) }),
    },
  );

const transactionsOf =
  ({ client, step, context }: Tools, type: string) =>
  (cursor: string) =>
    client.get({
      host: 'apiz',
      path: '/sell/finances/v1/transaction',
      query: {
        filter: `transactionType:{${type}},transactionDate:${rangeOf(step)}`,
        limit: String(TRANSACTION_PAGE),
        offset: cursor,
      },
      headers: marketplaceOf(context),
      signed: true,
      answer: TransactionList,
    });

const readAds = (tools: Tools): Promise<StepOutcome> => {
  const fetch = transactionsOf(tools, 'NON_SALE_CHARGE');
  return readList(tools, {
    item: Charge,
    keyOf: ({ id }) => id,
    pagesMax: PAGES_MAX,
    fetch: (cursor = '0') =>
      paged(fetch(cursor), { offset: Number(cursor), size: TRANSACTION_PAGE }, ({ transactions }) =>
        transactions.filter(isAdFee).map(chargeOf),
      ),
    reduce: (charges) => AdsReduction.parse({ spend: sumByCurrency(charges) }),
  });
};

/** How eBay judges the seller, and whether a loan of eBay's is being paid back. */
async function readHealth(tools: Tools): Promise<StepOutcome> {
  const profiles = await tools.client.get({
    host: 'api',
    path: '/sell/analytics/v1/seller_standards_profile',
    answer: StandardsProfiles,
  });
  if (profiles.tag !== 'ok') return setback(profiles);
  const loans = await transactionsOf(tools, 'LOAN_REPAYMENT')('0');
  if (loans.tag !== 'ok' && loans.tag !== 'refused') return setback(loans);
  const repayments = loans.tag === 'ok' ? loans.value.transactions : undefined;
  const { standardsProfiles } = profiles.value;
  return {
    tag: 'done',
    result: {
      reduction: reduceHealth(standardsProfiles, repayments?.map(chargeOf)),
      rowsRead: standardsProfiles.length + (repayments?.length ?? 0),
      rowsRejected: 0,
      rejected: [],
    },
  };
}

const Returned = z.strictObject({ id: z.string(), units: z.int().min(0) });
const isGivenUp = ({ state = '', status = '' }: Return): boolean => /CANCEL|REJECT/.test(`${state} ${status}`);

/** Units on their way back; what was paid back stands in the orders. assumed: `offset` is a page, from 1; confirm: as above. */
const readReturns = ({ client, step, context }: Tools): Promise<StepOutcome> =>
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
async function readStock({ client, step, context }: Tools): Promise<StepOutcome> {
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

export const ADVANCE: Partial<Record<PullKind, (tools: Tools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  payouts: readPayouts,
  health: readHealth,
  refunds: readReturns,
  ads: readAds,
  stock: readStock,
};
