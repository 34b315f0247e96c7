import { z } from '@loan/shared/schema';
import type { PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { readList } from '../kit/read-list.ts';
import { StockReduction } from '../kit/reductions.ts';
import { secondsOf } from '../kit/windows.ts';
import { readCategories } from './categories.ts';
import { isSale, soldOrderOf } from './orders.ts';
import { shopOf } from './plan.ts';
import { readPayouts } from './read-payouts.ts';
import { Returned, reduceReturns, returnedOf } from './returns.ts';
import { paged, pageOf, pageToken, type StepTools } from './step.ts';
import { InventoryList, OrderList, ProductList, ReturnList } from './wire.ts';

const PAGES_MAX = 500;

const window = ({ from, to }: PullStep) => ({
  ...(from ? { create_time_ge: secondsOf(from) } : {}),
  ...(to ? { create_time_lt: secondsOf(to) } : {}),
});

const readOrders = ({ client, step, context }: StepTools): Promise<StepOutcome> =>
  readOrderWindow({ step, context }, (cursor) =>
    paged(
      client.call({
        method: 'POST',
        path: '/order/202309/orders/search',
        query: {
          shop_cipher: shopOf(step, context.identity).cipher,
          page_size: '100',
          sort_field: 'create_time',
          sort_order: 'ASC',
          ...pageToken(cursor),
        },
        body: window(step),
        answer: OrderList,
      }),
      ({ orders, next_page_token }) => pageOf(orders.filter(isSale).map(soldOrderOf), next_page_token),
    ),
  );

const readReturns = ({ client, step, context }: StepTools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Returned,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: (cursor) =>
        paged(
          client.call({
            method: 'POST',
            path: '/return_refund/202309/returns/search',
            query: {
              shop_cipher: shopOf(step, context.identity).cipher,
              page_size: '50',
              sort_field: 'create_time',
              sort_order: 'ASC',
              ...pageToken(cursor),
            },
            body: window(step),
            answer: ReturnList,
          }),
          ({ return_orders, next_page_token }) => pageOf(return_orders.flatMap(returnedOf), next_page_token),
        ),
      reduce: reduceReturns,
    },
  );

const Sku = z.strictObject({ id: z.string(), units: z.int().min(0) });

/** Products page by page, and what of each lies ready: TikTok tells stock only of products that are named. */
const readStock = ({ client, step, context }: StepTools): Promise<StepOutcome> => {
  const query = { shop_cipher: shopOf(step, context.identity).cipher };
  return readList(
    { step, context },
    {
      item: Sku,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      async fetch(cursor) {
        const products = await client.call({
          method: 'POST',
          path: '/product/202309/products/search',
          query: { ...query, page_size: '100', ...pageToken(cursor) },
          body: { status: 'ACTIVATE' },
          answer: ProductList,
        });
        if (products.tag !== 'ok') return products;
        const ids = products.value.products.map(({ id }) => id);
        if (ids.length === 0) return { tag: 'ok', value: pageOf([], products.value.next_page_token) };
        return paged(
          client.call({
            method: 'POST',
            path: '/product/202309/inventory/search',
            query,
            body: { product_ids: ids },
            answer: InventoryList,
          }),
          ({ inventory }) =>
            pageOf(
              inventory.flatMap(({ skus }) => skus.map(({ id, total_available_quantity: units }) => ({ id, units }))),
              products.value.next_page_token,
            ),
        );
      },
      reduce: (skus) =>
        StockReduction.parse({ products: skus.length, units: skus.reduce((sum, { units }) => sum + units, 0) }),
    },
  );
};

export const ADVANCE: Partial<Record<PullKind, (tools: StepTools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  refunds: readReturns,
  payouts: readPayouts,
  stock: readStock,
  profile: readCategories,
};
