import { Hono } from 'hono';
import { createConsoleApp } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createRestApp } from './api/app.ts';
import { createConsentApp } from './consent.ts';
import { createOAuthApp } from './oauth.ts';
import { createSigningKeysApp } from './signing-keys.ts';
import { createTokens } from './tokens.ts';

/** eBay by its hosts: auth.ebay.com, api.ebay.com and apiz.ebay.com, and the developer's console. */
export function createEbayApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const tokens = createTokens(world);
  app.route('/auth', createConsentApp({ world, trade, tokens }));
  app.route('/console', createConsoleApp(world, 'ebay'));
  app.route('/api', createOAuthApp(tokens));
  app.route('/apiz/developer/key_management/v1', createSigningKeysApp(world, tokens));
  for (const host of ['api', 'apiz'] as const) app.route(`/${host}`, createRestApp({ world, trade, tokens, host }));
  return app;
}
