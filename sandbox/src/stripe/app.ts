import { Hono } from 'hono';
import { createGrants } from '../kernel/grants.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { stripeAccounts } from './accounts.ts';
import { createApiApp } from './api.ts';
import { createConnectApp } from './connect.ts';

/** Stripe: connect.stripe.com under /connect, api.stripe.com under /api. */
export function createStripeApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const grants = createGrants(world, 'stripe');
  app.route('/connect', createConnectApp({ world, trade, grants }));
  app.route('/api', createApiApp({ world, trade, grants }));
  return app;
}

/** Restricted keys, for a seller whose account may not be connected. */
export const stripeKeys = (world: World): SellerKeys[] =>
  stripeAccounts(createWorldTrade(world), world.state).map(({ companyKey, shops, restrictedKey }) => ({
    companyKey,
    shopName: shops.map(({ shopName }) => shopName).join(', '),
    typed: { apiKey: restrictedKey },
  }));
