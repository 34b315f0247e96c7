import type { Sale, Shop, ShopPayout, WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';
import { amountOf, chargeId, seconds } from './charge.ts';
import { writeId } from './ids.ts';

const DAY_MS = 86_400_000;

export type PaidOf = { account: Account; shop: Shop; payout: ShopPayout & { paidAt: number }; now: number };

/** The bank has it on the next day. */
const arrivalOf = ({ paidAt }: { paidAt: number }): number => (Math.floor(paidAt / DAY_MS) + 1) * DAY_MS;

export const payoutId = (account: Account, shop: Shop, index: number): string =>
  writeId('po', account, { kind: 'payout', shop, number: index });

const bankAccountId = (account: Account, shop: Shop) => writeId('ba', account, { kind: 'payout', shop, number: 0 });

/** Source: the payout in fixtures3.json. */
export function presentPayout({ account, shop, payout, now }: PaidOf) {
  const arrival = arrivalOf(payout);
  return {
    id: payoutId(account, shop, payout.index),
    object: 'payout',
    amount: payout.net,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: seconds(arrival),
    automatic: true,
    balance_transaction: writeId('txn', account, { kind: 'payout', shop, number: payout.index }),
    created: seconds(payout.paidAt),
    currency: shop.currency.toLowerCase(),
    description: 'STRIPE PAYOUT',
    destination: bankAccountId(account, shop),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: 'completed',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: arrival <= now ? 'paid' : 'in_transit',
    trace_id: { status: 'supported', value: `SBX${shop.paidInto.accountTail}${String(payout.index).padStart(8, '0')}` },
    type: 'bank_account',
  };
}

/** Source: the bank_account in fixtures3.json. */
export const presentBankAccount = (account: Account, shop: Shop) => ({
  id: bankAccountId(account, shop),
  object: 'bank_account',
  account: account.id,
  account_holder_name: shop.paidInto.holderName,
  account_holder_type: 'company',
  account_type: null,
  bank_name: 'CHINA MERCHANTS BANK',
  country: 'HK',
  currency: shop.currency.toLowerCase(),
  customer: null,
  default_for_currency: true,
  fingerprint: `sandbox${shop.paidInto.accountTail}`,
  last4: shop.paidInto.accountTail,
  metadata: {},
  routing_number: '000-000',
  status: 'verified',
});

/** A movement of the balance: a capture, a refund or a payout. */
export type Movement = {
  at: number;
  availableAt: number;
  amount: number;
  fee: number;
  type: 'charge' | 'refund' | 'payout';
  id: string;
  source: string;
  description: string | null;
  /** The payout that carried it away; nothing while that is not made. */
  payoutId: () => string | undefined;
};

export function captureOf(trade: WorldTrade, account: Account, { shop, sale }: { shop: Shop; sale: Sale }): Movement {
  return {
    ...settlement({ trade, account, shop }, sale.shippedAt),
    amount: amountOf(sale),
    fee: sale.fee,
    type: 'charge',
    id: writeId('txn', account, { kind: 'charge', shop, number: sale.number }),
    source: chargeId({ account, shop, sale, now: 0 }),
    description: `Order #${sale.number}`,
  };
}

export function refundOf(trade: WorldTrade, account: Account, { shop, sale }: { shop: Shop; sale: Sale }): Movement {
  const subject = { kind: 'refund', shop, number: sale.number } as const;
  return {
    ...settlement({ trade, account, shop }, sale.refund?.at ?? 0),
    amount: -(sale.refund?.amount ?? 0),
    fee: 0,
    type: 'refund',
    id: writeId('txn', account, subject),
    source: writeId('re', account, subject),
    description: `REFUND FOR CHARGE (Order #${sale.number})`,
  };
}

export function withdrawalOf({ account, shop, payout }: Omit<PaidOf, 'now'>): Movement {
  return {
    at: payout.paidAt,
    availableAt: arrivalOf(payout),
    amount: -payout.net,
    fee: 0,
    type: 'payout',
    id: writeId('txn', account, { kind: 'payout', shop, number: payout.index }),
    source: payoutId(account, shop, payout.index),
    description: 'STRIPE PAYOUT',
    payoutId: () => payoutId(account, shop, payout.index),
  };
}

/** When money that moved at a moment can be paid out, and with which payout it went. */
function settlement({ trade, account, shop }: { trade: WorldTrade; account: Account; shop: Shop }, at: number) {
  const { from, to } = periodOf(trade, shop, at);
  const carriedAway = () => {
    const [period] = trade.payouts(shop, from, from + 1);
    return period?.paidAt === undefined ? undefined : payoutId(account, shop, period.index);
  };
  return { at, availableAt: to, payoutId: carriedAway };
}

function periodOf(trade: WorldTrade, shop: Shop, at: number): { from: number; to: number } {
  const opened = trade.openedAt(shop);
  const every = shop.payout.everyDays * DAY_MS;
  const from = opened + Math.floor((at - opened) / every) * every;
  return { from, to: from + every };
}

/** Source: the balance_transaction in fixtures3.json. */
export const presentMovement = (movement: Movement, { shop, now }: { shop: Shop; now: number }) => ({
  id: movement.id,
  object: 'balance_transaction',
  amount: movement.amount,
  available_on: seconds(movement.availableAt),
  balance_type: 'payments',
  created: seconds(movement.at),
  currency: shop.currency.toLowerCase(),
  description: movement.description,
  exchange_rate: null,
  fee: movement.fee,
  fee_details:
    movement.fee === 0
      ? []
      : [
          {
            amount: movement.fee,
            application: null,
            currency: shop.currency.toLowerCase(),
            description: 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ],
  net: movement.amount - movement.fee,
  reporting_category: movement.type,
  source: movement.source,
  status: movement.availableAt <= now ? 'available' : 'pending',
  type: movement.type,
});
