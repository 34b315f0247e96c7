import { type Context, Hono } from 'hono';
import { createGrants, type Grants } from '../kernel/grants.ts';
import { readJson } from '../kernel/json.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { answer, REFUSALS, type Refusal, refuse, tooManyPingpong } from './answers.ts';
import { PINGPONG_APP } from './credentials.ts';
import { findCustomer } from './customers.ts';
import { createConsentApp, giveTokens } from './oauth.ts';
import { type Params, signPingpong } from './signature.ts';
import { balances, transactions } from './transactions.ts';

// assumed: the window of the clock and the pace; confirm: with PingPong.
const CLOCK_WINDOW_MS = 5 * 60_000;
const PACE = { perSecond: 10, burst: 20 };

/** PingPong: business-cgi.pingpongx.com under /business-cgi. */
export function createPingpongApp(world: World): Hono {
  const app = new Hono();
  const grants = createGrants(world, 'pingpong');
  const trade = createWorldTrade(world);
  const allowed = createRate(world, PACE);
  app.route('/business-cgi', createConsentApp({ world, grants }));
  app.post('/business-cgi/v3/oauth2/token', async (c) => {
    const params = (await readJson(c)) ?? {};
    const refusal = checkSign(c, params, world.now().getTime());
    return refusal ? refuse(c, refusal) : giveTokens({ world, grants }, c, params);
  });

  const call = (c: Context, params: Params, run: (ask: Parameters<typeof balances>[0]) => object | Refusal) => {
    const refusal = checkSign(c, params, world.now().getTime());
    if (refusal) return refuse(c, refusal);
    const customer = customerOf(c, grants);
    if ('code' in customer) return refuse(c, customer);
    if (!allowed(customer.companyKey)) return tooManyPingpong(c);
    if (params['open_id'] !== customer.openId) return refuse(c, REFUSALS.openId);
    const result = run({ trade, customer, params });
    return 'status' in result && 'code' in result ? refuse(c, result as Refusal) : answer(c, result);
  };
  app.get('/business-cgi/v3/b2b/account/balance/all', (c) => call(c, c.req.query(), balances));
  app.post('/business-cgi/v3/b2b/financial/transactions', async (c) =>
    call(c, (await readJson(c)) ?? {}, transactions),
  );
  return app;
}

function customerOf(c: Context, grants: Grants) {
  const found = grants.find('access', (c.req.header('authorization') ?? '').replace(/^Bearer /, ''));
  if (found === 'expired') return REFUSALS.expired;
  return (found && findCustomer(found.shopId)) ?? REFUSALS.token;
}

/**
 * The headers app_id, timestamp and sign. The published text to sign begins with appId, though the header is app_id.
 * assumed: appId; confirm: with PingPong. Either is taken until then.
 */
function checkSign(c: Context, params: Params, now: number): Refusal | undefined {
  const [appId, timestamp, sign] = ['app_id', 'timestamp', 'sign'].map((name) => c.req.header(name) ?? '');
  if (appId !== PINGPONG_APP.appId) return REFUSALS.app;
  if (!/^\d{13}$/.test(timestamp ?? '') || Math.abs(Number(timestamp) - now) > CLOCK_WINDOW_MS) return REFUSALS.time;
  const right = ['appId', 'app_id'].map((name) =>
    signPingpong({ ...params, [name]: appId, timestamp }, PINGPONG_APP.appSecret),
  );
  return right.includes(sign ?? '') ? undefined : REFUSALS.sign;
}
