import { z } from '@loan/shared/schema';
import type { PullContext, PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList } from '../kit/read-list.ts';
import { StockReduction } from '../kit/reductions.ts';
import { HISTORY_DAYS, secondsOf } from '../kit/windows.ts';
import type { Client } from './client.ts';
import { isSale, soldOrderOf } from './orders.ts';
import { paymentOf, reducePayouts, Settled, statementOf, withdrawalOf } from './payouts.ts';
import { shopOf } from './plan.ts';
import { Returned, reduceReturns, returnedOf } from './returns.ts';
import {
  InventoryList,
  OrderList,
  PaymentList,
  ProductList,
  ReturnList,
  StatementList,
  WithdrawalList,
} from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const PAGES_MAX = 500;
const page = <T>(items: readonly T[], token: string | undefined, prefix = ''): Page<T> =>
  token ? { items, next: prefix + token } : { items };

async function paged<A, T>(called: Promise<Called<A>>, read: (answer: A) => Page<T>): Promise<Called<Page<T>>> {
  const answer = await called;
  return answer.tag === 'ok' ? { tag: 'ok', value: read(answer.value) } : answer;
}

const window = ({ from, to }: PullStep) => ({
  ...(from ? { create_time_ge: secondsOf(from) } : {}),
  ...(to ? { create_time_lt: secondsOf(to) } : {}),
});
const token = (cursor: string | undefined): Record<string, string> => (cursor ? { page_token: cursor } : {});

const readOrders = ({ client, step, context }: Tools): Promise<StepOutcome> =>
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
          ...token(cursor),
        },
        body: window(step),
        answer: OrderList,
      }),
      ({ orders, next_page_token }) => page(orders.filter(isSale).map(soldOrderOf), next_page_token),
    ),
  );

const readReturns = ({ client, step, context }: Tools): Promise<StepOutcome> =>
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
              ...token(cursor),
            },
            body: window(step),
            answer: ReturnList,
          }),
          ({ return_orders, next_page_token }) => page(return_orders.flatMap(returnedOf), next_page_token),
        ),
      reduce: reduceReturns,
    },
  );

/** Where the seller asks for transfers; elsewhere TikTok makes them. Source: docv2 "Get Payments": not in South-East Asia. */
const ASKED_FOR_IN = new Set(['ID', 'MY', 'PH', 'SG', 'TH', 'VN']);
const TRANSFERS = 'transfers ';
/** A statement and a transfer for each day, a hundred a page. */
const PAYOUT_PAGES_MAX = Math.ceil((HISTORY_DAYS * 4) / 100);

/** Every day's statement first, then the transfers: these name no days, and the statements name them. */
const readPayouts = ({ client, step, context }: Tools): Promise<StepOutcome> => {
  const shop = shopOf(step, context.identity);
  const common = { shop_cipher: shop.cipher, page_size: '100' };
  const times = (name: string) => ({
    [`${name}_ge`]: String(step.from ? secondsOf(step.from) : 0),
    [`${name}_lt`]: String(step.to ? secondsOf(step.to) : 0),
  });
  const statements = (cursor: string) =>
    paged<z.infer<typeof StatementList>, Settled>(
      client.call({
        method: 'GET',
        path: '/finance/202309/statements',
        query: { ...common, sort_field: 'statement_time', ...times('statement_time'), ...token(cursor) },
        answer: StatementList,
      }),
      ({ statements: all, next_page_token }) => ({
        items: all.map(statementOf),
        next: next_page_token ? `statements ${next_page_token}` : TRANSFERS,
      }),
    );
  const payments = (cursor: string) =>
    paged(
      client.call({
        method: 'GET',
        path: '/finance/202309/payments',
        query: { ...common, sort_field: 'create_time', ...times('create_time'), ...token(cursor) },
        answer: PaymentList,
      }),
      ({ payments: all, next_page_token }) => page(all.flatMap(paymentOf), next_page_token, TRANSFERS),
    );
  const withdrawals = (cursor: string) =>
    paged(
      client.call({
        method: 'GET',
        path: '/finance/202309/withdrawals',
        query: { ...common, types: 'WITHDRAW', ...times('create_time'), ...token(cursor) },
        answer: WithdrawalList,
      }),
      ({ withdrawals: all, next_page_token }) => page(all.flatMap(withdrawalOf), next_page_token, TRANSFERS),
    );
  const transfers = ASKED_FOR_IN.has(shop.region) ? withdrawals : payments;
  return readList(
    { step, context },
    {
      item: Settled,
      keyOf: ({ is, id }) => `${is} ${id}`,
      pagesMax: PAYOUT_PAGES_MAX,
      fetch: (cursor = '') => {
        const rest = cursor.slice(cursor.indexOf(' ') + 1);
        return cursor.startsWith(TRANSFERS) ? transfers(rest) : statements(rest);
      },
      reduce: reducePayouts,
    },
  );
};

const Sku = z.strictObject({ id: z.string(), units: z.int().min(0) });

/** Products page by page, and what of each lies ready: TikTok tells stock only of products that are named. */
const readStock = ({ client, step, context }: Tools): Promise<StepOutcome> => {
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
          query: { ...query, page_size: '100', ...token(cursor) },
          body: { status: 'ACTIVATE' },
          answer: ProductList,
        });
        if (products.tag !== 'ok') return products;
        const ids = products.value.products.map(({ id }) => id);
        if (ids.length === 0) return { tag: 'ok', value: page([], products.value.next_page_token) };
        return paged(
          client.call({
            method: 'POST',
            path: '/product/202309/inventory/search',
            query,
            body: { product_ids: ids },
            answer: InventoryList,
          }),
          ({ inventory }) =>
            page(
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

export const ADVANCE: Partial<Record<PullKind, (tools: Tools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  refunds: readReturns,
  payouts: readPayouts,
  stock: readStock,
};
