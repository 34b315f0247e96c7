import { Hono } from 'hono';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createShopApi } from './api/app.ts';
import { createAuthPartnerApp, createOpenApp } from './consent.ts';
import { createLinks } from './links.ts';
import { createTokenApi } from './tokens.ts';

/** Shopee: open.shopee.com, where sellers let apps in, and partner.shopeemobile.com, where apps read. */
export function createShopeeApp(world: World): Hono {
  const app = new Hono();
  app.route('/open', createOpenApp({ world, links: createLinks(world), trade: createWorldTrade(world) }));
  app.route('/api', createPartnerHost(world));
  return app;
}

/** The API's host by itself: what is signed is its own path, wherever it is mounted. */
export function createPartnerHost(world: World): Hono {
  const app = new Hono();
  const links = createLinks(world);
  const trade = createWorldTrade(world);
  app.route('/', createAuthPartnerApp({ world, links, trade }));
  app.route('/', createTokenApi(world, links));
  app.route('/', createShopApi(world, links, trade));
  return app;
}
