import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import type { Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { PEOPLE } from '../people/people.ts';
import { isCustomer } from './accounts.ts';
import { LIANLIAN_APP } from './credentials.ts';

type Ask = { state: string; redirectUri: string };
type Parts = { world: World; grants: Grants };

const LOOK = { place: '连连国际', colour: { back: '#d4380d', text: '#ffffff' } };
const MAX_STATE = 1_000;
const CODE_MS = 10 * 60_000;
// assumed: two hours and ninety days, and a new refresh token with each renewal; confirm: expires_in of a live token.
const ACCESS_SECONDS = 7_200;
const REFRESH_MS = 90 * 86_400_000;

/** global.lianlianpay.com/openapi: the seller lets an ERP in (ERP 授权). */
export function createConsentApp({ world, grants }: Parts): Hono {
  const app = new Hono();
  app.get('/openapi/', (c) => {
    const ask = readAsk(c);
    return typeof ask === 'string' ? c.html(problemPage(LOOK, ask), 400) : c.html(page());
  });
  app.post('/openapi/', async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const { state, redirectUri } = ask;
    const form = new URLSearchParams(await c.req.text());
    if (form.get('decision') === 'cancel') {
      const refusal = { error: 'access_denied', state, error_description: 'The user denied the request' };
      return c.redirect(withQuery(redirectUri, refusal));
    }
    const companyKey = form.get('shop') ?? '';
    if (form.get('decision') !== 'allow' || !isCustomer(companyKey)) {
      return c.html(problemPage(LOOK, '请选择一个账户，然后同意或取消。'), 400);
    }
    const code = randomText(world.random, 32, LETTERS_AND_DIGITS);
    grants.give('code', code, { shopId: companyKey, expiresAt: world.now().getTime() + CODE_MS, note: redirectUri });
    return c.redirect(withQuery(redirectUri, { code, state }));
  });
  // On LianLian's site this is 账户设置 → 授权管理; here it is one call.
  app.post('/manage/revoke', async (c) => {
    grants.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

const page = () =>
  consentPage({
    ...LOOK,
    asks: '应用将可以读取收款账户、入账、资金流水与提现记录。它不能动用您的资金。',
    choices: PEOPLE.companies
      .filter(({ key }) => isCustomer(key))
      .map(({ key, name, collectionAccount }) => ({ id: key, name, note: `收款账户尾号 ${collectionAccount.tail}` })),
  });

/** What the app asks for, or what is wrong with it in the seller's words. */
function readAsk(c: Context): Ask | string {
  const { client_id, redirect_uri, response_type, state } = c.req.query();
  if (client_id !== LIANLIAN_APP.clientId) return '没有找到该应用（client_id 不正确）。';
  if (response_type !== 'code') return '链接的 response_type 应为 code。';
  if (!state || state.length > MAX_STATE) return '链接缺少 state 参数。';
  // assumed: any http(s) address; LianLian takes only those registered with the app. confirm: the app's registration.
  if (!redirect_uri || !/^https?:\/\//.test(redirect_uri) || !URL.canParse(redirect_uri)) {
    return '链接缺少正确的 redirect_uri 参数。';
  }
  return { state, redirectUri: redirect_uri };
}

/** POST /token: a code or a refresh token for a pair of tokens. Errors as in RFC 6749 §5.2. */
export function createTokenApp({ world, grants }: Parts): Hono {
  const app = new Hono();
  const basic = Buffer.from(`${LIANLIAN_APP.clientId}:${LIANLIAN_APP.clientSecret}`).toString('base64');
  app.post('/token', async (c) => {
    if (c.req.header('authorization') !== `Basic ${basic}`) return c.json({ error: 'invalid_client' }, 401);
    const type = c.req.header('content-type') ?? '';
    if (!type.includes('application/x-www-form-urlencoded')) return c.json({ error: 'invalid_request' }, 400);
    const form = new URLSearchParams(await c.req.text());
    const grantType = form.get('grant_type');
    if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
      return c.json({ error: 'unsupported_grant_type' }, 400);
    }
    const found =
      grantType === 'authorization_code'
        ? grants.take('code', form.get('code') ?? '')
        : grants.take('refresh', form.get('refresh_token') ?? '');
    if (found === undefined || found === 'expired') return c.json({ error: 'invalid_grant' }, 400);
    const elsewhere = found.note !== undefined && form.get('redirect_uri') !== found.note;
    if (grantType === 'authorization_code' && elsewhere) return c.json({ error: 'invalid_grant' }, 400);
    return c.json(issue({ world, grants }, found.shopId));
  });
  return app;
}

function issue({ world, grants }: Parts, shopId: string) {
  const now = world.now().getTime();
  const accessToken = randomText(world.random, 64, LETTERS_AND_DIGITS);
  const refreshToken = randomText(world.random, 64, LETTERS_AND_DIGITS);
  grants.give('access', accessToken, { shopId, expiresAt: now + ACCESS_SECONDS * 1_000 });
  grants.give('refresh', refreshToken, { shopId, expiresAt: now + REFRESH_MS });
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: ACCESS_SECONDS,
    refresh_token: refreshToken,
  };
}
