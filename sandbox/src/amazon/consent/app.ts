import { type Context, Hono } from 'hono';
import type { World } from '../../kernel/world.ts';
import { AMAZON_APP } from '../credentials.ts';
import { issueCode, revoke } from '../lwa.ts';
import { findSeller } from '../sellers.ts';
import { consentPage, problemPage } from './page.ts';

type Ask = { state: string; redirectUri: string };

const MAX_STATE = 1_000;

/** Seller Central's consent page (授权页面): the seller chooses to let the app read the shop, or not. */
export function createConsentApp(world: World): Hono {
  const app = new Hono();
  app.get('/apps/authorize/consent', (c) => {
    const ask = readAsk(c);
    return typeof ask === 'string' ? c.html(problemPage(ask), 400) : c.html(consentPage());
  });
  app.post('/apps/authorize/consent', async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(ask), 400);
    const form = new URLSearchParams(await c.req.text());
    if (form.get('decision') === 'cancel') return c.redirect(answer(ask, { error: 'access_denied' }));
    const seller = findSeller(form.get('seller') ?? '');
    if (form.get('decision') !== 'allow' || !seller)
      return c.html(problemPage('请选择一个店铺，然后同意或取消。'), 400);
    const code = issueCode(world, seller.sellerId, ask.redirectUri);
    return c.redirect(answer(ask, { selling_partner_id: seller.sellerId, spapi_oauth_code: code }));
  });
  // In Seller Central this is 管理您的应用 → 禁用授权; here it is one call.
  app.post('/apps/manage/revoke', async (c) => {
    revoke(world, new URLSearchParams(await c.req.text()).get('seller') ?? '');
    return c.body(null, 204);
  });
  return app;
}

/** What the app asks for, or what is wrong with it in the seller's words. */
function readAsk(c: Context): Ask | string {
  const { application_id, state, redirect_uri } = c.req.query();
  if (application_id !== AMAZON_APP.applicationId) return '没有找到该应用（application_id 不正确）。';
  if (!state || state.length > MAX_STATE) return '链接缺少 state 参数。';
  // assumed: any http(s) address; Amazon takes only those registered with the app. confirm: the app's registration.
  if (!redirect_uri || !/^https?:$/.test(protocolOf(redirect_uri))) return '链接缺少正确的 redirect_uri 参数。';
  return { state, redirectUri: redirect_uri };
}

const protocolOf = (address: string): string => (URL.canParse(address) ? new URL(address).protocol : '');

function answer({ state, redirectUri }: Ask, answers: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ state, ...answers })) url.searchParams.set(name, value);
  return url.toString();
}
