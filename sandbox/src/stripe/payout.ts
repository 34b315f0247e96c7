import { findCompany } from '../people/people.ts';
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
    ...settlement(trade, account, shop, sale.shippedAt),
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
    ...settlement(trade, account, shop, sale.refund?.at ?? 0),
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
function settlement(trade: WorldTrade, account: Account, shop: Shop, at: number) {
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

/** Source: the balance in fixtures3.json. Closed periods wait to be paid; the running one is pending. */
export function presentBalance(trade: WorldTrade, { shops }: Account, now: number) {
  const [available, pending] = [new Map<string, number>(), new Map<string, number>()];
  for (const shop of shops) {
    for (const { to, net, paidAt } of trade.payouts(shop, now - 60 * DAY_MS, now + 1)) {
      if (paidAt !== undefined) continue;
      const side = to <= now ? available : pending;
      side.set(shop.currency, (side.get(shop.currency) ?? 0) + net);
    }
  }
  const currencies = [...new Set(shops.map(({ currency }) => currency))];
  const sideOf = (side: ReadonlyMap<string, number>) =>
    currencies.map((currency) => {
      const amount = side.get(currency) ?? 0;
      return { amount, currency: currency.toLowerCase(), source_types: { card: amount } };
    });
  return { object: 'balance', available: sideOf(available), livemode: false, pending: sideOf(pending) };
}

const NOTHING_DUE = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

/** Source: the account in fixtures3.json. Whose company it is a platform is not told of a standard account. */
export function presentAccount(trade: WorldTrade, account: Account) {
  const { id, companyKey, shops } = account;
  const [shop] = shops;
  const isOpen = shops.every(({ status }) => status !== 'suspended');
  const requirements = isOpen ? NOTHING_DUE : { ...NOTHING_DUE, disabled_reason: 'rejected.other' };
  return {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: '5941',
      minority_owned_business_designation: null,
      name: findCompany(companyKey)?.englishName ?? null,
      product_description: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: `https://${shop.shopId}`,
    },
    business_type: 'company',
    capabilities: { card_payments: isOpen ? 'active' : 'inactive', transfers: isOpen ? 'active' : 'inactive' },
    charges_enabled: isOpen,
    controller: { type: 'account' },
    // assumed: Stripe opens no accounts in mainland China, so its sellers hold one in Hong Kong; confirm: a live one.
    country: 'HK',
    created: seconds(Math.min(...shops.map(trade.openedAt))),
    default_currency: shop.currency.toLowerCase(),
    details_submitted: true,
    email: `${companyKey}@example.com`,
    external_accounts: {
      object: 'list',
      data: shops.map((one) => presentBankAccount(account, one)),
      has_more: false,
      url: `/v1/accounts/${id}/external_accounts`,
    },
    future_requirements: NOTHING_DUE,
    metadata: {},
    payouts_enabled: isOpen,
    requirements,
    settings: {
      dashboard: { display_name: shop.shopName, timezone: 'Etc/UTC' },
      payouts: {
        debit_negative_balances: true,
        schedule: { delay_days: shop.payout.delayDays, interval: 'weekly', weekly_anchor: 'monday' },
        statement_descriptor: null,
      },
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  };
}
