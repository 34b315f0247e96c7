import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { consentPage, problemPage, vendorPage } from '../kernel/consent-page.ts';
import { randomText } from '../kernel/random.ts';
import { withQuery } from '../kernel/registered-address.ts';
import { vendorNow } from '../kernel/vendor-clock.ts';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { SHOPIFY_APP } from './credentials.ts';
import { readScopes } from './scopes.ts';
import { signQuery } from './signature.ts';
import { type Issuer, issueLasting, issuePair, renewPair, type Tokens, uninstall } from './tokens.ts';

export type OauthOptions = Issuer & { trade: WorldTrade };
type Ask = { shop: Shop; scope: string; redirectUri: string; state: string };

/** assumed: ten minutes; confirm: redeem a code late. */
const CODE_MS = 10 * 60_000;
const MAX_STATE = 1_000;
const LOOK = { place: 'Shopify 后台', colour: { back: '#1a1a1a', text: '#fff' } };

/** The part of a shop's own host that lets apps in: /admin/oauth. */
export function createOauthApp(options: OauthOptions): Hono {
  const app = new Hono();
  addInstallation(app, options);
  addTokens(app, options);
  addEnds(app, options);
  return app;
}

function addInstallation(app: Hono, options: OauthOptions): void {
  const path = '/:host/admin/oauth/authorize';
  app.get(path, (c) => {
    const ask = readAsk(c, options.trade);
    return typeof ask === 'string' ? c.html(problemPage(LOOK, ask), 400) : c.html(pageFor(ask.shop));
  });
  app.post(path, async (c) => {
    const ask = readAsk(c, options.trade);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const decision = new URLSearchParams(await c.req.text()).get('decision');
    if (decision === 'cancel') return c.html(cancelledPage());
    if (decision !== 'allow') return c.html(problemPage(LOOK, '请选择安装或取消。'), 400);
    return c.redirect(callbackFor(options, ask));
  });
}

function addTokens(app: Hono, options: OauthOptions): void {
  app.post('/:host/admin/oauth/access_token', async (c) => {
    const form = await readForm(c);
    const shop = options.trade.shop('shopify', c.req.param('host'));
    if (!shop) return c.json({ errors: 'Not Found' }, 404);
    if (form['client_id'] !== SHOPIFY_APP.clientId || form['client_secret'] !== SHOPIFY_APP.clientSecret) {
      return refuse(c, { error: 'invalid_client', error_description: 'Client authentication failed' }, 401);
    }
    const grantType = form['grant_type'] ?? 'authorization_code';
    if (grantType !== 'refresh_token' && grantType !== 'authorization_code') return refuse(c, UNSUPPORTED);
    const tokens = grantType === 'refresh_token' ? renew(options, shop, form) : redeem(options, shop, form);
    return 'error' in tokens ? refuse(c, tokens) : c.json(tokens);
  });
}

function addEnds(app: Hono, { world, grants }: OauthOptions): void {
  // The app takes itself out. Source: shopify.dev, api_permissions.
  app.delete('/:host/admin/api_permissions/current.json', (c) => {
    const found = grants.find('access', c.req.header('x-shopify-access-token') ?? '');
    if (typeof found !== 'object' || found.shopId !== c.req.param('host')) return c.json({ errors: 'Not Found' }, 401);
    uninstall(world, grants, found.shopId);
    return c.json({});
  });
  // In the shop's admin: 设置 → 应用 → 卸载. Here it is one call.
  app.post('/:host/admin/settings/apps/uninstall', (c) => {
    uninstall(world, grants, c.req.param('host'));
    return c.body(null, 204);
  });
}

function readAsk(c: Context, trade: WorldTrade): Ask | string {
  const { client_id, scope = '', redirect_uri = '', state = '' } = c.req.query();
  const shop = trade.shop('shopify', c.req.param('host') ?? '');
  if (!shop) return '没有找到该店铺。';
  if (client_id !== SHOPIFY_APP.clientId) return '没有找到该应用（client_id 不正确）。';
  const scopes = readScopes(scope);
  if ('unknown' in scopes) return `无效的权限：${scopes.unknown}`;
  // assumed: any http(s) address; Shopify takes only those allow-listed with the app. confirm: the app's setup.
  const protocol = URL.canParse(redirect_uri) ? new URL(redirect_uri).protocol : '';
  if (!/^https?:$/.test(protocol)) return '链接缺少正确的 redirect_uri 参数。';
  if (state.length > MAX_STATE) return 'state 参数过长。';
  return { shop, scope: scopes.join(','), redirectUri: redirect_uri, state };
}

const pageFor = ({ shopId, shopName, companyKey }: Shop) =>
  consentPage({
    ...LOOK,
    asks: '应用将可以读取订单、退款、物流、库存与 Shopify Payments 提现记录。它不能修改您的店铺。',
    choices: [{ id: shopId, name: `${shopName}（${shopId}）`, note: findCompany(companyKey)?.name ?? '' }],
  });

/** assumed: the app is told nothing when the shop says no; confirm: cancel an installation. */
const cancelledPage = () =>
  vendorPage(LOOK, '已取消安装', html`<h1>已取消安装</h1><p>应用没有得到任何权限，您可以关闭此页面。</p>`);

function callbackFor({ world, grants }: OauthOptions, { shop, scope, redirectUri, state }: Ask): string {
  const now = world.now().getTime();
  const code = randomText(world.random, 32, '0123456789abcdef');
  grants.give('code', code, { shopId: shop.shopId, expiresAt: now + CODE_MS, note: scope });
  const name = shop.shopId.replace('.myshopify.com', '');
  const query = {
    code,
    host: Buffer.from(`admin.shopify.com/store/${name}`).toString('base64').replace(/=+$/, ''),
    shop: shop.shopId,
    state,
    timestamp: String(Math.floor(vendorNow(world, 'shopify') / 1_000)),
  };
  return withQuery(redirectUri, { ...query, hmac: signQuery(query, SHOPIFY_APP.clientSecret) });
}

async function readForm(c: Context): Promise<Record<string, string>> {
  const text = await c.req.text();
  if (!(c.req.header('content-type') ?? '').includes('json')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const read = JSON.parse(text) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(read ?? {}).map(([name, value]) => [name, String(value)]));
  } catch {
    // Not JSON: a request without any field is refused for the first that is missing.
    return {};
  }
}

/** assumed: the wordings; confirm: live calls. Source of the codes: RFC 6749 §5.2 and Shopify's invalid_request. */
type OauthError = { error: string; error_description: string };

const refuse = (c: Context, problem: OauthError, status: 400 | 401 = 400): Response => c.json(problem, status);

const UNSUPPORTED: OauthError = {
  error: 'unsupported_grant_type',
  error_description: 'The authorization grant type is not supported',
};

type Form = Readonly<Record<string, string>>;

function redeem(options: OauthOptions, { shopId }: Shop, form: Form): Tokens | OauthError {
  const found = options.grants.take('code', form['code'] ?? '');
  if (typeof found !== 'object' || found.shopId !== shopId) {
    const why = 'The authorization code was not found or was already used';
    return { error: 'invalid_request', error_description: why };
  }
  const issue = form['expiring'] === '1' || form['expiring'] === 'true' ? issuePair : issueLasting;
  return issue(options, shopId, found.note ?? '');
}

function renew(options: OauthOptions, { shopId }: Shop, form: Form): Tokens | OauthError {
  const token = form['refresh_token'] ?? '';
  const found = options.grants.find('refresh', token);
  const pair = typeof found === 'object' && found.shopId === shopId ? renewPair(options, token) : undefined;
  return pair ?? { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' };
}
