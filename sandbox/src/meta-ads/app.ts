import { type Context, Hono } from 'hono';
import { createGrants } from '../kernel/grants.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createDialogApp } from './dialog.ts';
import { createGraphApp } from './graph.ts';
import { PROBLEMS, refuse } from './problems.ts';
import { writeUsage } from './usage.ts';

/** Meta: www.facebook.com under /www, graph.facebook.com under /graph. */
export function createMetaAdsApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const grants = createGrants(world, 'meta-ads');
  app.route('/www', createDialogApp(world, trade, grants));
  app.route('/graph', createGraphApp({ world, trade, grants }));
  return app;
}

const MINUTES_TO_WAIT = 1;

/** The quota fault in Meta's words. */
export function tooManyMetaAds(c: Context): Response {
  writeUsage(c, '0', { percent: 100, minutesToWait: MINUTES_TO_WAIT });
  return refuse(c, PROBLEMS.tooManyCalls);
}
