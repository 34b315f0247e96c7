import { createGenerations, derivedKey } from '../kernel/generation.ts';
import { seedOf } from '../kernel/random.ts';
import type { State } from '../kernel/state.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';

/** A company's Stripe account and the shops whose buyers pay into it. */
export type Account = { id: string; companyKey: string; shops: readonly [Shop, ...Shop[]]; restrictedKey: string };

export function stripeAccounts(trade: WorldTrade, state: State): Account[] {
  const paidHere = trade.shops('shopify').filter(({ paidInto }) => paidInto.provider === 'stripe');
  const keys = [...new Set(paidHere.map(({ companyKey }) => companyKey))];
  const generations = createGenerations(state, 'stripe');
  return keys.flatMap((companyKey) => {
    const [first, ...others] = paidHere.filter((shop) => shop.companyKey === companyKey);
    if (!first) return [];
    return [
      {
        id: stripeIdOf(companyKey),
        companyKey,
        shops: [first, ...others],
        restrictedKey: `rk_test_${derivedKey('stripe', companyKey, generations.of(companyKey))}`,
      },
    ];
  });
}

/** Ten characters that Stripe writes into every id of an account's objects. */
export const tagOf = (companyKey: string): string =>
  (seedOf('stripe', companyKey).toString(36) + seedOf('stripe-tag', companyKey).toString(36))
    .padEnd(10, 'x')
    .slice(0, 10);

export const stripeIdOf = (companyKey: string): string => `acct_1SBX${tagOf(companyKey)}xx`;

/** The seller rolls the restricted key in the dashboard; the old one is dead at once. */
export const rollKey = (state: State, companyKey: string): void => createGenerations(state, 'stripe').next(companyKey);

const CONNECTED = 'stripe.connected';

/** Which accounts have let the platform in. */
export const isConnected = (state: State, accountId: string): boolean => state.get(CONNECTED, accountId) === true;
export const connect = (state: State, accountId: string): void => state.set(CONNECTED, accountId, true);
export const disconnect = (state: State, accountId: string): void => state.delete(CONNECTED, accountId);
