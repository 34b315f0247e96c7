import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import { registeredAddress, withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { TIKTOK_SHOP_APP } from './credentials.ts';
import type { Tokens } from './tokens.ts';

const LOOK = { place: 'TikTok Shop 商家中心', colour: { back: '#111111', text: '#ffffff' } };
const MAX_STATE = 1_000;
const MAX_SHOPS = 20;

export type ConsentOptions = { world: World; trade: WorldTrade; tokens: Tokens };

/** Where the seller lets the app in, by today's link (service_id) and by the older one (app_key). */
export function createConsentApp({ world, trade, tokens }: ConsentOptions, path: string): Hono {
  const app = new Hono();
  app.get(path, (c) => {
    const ask = readAsk(c);
    if ('problem' in ask) return c.html(problemPage(LOOK, ask.problem), 400);
    const asks = '应用将可以读取订单、退货、资金、库存与店铺表现。它不能修改您的店铺。';
    return c.html(consentPage({ ...LOOK, asks, choices: trade.shops('tiktokShop').map(choiceOf) }));
  });
  app.post(path, async (c) => {
    const ask = readAsk(c);
    if ('problem' in ask) return c.html(problemPage(LOOK, ask.problem), 400);
    const form = new URLSearchParams(await c.req.text());
    const address = registeredAddress(world, 'tiktokShop');
    // assumed: TikTok goes nowhere when the seller leaves; here the browser comes back, so that nobody waits.
    if (form.get('decision') === 'cancel') {
      return c.redirect(withQuery(address, { state: ask.state, error: 'access_denied' }));
    }
    const shops = form
      .getAll('shop')
      .slice(0, MAX_SHOPS)
      .map((id) => trade.shop('tiktokShop', id));
    const chosen = shops.filter((shop): shop is Shop => shop !== undefined);
    if (form.get('decision') !== 'allow' || chosen.length === 0 || new Set(chosen.map((s) => s.companyKey)).size > 1) {
      return c.html(problemPage(LOOK, '请选择同一商家的店铺，然后同意或取消。'), 400);
    }
    const code = tokens.issueCode(chosen.map(({ shopId }) => shopId));
    const told = { app_key: TIKTOK_SHOP_APP.appKey, code, locale: 'zh-CN', shop_region: chosen[0]?.country ?? '' };
    return c.redirect(withQuery(address, { ...told, state: ask.state }));
  });
  return app;
}

/** In Seller Center this is 授权管理 → 取消授权; here it is one call. */
export function createRevokeApp(tokens: Tokens): Hono {
  const app = new Hono();
  app.post('/manage/revoke', async (c) => {
    tokens.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

const choiceOf = ({ shopId, shopName, country, companyKey }: Shop) => ({
  id: shopId,
  name: `${shopName}（${country}）`,
  note: findCompany(companyKey)?.name ?? '',
});

function readAsk(c: Context): { state: string } | { problem: string } {
  const { service_id, app_key, state } = c.req.query();
  if (service_id !== TIKTOK_SHOP_APP.serviceId && app_key !== TIKTOK_SHOP_APP.appKey) {
    return { problem: '没有找到该应用（service_id 不正确）。' };
  }
  if (!state || state.length > MAX_STATE) return { problem: '链接缺少 state 参数。' };
  return { state };
}
