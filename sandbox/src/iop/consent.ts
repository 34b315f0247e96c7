import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import { withQuery } from '../kernel/registered-address.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import type { Accounts } from './account.ts';

export type ConsentWish = {
  vendor: 'lazada' | 'aliexpress';
  appKey: string;
  place: string;
  colour: { back: string; text: string };
  asks: string;
};

type Ask = { redirect: string; state: Record<string, string> } | { problem: string };

const MAX_STATE = 1_000;

/** The page at /oauth/authorize (授权页面), the same for every marketplace of the platform. */
export function createConsent(wish: ConsentWish, accounts: Accounts, trade: WorldTrade): Hono {
  const app = new Hono();
  const refuse = (c: Context, problem: string) => c.html(problemPage(wish, problem), 400);
  app.get('/oauth/authorize', (c) => {
    const ask = readAsk(c, wish.appKey);
    return 'problem' in ask ? refuse(c, ask.problem) : c.html(page(wish, trade));
  });
  app.post('/oauth/authorize', async (c) => {
    const ask = readAsk(c, wish.appKey);
    if ('problem' in ask) return refuse(c, ask.problem);
    const form = new URLSearchParams(await c.req.text());
    // assumed: what comes back when the seller says no; confirm: the same on the live page.
    if (form.get('decision') === 'cancel') {
      return c.redirect(withQuery(ask.redirect, { ...ask.state, error: 'access_denied' }));
    }
    const shop = trade.shop(wish.vendor, form.get('shop') ?? '');
    if (form.get('decision') !== 'allow' || !shop) return refuse(c, '请选择一个店铺，然后同意或取消。');
    return c.redirect(withQuery(ask.redirect, { ...ask.state, code: accounts.open(shop.shopId) }));
  });
  // In the seller's centre this is 应用管理 → 取消授权; here it is one call.
  app.post('/oauth/revoke', async (c) => {
    accounts.close(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

const page = (wish: ConsentWish, trade: WorldTrade) =>
  consentPage({
    ...wish,
    choices: trade.shops(wish.vendor).map(({ shopId, shopName, country, registered }) => ({
      id: shopId,
      name: shopName,
      note: `${country} 站 · ${registered?.name ?? shopId}`,
    })),
  });

function readAsk(c: Context, appKey: string): Ask {
  const { client_id, response_type, redirect_uri, state } = c.req.query();
  if (client_id !== appKey) return { problem: '没有找到该应用（client_id 不正确）。' };
  if (response_type !== 'code') return { problem: 'response_type 必须为 code。' };
  if (state !== undefined && state.length > MAX_STATE) return { problem: 'state 过长。' };
  // assumed: any http(s) address; the platform takes only those registered with the app. confirm: the app's console.
  const fits = redirect_uri && URL.canParse(redirect_uri) && /^https?:$/.test(new URL(redirect_uri).protocol);
  if (!fits) return { problem: '链接缺少正确的 redirect_uri 参数。' };
  return { redirect: redirect_uri, state: state === undefined ? {} : { state } };
}
