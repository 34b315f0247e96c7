import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import type { Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { connect, disconnect, isConnected, rollKey, stripeAccounts } from './accounts.ts';
import { STRIPE_PLATFORM } from './credentials.ts';

export type ConnectOptions = { world: World; trade: WorldTrade; grants: Grants };
type Ask = { redirectUri: string; state: string; scope: string };

const CODE_MS = 5 * 60_000;
const NEVER = Number.MAX_SAFE_INTEGER;
const MAX_STATE = 1_000;
const USED = 'used';
const LOOK = { place: 'Stripe Connect', colour: { back: '#635bff', text: '#fff' } };

/** connect.stripe.com: the page, the token and its end. Source: docs.stripe.com/connect/oauth-reference. */
export function createConnectApp(options: ConnectOptions): Hono {
  const app = new Hono();
  addPage(app, options);
  addTokens(app, options);
  addDashboard(app, options);
  return app;
}

const ASKS = '应用将可以读取收款、退款、争议、余额与提现记录。它不能收款、退款或动用余额。';

function addPage(app: Hono, { world, trade, grants }: ConnectOptions): void {
  const accounts = () => stripeAccounts(trade, world.state);
  const choices = () =>
    accounts().map(({ id, companyKey, shops }) => ({
      id,
      name: shops.map(({ shopName }) => shopName).join('、'),
      note: findCompany(companyKey)?.name ?? '',
    }));
  app.get('/oauth/authorize', (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    return c.html(consentPage({ ...LOOK, asks: ASKS, choices: choices() }));
  });
  app.post('/oauth/authorize', async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const { redirectUri, state, scope } = ask;
    const form = new URLSearchParams(await c.req.text());
    if (form.get('decision') === 'cancel') {
      const denied = { error: 'access_denied', error_description: 'The user denied your request' };
      return c.redirect(withQuery(redirectUri, { ...denied, ...(state && { state }) }));
    }
    const account = accounts().find(({ id }) => id === form.get('shop'));
    if (form.get('decision') !== 'allow' || !account) {
      return c.html(problemPage(LOOK, '请选择一个账户，然后同意或取消。'), 400);
    }
    const code = `ac_${randomText(world.random, 32, LETTERS_AND_DIGITS)}`;
    grants.give('code', code, { shopId: account.id, expiresAt: world.now().getTime() + CODE_MS });
    return c.redirect(withQuery(redirectUri, { scope, ...(state && { state }), code }));
  });
}

function addTokens(app: Hono, options: ConnectOptions): void {
  app.post('/oauth/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    if (!isPlatform(c, form)) return refuse(c, 'invalid_client', 'No such API key', 401);
    if (form.get('grant_type') === 'authorization_code') return redeem(options, c, form.get('code') ?? '');
    if (form.get('grant_type') === 'refresh_token') return renew(options, c, form.get('refresh_token') ?? '');
    return refuse(c, 'unsupported_grant_type', 'Only authorization_code and refresh_token grant types are supported');
  });
  app.post('/oauth/deauthorize', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    const id = form.get('stripe_user_id') ?? '';
    if (!isPlatform(c, form)) return refuse(c, 'invalid_client', 'No such API key', 401);
    if (form.get('client_id') !== STRIPE_PLATFORM.clientId || !isConnected(options.world.state, id)) {
      const why = `This application is not connected to stripe account ${id}, or that account does not exist.`;
      return refuse(c, 'invalid_client', why, 401);
    }
    withdraw(options, id);
    return c.json({ stripe_user_id: id });
  });
}

/** The seller's own: Installed apps → Revoke access, and Developers → API keys → Roll key. */
function addDashboard(app: Hono, options: ConnectOptions): void {
  app.post('/dashboard/revoke', async (c) => {
    withdraw(options, new URLSearchParams(await c.req.text()).get('account') ?? '');
    return c.body(null, 204);
  });
  app.post('/dashboard/roll-key', async (c) => {
    rollKey(options.world.state, new URLSearchParams(await c.req.text()).get('company') ?? '');
    return c.body(null, 204);
  });
}

function readAsk(c: Context): Ask | string {
  const { client_id, redirect_uri = '', state = '', scope = 'read_only', response_type } = c.req.query();
  if (client_id !== STRIPE_PLATFORM.clientId) return '没有找到该平台（client_id 不正确）。';
  if (response_type !== 'code') return 'response_type 只支持 code。';
  // assumed: accounts here let nobody but a reader in; confirm: Stripe's rules on who may ask for read_write.
  if (scope !== 'read_only') return 'scope 只支持 read_only。';
  // assumed: any http(s) address; Stripe takes only those registered with the platform. confirm: its settings.
  const protocol = URL.canParse(redirect_uri) ? new URL(redirect_uri).protocol : '';
  if (!/^https?:$/.test(protocol)) return '链接缺少正确的 redirect_uri 参数。';
  return state.length > MAX_STATE ? 'state 参数过长。' : { redirectUri: redirect_uri, state, scope };
}

/** The platform's secret key, in the form or as Bearer. */
function isPlatform(c: Context, form: URLSearchParams): boolean {
  const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  return (form.get('client_secret') ?? bearer) === STRIPE_PLATFORM.secretKey;
}

const refuse = (c: Context, error: string, error_description: string, status: 400 | 401 = 400): Response =>
  c.json({ error, error_description }, status);

function withdraw({ world, grants }: ConnectOptions, accountId: string): void {
  disconnect(world.state, accountId);
  grants.revoke(accountId);
}

function redeem(options: ConnectOptions, c: Context, code: string): Response {
  const found = options.grants.find('code', code);
  if (found === undefined) return refuse(c, 'invalid_grant', `Authorization code does not exist: ${code}`);
  if (found === 'expired') return refuse(c, 'invalid_grant', `Authorization code expired: ${code}`);
  if (found.note === USED) {
    withdraw(options, found.shopId);
    const why = 'This authorization code has already been used. All tokens issued with this code have been revoked.';
    return refuse(c, 'invalid_grant', why);
  }
  options.grants.give('code', code, { ...found, note: USED });
  return grant(options, c, { accountId: found.shopId });
}

function renew(options: ConnectOptions, c: Context, token: string): Response {
  const found = options.grants.find('refresh', token);
  if (found === undefined || found === 'expired') {
    return refuse(c, 'invalid_grant', 'The provided refresh token does not exist');
  }
  return grant(options, c, { accountId: found.shopId, refresh: token });
}

type Owner = { accountId: string; refresh?: string };

/** Neither token ends by itself. */
function grant({ world, grants }: ConnectOptions, c: Context, { accountId, refresh }: Owner): Response {
  const text = () => randomText(world.random, 24, LETTERS_AND_DIGITS);
  const accessToken = `sk_test_sandbox_${text()}`;
  const refreshToken = refresh ?? `rt_${text()}`;
  connect(world.state, accountId);
  grants.give('access', accessToken, { shopId: accountId, expiresAt: NEVER });
  grants.give('refresh', refreshToken, { shopId: accountId, expiresAt: NEVER });
  c.header('cache-control', 'no-store');
  return c.json({
    access_token: accessToken,
    livemode: false,
    refresh_token: refreshToken,
    token_type: 'bearer',
    stripe_publishable_key: `pk_test_sandbox_${text()}`,
    stripe_user_id: accountId,
    scope: 'read_only',
  });
}
