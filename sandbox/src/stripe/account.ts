import { findCompany } from '../people/people.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import type { Account } from './accounts.ts';
import { seconds } from './charge.ts';
import { presentBankAccount } from './payout.ts';

const DAY_MS = 86_400_000;

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

const profileOf = ({ companyKey, shops: [shop] }: Account) => ({
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
});

const settingsOf = ({ shops: [shop] }: Account) => ({
  dashboard: { display_name: shop.shopName, timezone: 'Etc/UTC' },
  payouts: {
    debit_negative_balances: true,
    schedule: { delay_days: shop.payout.delayDays, interval: 'weekly', weekly_anchor: 'monday' },
    statement_descriptor: null,
  },
});

/** Source: the account in fixtures3.json. Whose company it is a platform is not told of a standard account. */
export function presentAccount(trade: WorldTrade, account: Account) {
  const { id, companyKey, shops } = account;
  const isOpen = shops.every(({ status }) => status !== 'suspended');
  return {
    id,
    object: 'account',
    business_profile: profileOf(account),
    business_type: 'company',
    capabilities: { card_payments: isOpen ? 'active' : 'inactive', transfers: isOpen ? 'active' : 'inactive' },
    charges_enabled: isOpen,
    controller: { type: 'account' },
    // assumed: Stripe opens no accounts in mainland China, so its sellers hold one in Hong Kong; confirm: a live one.
    country: 'HK',
    created: seconds(Math.min(...shops.map(trade.openedAt))),
    default_currency: shops[0].currency.toLowerCase(),
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
    requirements: isOpen ? NOTHING_DUE : { ...NOTHING_DUE, disabled_reason: 'rejected.other' },
    settings: settingsOf(account),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  };
}
