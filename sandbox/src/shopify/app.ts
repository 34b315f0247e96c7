import { Hono } from 'hono';
import { createGrants } from '../kernel/grants.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createBulk } from './bulk.ts';
import { createAdminApp } from './graphql.ts';
import { createOauthApp } from './oauth.ts';
import { createThrottle } from './throttle.ts';

/** Shopify: {shop}.myshopify.com under /{shop}.myshopify.com, the files of exports under /storage. */
export function createShopifyApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const grants = createGrants(world, 'shopify');
  const bulk = createBulk(world, trade);
  app.get('/storage/bulk/:file{\\d+\\.jsonl}', (c) => {
    const file = bulk.download(c.req.param('file').replace('.jsonl', ''), c.req.query('token') ?? '');
    return file ? c.body(file, 200, { 'content-type': 'application/jsonl' }) : c.text('Forbidden', 403);
  });
  app.route('/', createOauthApp({ world, trade, grants }));
  app.route('/', createAdminApp({ world, trade, grants, bulk, throttle: createThrottle(world) }));
  app.all('*', (c) => c.json({ errors: 'Not Found' }, 404));
  return app;
}
