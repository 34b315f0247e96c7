import { type Context, Hono } from 'hono';
import { createGenerations } from '../kernel/generation.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { dowsureApplications } from './applications.ts';
import { DOWSURE_APP } from './credentials.ts';
import { shopData } from './shop-data.ts';
import { shopScore } from './shop-score.ts';

type Refusal = { status: 200 | 401 | 404 | 429; code: string; message: string };

/**
 * assumed: the envelope {code, message, data}, its codes, and the two headers below (Dowsure's appendix 4 and its page
 * on signing were not found); confirm: with Dowsure.
 */
const REFUSALS = {
  caller: { status: 401, code: '401', message: 'appId or token is invalid' },
  application: { status: 200, code: '40004', message: 'applicationCode does not exist' },
  path: { status: 404, code: '404', message: 'Not Found' },
  pace: { status: 429, code: '429', message: 'Too Many Requests' },
} as const satisfies Record<string, Refusal>;

// assumed: the pace; confirm: with Dowsure.
const PACE = { perSecond: 2, burst: 5 };

const refuse = (c: Context, { status, ...body }: Refusal): Response => c.json({ ...body, data: null }, status);

export const tooManyDowsure = (c: Context): Response => refuse(c, REFUSALS.pace);

/** Dowsure (豆沙包), a data-service company, by its API for lenders (apidoc.dowsure.com v3.1.5) under /api. */
export function createDowsureApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const allowed = createRate(world, PACE);

  const serve = (path: string, tell: (companyKey: string, applicationCode: string) => object) =>
    app.get(path, (c) => {
      const token = c.req.header('authorization') === `Bearer ${DOWSURE_APP.token}`;
      if (c.req.header('appId') !== DOWSURE_APP.appId || !token) return refuse(c, REFUSALS.caller);
      if (!allowed(DOWSURE_APP.appId)) return tooManyDowsure(c);
      const code = c.req.query('applicationCode');
      const found = dowsureApplications(world).find(({ applicationCode }) => applicationCode === code);
      if (!found) return refuse(c, REFUSALS.application);
      return c.json({ code: '0', message: 'success', data: tell(found.companyKey, found.applicationCode) });
    });

  serve('/api/v1/seller/shop-data', (companyKey) => shopData(world, companyKey));
  serve('/api/v1/seller/shop-score', (companyKey, code) => shopScore(trade, companyKey, code));
  // The seller takes its consent back at Dowsure and applies anew: the old code is dead.
  app.post('/console/apply-anew', async (c) => {
    createGenerations(world.state, 'dowsure').next(new URLSearchParams(await c.req.text()).get('company') ?? '');
    return c.body(null, 204);
  });
  app.all('/api/*', (c) => refuse(c, REFUSALS.path));
  return app;
}
