import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import type { Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { answer, REFUSALS, refuse, wrongParam } from './answers.ts';
import { PINGPONG_APP } from './credentials.ts';
import { CUSTOMERS, findCustomer } from './customers.ts';
import type { Params } from './signature.ts';

type Parts = { world: World; grants: Grants };
type Ask = { state: string; redirectUri: string };

const LOOK = { place: 'PingPong', colour: { back: '#0b5cd6', text: '#ffffff' } };
const MAX_STATE = 1_000;
const CODE_MS = 30 * 60_000;
const ACCESS_SECONDS = 30 * 86_400;
// assumed: a refresh token lives a year, and each renewal starts it anew; confirm: with PingPong.
const REFRESH_MS = 365 * 86_400_000;

/**
 * The page where a customer lets an app in. Source for code, tokens and their lives: PingPong v3, Authorization.
 * assumed: the address /v3/oauth2/authorize and its parameters, which the pages found do not print;
 * confirm: with PingPong.
 */
export function createConsentApp({ world, grants }: Parts): Hono {
  const app = new Hono();
  app.get('/v3/oauth2/authorize', (c) => {
    const ask = readAsk(c);
    return typeof ask === 'string' ? c.html(problemPage(LOOK, ask), 400) : c.html(page());
  });
  app.post('/v3/oauth2/authorize', async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const form = new URLSearchParams(await c.req.text());
    const { state, redirectUri } = ask;
    if (form.get('decision') === 'cancel') return c.redirect(withQuery(redirectUri, { error: 'access_denied', state }));
    const customer = findCustomer(form.get('shop') ?? '');
    if (form.get('decision') !== 'allow' || !customer) {
      return c.html(problemPage(LOOK, '请选择一个账户，然后同意或取消。'), 400);
    }
    const code = randomText(world.random, 32, LETTERS_AND_DIGITS);
    grants.give('code', code, { shopId: customer.companyKey, expiresAt: world.now().getTime() + CODE_MS });
    return c.redirect(withQuery(redirectUri, { code, state }));
  });
  // On PingPong's site this is 账户设置 → 应用授权; here it is one call.
  app.post('/manage/revoke', async (c) => {
    grants.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

const page = () =>
  consentPage({
    ...LOOK,
    asks: '应用将可以读取账户余额与交易记录。它不能动用您的资金。',
    choices: CUSTOMERS.map(({ companyKey, name, tail }) => ({ id: companyKey, name, note: `收款账户尾号 ${tail}` })),
  });

function readAsk(c: Context): Ask | string {
  const { app_id, redirect_uri, response_type, state } = c.req.query();
  if (app_id !== PINGPONG_APP.appId) return '没有找到该应用（app_id 不正确）。';
  if (response_type !== 'code') return '链接的 response_type 应为 code。';
  if (!state || state.length > MAX_STATE) return '链接缺少 state 参数。';
  if (!redirect_uri || !/^https?:\/\//.test(redirect_uri) || !URL.canParse(redirect_uri)) {
    return '链接缺少正确的 redirect_uri 参数。';
  }
  return { state, redirectUri: redirect_uri };
}

/** A code or a refresh token for tokens. assumed: POST /v3/oauth2/token, signed like any call; confirm: with PingPong. */
export function giveTokens({ world, grants }: Parts, c: Context, params: Params): Response {
  const { grant_type, code, refresh_token } = params;
  if (grant_type !== 'authorization_code' && grant_type !== 'refresh_token') {
    return refuse(c, wrongParam('grant_type is invalid'));
  }
  const found =
    grant_type === 'authorization_code'
      ? grants.take('code', String(code ?? ''))
      : grants.find('refresh', String(refresh_token ?? ''));
  const customer = found === undefined || found === 'expired' ? undefined : findCustomer(found.shopId);
  if (!customer) return refuse(c, REFUSALS.grant);
  const now = world.now().getTime();
  const accessToken = randomText(world.random, 64, LETTERS_AND_DIGITS);
  const refreshToken =
    grant_type === 'refresh_token' ? String(refresh_token) : randomText(world.random, 64, LETTERS_AND_DIGITS);
  grants.give('access', accessToken, { shopId: customer.companyKey, expiresAt: now + ACCESS_SECONDS * 1_000 });
  grants.give('refresh', refreshToken, { shopId: customer.companyKey, expiresAt: now + REFRESH_MS });
  return answer(c, {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: ACCESS_SECONDS,
    refresh_token: refreshToken,
    open_id: customer.openId,
  });
}
