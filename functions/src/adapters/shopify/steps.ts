import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { Payout as PaidOut } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { shanghaiDay } from '@loan/shared/time/instant';
import type { PullContext, PullKind, PullStep, StepOutcome } from '../../ports/source-adapter.ts';
import { minorOf } from '../kit/amount.ts';
import { decimalOf } from '../kit/decimal.ts';
import { readOrderWindow } from '../kit/order-window.ts';
import { amounts, isRecent } from '../kit/orders-reduction.ts';
import type { Called } from '../kit/outcome.ts';
import type { Page } from '../kit/pages.ts';
import { readList } from '../kit/read-list.ts';
import { PayoutsReduction, StockReduction } from '../kit/reductions.ts';
import type { Client } from './client.ts';
import { INVENTORY, ORDERS, ORDERS_WITH_LINES, PAYOUTS } from './documents.ts';
import { soldOrderOf } from './orders.ts';
import { ALL_ORDERS } from './tokens.ts';
import {
  InventoryAnswer,
  type InventoryItem,
  OrdersAnswer,
  type PageInfo,
  type Payout,
  PayoutsAnswer,
} from './wire.ts';

type Tools = { client: Client; step: PullStep; context: PullContext };

const PAGES_MAX = 500;

const page = <T>(items: readonly T[], { hasNextPage, endCursor }: PageInfo): Page<T> =>
  hasNextPage && endCursor ? { items, next: endCursor } : { items };

const mapped = <A, T>(called: Called<A>, read: (answer: A) => Page<T>): Called<Page<T>> =>
  called.tag === 'ok' ? { tag: 'ok', value: read(called.value) } : called;

/** Without the scope for it, Shopify keeps quiet about orders older than this. */
const SHOWN_TO_ALL_MS = 60 * 86_400_000;

async function readOrders({ client, step, context }: Tools): Promise<StepOutcome> {
  const { from = '', to = '' } = step;
  const { scope = '' } = context.credential.secrets;
  const isOld = Date.parse(context.asOf) - Date.parse(from) > SHOWN_TO_ALL_MS;
  if (isOld && !scope.split(',').includes(ALL_ORDERS)) return { tag: 'notAvailable', reason: ALL_ORDERS };
  const document = isRecent(from, shanghaiDay(context.asOf)) ? ORDERS_WITH_LINES : ORDERS;
  const query = `created_at:>='${from}' created_at:<'${to}'`;
  return readOrderWindow({ step, context }, async (after) =>
    mapped(await client.ask(document, { query, after }, OrdersAnswer), ({ orders: { nodes, pageInfo } }) =>
      page(nodes.filter(({ test }) => !test).map(soldOrderOf), pageInfo),
    ),
  );
}

const PayoutKept = z.strictObject({ id: z.string(), payout: PaidOut, feeMinor: z.int() });
type PayoutKept = z.infer<typeof PayoutKept>;
const STATUS: Readonly<Record<string, PaidOut['status']>> = { PAID: 'paid', FAILED: 'failed' };

/** Where it was paid to stands with the account as it is today, not with the payout. */
function payoutOf({ id, issuedAt, status, net, summary }: Payout): PayoutKept[] {
  const paid = STATUS[status];
  const minor = minorOf(net.amount, net.currencyCode);
  if (!paid || minor <= 0) return [];
  const payout = PaidOut.parse({
    amount: decimalOf(minor, net.currencyCode),
    currency: net.currencyCode,
    period: NOT_OFFERED,
    paidOn: issuedAt.slice(0, 10),
    accountTail: NOT_OFFERED,
    status: paid,
  });
  const fee = summary?.chargesFee;
  return [{ id, payout, feeMinor: fee ? Math.abs(minorOf(fee.amount, fee.currencyCode)) : 0 }];
}

function reducePayouts(kept: readonly PayoutKept[]): PayoutsReduction {
  const fees = new Map<string, number>();
  for (const { payout, feeMinor } of kept) {
    const key = `${payout.paidOn.slice(0, 7)} ${payout.currency}`;
    fees.set(key, (fees.get(key) ?? 0) + feeMinor);
  }
  return PayoutsReduction.parse({ payouts: kept.map(({ payout }) => payout), fees: amounts(fees) });
}

/** Of Shopify Payments, which few sellers of China have: others are paid by whoever takes their buyers' money. */
const readPayouts = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: PayoutKept,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      async fetch(after) {
        const answer = await client.ask(PAYOUTS, { after }, PayoutsAnswer);
        if (answer.tag !== 'ok') return answer;
        const account = answer.value.shopifyPaymentsAccount;
        if (!account) return { tag: 'refused', code: 'noShopifyPayments' };
        return { tag: 'ok', value: page(account.payouts.nodes.flatMap(payoutOf), account.payouts.pageInfo) };
      },
      reduce: reducePayouts,
    },
  );

const Item = z.strictObject({ id: z.string(), units: z.int() });

const unitsOf = ({ inventoryLevels }: InventoryItem): number =>
  inventoryLevels.nodes
    .flatMap(({ quantities }) => quantities)
    .reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0);

const readStock = ({ client, step, context }: Tools): Promise<StepOutcome> =>
  readList(
    { step, context },
    {
      item: Item,
      keyOf: ({ id }) => id,
      pagesMax: PAGES_MAX,
      fetch: async (after) =>
        mapped(await client.ask(INVENTORY, { after }, InventoryAnswer), ({ inventoryItems: { nodes, pageInfo } }) =>
          page(
            nodes.map((item) => ({ id: item.id, units: unitsOf(item) })),
            pageInfo,
          ),
        ),
      reduce: (items) =>
        StockReduction.parse({ products: items.length, units: items.reduce((sum, { units }) => sum + units, 0) }),
    },
  );

export const ADVANCE: Partial<Record<PullKind, (tools: Tools) => Promise<StepOutcome>>> = {
  orders: readOrders,
  payouts: readPayouts,
  stock: readStock,
};
