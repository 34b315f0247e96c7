import { type Context, Hono } from 'hono';
import { readBeijing } from '../kernel/beijing-time.ts';
import { createGenerations } from '../kernel/generation.ts';
import { readJson } from '../kernel/json.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { type Account, winitAccounts } from './accounts.ts';
import { type Answer, type Call, REFUSALS, send, wrongField } from './answers.ts';
import { WINIT_APP } from './credentials.ts';
import { queryOutboundOrderList } from './orders.ts';
import { canonical, type Signed, signWinit } from './signature.ts';
import { queryProductInventory, queryWarehouse, queryWarehouseStorage } from './stock.ts';

// assumed: the pace and the ten minutes; confirm: with winit.
const PACE = { perSecond: 5, burst: 10 };
const CLOCK_WINDOW_MS = 10 * 60_000;

const ACTIONS: Readonly<Record<string, (call: Call) => Answer>> = {
  queryWarehouse,
  queryWarehouseStorage,
  queryProductInventoryList4Page: queryProductInventory,
  queryOutboundOrderList,
};

/** winit (万邑通): openapi.winit.com.cn under /openapi, one address for everything; the seller's console beside it. */
export function createWinitApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const allowed = createRate(world, PACE);
  app.post('/openapi/openapi/service', async (c: Context) => {
    const body = await readJson(c);
    if (!body) return send(c, wrongField('请求体不是合法的 JSON'));
    const now = world.now().getTime();
    const account = authenticate(winitAccounts(world), body, now);
    if ('code' in account) return send(c, account);
    if (!allowed(account.companyKey)) return send(c, REFUSALS.pace);
    const action = ACTIONS[String(body['action'])];
    if (!action) return send(c, REFUSALS.action);
    const fields = (body['data'] ?? {}) as Call['fields'];
    return send(c, action({ trade, account, fields, now }));
  });
  // On winit's site this is 开发者控制台 → 重置 Token; here it is one call.
  app.post('/console/reset-token', async (c) => {
    createGenerations(world.state, 'winit').next(new URLSearchParams(await c.req.text()).get('company') ?? '');
    return c.body(null, 204);
  });
  return app;
}

/** Whose request it is, or why it is refused: the app, the account and the time must hold, and both signs. */
function authenticate(accounts: readonly Account[], body: Record<string, unknown>, now: number) {
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  if (text('client_id') !== WINIT_APP.clientId || text('platform') !== WINIT_APP.platform) return REFUSALS.application;
  const account = accounts.find((known) => known.account === text('app_key'));
  if (!account) return REFUSALS.account;
  const at = readBeijing(body['timestamp']);
  if (at === undefined || Math.abs(at - now) > CLOCK_WINDOW_MS) return REFUSALS.time;
  const signed: Signed = {
    action: text('action'),
    app_key: text('app_key'),
    format: text('format'),
    platform: text('platform'),
    sign_method: text('sign_method'),
    timestamp: text('timestamp'),
    version: text('version'),
  };
  const data = canonical(body['data']);
  if (text('client_sign').toUpperCase() !== signWinit(WINIT_APP.clientSecret, data, signed))
    return REFUSALS.application;
  if (text('sign').toUpperCase() !== signWinit(account.token, data, signed)) return REFUSALS.signature;
  return account;
}
