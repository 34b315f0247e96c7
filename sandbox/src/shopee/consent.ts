import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import { withQuery } from '../kernel/registered-address.ts';
import { vendorNow } from '../kernel/vendor-clock.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { SHOPEE_APP } from './credentials.ts';
import type { Links } from './links.ts';
import { checkSign } from './sign.ts';

/** Where the seller is sent back to, or what is wrong with the link in the seller's words. */
type Ask = { redirect: string; state?: string } | { problem: string };
type Parts = { world: World; links: Links; trade: WorldTrade };

const LOOK = { place: 'Shopee 开放平台', colour: { back: '#b3300f', text: '#fff' } };
const MAX_STATE = 1_000;

/** open.shopee.com/auth, where the seller lets the app in; and its way of taking that back. */
export function createOpenApp(parts: Parts): Hono {
  const app = createConsent(parts, '/auth', readAsk);
  // In Seller Centre this is 合作伙伴平台 → 解除授权; here it is one call.
  app.post('/revoke', async (c) => {
    parts.links.close(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

/** The older, signed form of the link on the API's own host. It has no state: that rides on the address itself. */
export const createAuthPartnerApp = (parts: Parts): Hono =>
  createConsent(parts, '/api/v2/shop/auth_partner', (c) => {
    const query = c.req.query();
    const refused = checkSign(
      { path: '/api/v2/shop/auth_partner', query, shopCall: false },
      vendorNow(parts.world, 'shopee'),
    );
    if (refused) return { problem: `${refused.error}：${refused.message}` };
    return readRedirect(query['redirect']);
  });

function createConsent({ links, trade }: Parts, path: string, read: (c: Context) => Ask): Hono {
  const app = new Hono();
  app.get(path, (c) => {
    const ask = read(c);
    return 'problem' in ask ? c.html(problemPage(LOOK, ask.problem), 400) : c.html(page(trade));
  });
  app.post(path, async (c) => {
    const ask = read(c);
    if ('problem' in ask) return c.html(problemPage(LOOK, ask.problem), 400);
    const state = ask.state === undefined ? {} : { state: ask.state };
    const form = new URLSearchParams(await c.req.text());
    // assumed: what comes back when the seller says no; confirm: the same on open.shopee.com.
    if (form.get('decision') === 'cancel') {
      return c.redirect(withQuery(ask.redirect, { ...state, error: 'access_denied' }));
    }
    const shop = trade.shop('shopee', form.get('shop') ?? '');
    if (form.get('decision') !== 'allow' || !shop) {
      return c.html(problemPage(LOOK, '请选择一个店铺，然后同意或取消。'), 400);
    }
    return c.redirect(withQuery(ask.redirect, { ...state, code: links.open(shop.shopId), shop_id: shop.shopId }));
  });
  return app;
}

const page = (trade: WorldTrade) =>
  consentPage({
    ...LOOK,
    asks: '应用将可以读取订单、退货、回款、库存、广告与店铺健康度。它不能修改您的店铺，也看不到买家的联系方式。',
    choices: trade
      .shops('shopee')
      .map(({ shopId, shopName, country }) => ({ id: shopId, name: shopName, note: `${country} 站 · ${shopId}` })),
  });

function readAsk(c: Context): Ask {
  const { partner_id, auth_type, redirect_uri, response_type, state } = c.req.query();
  if (partner_id !== String(SHOPEE_APP.partnerId)) return { problem: '没有找到该应用（partner_id 不正确）。' };
  if (auth_type !== 'seller') return { problem: 'auth_type 必须为 seller。' };
  if (response_type !== 'code') return { problem: 'response_type 必须为 code。' };
  if (state !== undefined && state.length > MAX_STATE) return { problem: 'state 过长。' };
  const ask = readRedirect(redirect_uri);
  return 'problem' in ask || state === undefined ? ask : { ...ask, state };
}

/** assumed: any http(s) address; Shopee takes only domains registered with the app. confirm: the app's console. */
function readRedirect(address: string | undefined): Ask {
  const fits = address !== undefined && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return fits ? { redirect: address } : { problem: '链接缺少正确的回调地址。' };
}
