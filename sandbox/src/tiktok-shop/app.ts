import { Hono } from 'hono';
import { createConsoleApp } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createOpenApi } from './api/app.ts';
import { createConsentApp, createRevokeApp } from './consent.ts';
import { createTokenHost } from './token-host.ts';
import { createTokens } from './tokens.ts';

/**
 * TikTok Shop by its hosts: services.tiktokshop.com and services.us.tiktokshop.com (consent), auth.tiktok-shops.com
 * (tokens), open-api.tiktokglobalshop.com, and the developer's console.
 */
export function createTiktokShopApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const tokens = createTokens(world);
  // assumed: both regions' pages let any of these sellers in; confirm: which page a seller based in China is to use.
  app.route('/services', createConsentApp({ world, trade, tokens }, '/open/authorize'));
  app.route('/services-us', createConsentApp({ world, trade, tokens }, '/open/authorize'));
  app.route('/auth', createConsentApp({ world, trade, tokens }, '/oauth/authorize'));
  app.route('/auth', createTokenHost({ trade, tokens }));
  app.route('/', createRevokeApp(tokens));
  app.route('/console', createConsoleApp(world, 'tiktokShop'));
  app.route('/open-api', createOpenApi({ world, trade, tokens }));
  return app;
}
