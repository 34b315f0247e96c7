import { Inflow, Withdrawal } from '@loan/shared/facts/money';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Marketplace } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { instantOf } from '@loan/shared/time/instant';
import { minorOf } from '../kit/amount.ts';
import { decimalOf } from '../kit/decimal.ts';
import { beijingText } from '../kit/pulled.ts';
import type { Transaction } from './wire.ts';

/**
 * status → ours. assumed: the words; confirm: with PingPong. One nobody told us of is still to come: it is neither money
 * that arrived nor money that went back.
 */
const STATUSES: Readonly<Record<string, Inflow['status']>> = {
  SUCCESS: 'credited',
  FINISHED: 'credited',
  FAIL: 'returned',
  FAILED: 'returned',
  REFUNDED: 'returned',
  CLOSED: 'returned',
};
const statusOf = ({ status }: Transaction): Inflow['status'] => STATUSES[status.toUpperCase()] ?? 'pending';

const dayOf = ({ create_time: seconds }: Transaction): string =>
  beijingText(instantOf(new Date(seconds * 1_000))).slice(0, 10);

/** The payer of a receipt → ours, by the first letters of its name. assumed: the words; confirm: with PingPong. */
const PAYERS: readonly (readonly [start: RegExp, marketplace: Marketplace])[] = [
  [/^amazon/i, 'amazon'],
  [/^aliexpress/i, 'aliexpress'],
  [/^ebay/i, 'ebay'],
  [/^tiktok/i, 'tiktokShop'],
  [/^shopee/i, 'shopee'],
  [/^lazada/i, 'lazada'],
  [/^mercado ?li[bv]re/i, 'mercadoLibre'],
  [/^temu/i, 'temu'],
  [/^shopify/i, 'shopify'],
];
const payerOf = ({ description }: Transaction) => PAYERS.find(([start]) => start.test(description ?? ''))?.[1];

/** Only beside a marketplace is the reference a shop's own id; elsewhere it may name anybody. */
const SHOP_ID = /^[\x21-\x7e]{1,120}$/;

const amountOf = ({ order_amount: { amount, currency } }: Transaction) => ({
  amount: decimalOf(minorOf(amount, currency), currency),
  currency,
});

/** order_type of what comes in: RECEIVE is a payer's money. TOPUP, EXCHANGE and TRANSFER are the user's own, moved. */
const RECEIVED: readonly string[] = ['RECEIVE'];
/** order_type of what goes out: WITHDRAW is to the user's own bank account; RECIPIENT pays somebody else. */
const TAKEN_OUT = 'WITHDRAW';

export const Credit = Inflow.extend({ id: z.string() });
export type Credit = z.infer<typeof Credit>;

export function creditOf(transaction: Transaction): Credit | undefined {
  if (!RECEIVED.includes(transaction.order_type)) return undefined;
  const marketplace = payerOf(transaction);
  const isShop = marketplace !== undefined && SHOP_ID.test(transaction.reference ?? '');
  return Credit.parse({
    id: transaction.order_id,
    on: dayOf(transaction),
    ...amountOf(transaction),
    marketplace: marketplace ?? NOT_OFFERED,
    sellerId: isShop ? transaction.reference : NOT_OFFERED,
    accountTail: NOT_OFFERED,
    status: statusOf(transaction),
  });
}

export const TakenOut = Withdrawal.extend({ id: z.string() });
export type TakenOut = z.infer<typeof TakenOut>;

export function takenOutOf(transaction: Transaction): TakenOut | undefined {
  if (transaction.order_type !== TAKEN_OUT || statusOf(transaction) !== 'credited') return undefined;
  return TakenOut.parse({
    id: transaction.order_id,
    on: dayOf(transaction),
    ...amountOf(transaction),
    toTail: NOT_OFFERED,
    toHolder: NOT_OFFERED,
  });
}
