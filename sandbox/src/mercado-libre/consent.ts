import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import { registeredAddress, withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { MERCADO_LIBRE_APP } from './credentials.ts';
import type { Asked, Tokens } from './tokens.ts';

type Parts = { world: World; trade: WorldTrade; tokens: Tokens /** ISO 3166. */; country: string };
type Ask = Asked & { state: string | undefined };

const LOOK = { place: 'Mercado Libre 账户授权', colour: { back: '#ffe600', text: '#2d3277' } };
const MAX_TEXT = 1_000;

/** The sellers' own host of a country: auth.mercadolibre.com.mx, auth.mercadolivre.com.br. */
export function createConsentApp({ world, trade, tokens, country }: Parts): Hono {
  const app = new Hono();
  const here = () => trade.shops('mercadoLibre').filter((shop) => shop.country === country);
  app.get('/authorization', (c) => {
    const ask = readAsk(world, c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const choices = here().map(({ shopId, shopName, companyKey }) => ({
      id: shopId,
      name: `${shopName}（${shopId}）`,
      note: findCompany(companyKey)?.name ?? '',
    }));
    const asks = '应用将可以读取订单、售后、商品库存、卖家信誉与 Mercado Pago 放款报告。';
    return c.html(consentPage({ ...LOOK, asks, choices }));
  });
  app.post('/authorization', async (c) => {
    const ask = readAsk(world, c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const { state, ...asked } = ask;
    const form = new URLSearchParams(await c.req.text());
    const back = (query: Record<string, string>) =>
      c.redirect(withQuery(ask.redirectUri, { ...query, ...(state !== undefined && { state }) }));
    // assumed: a refusal comes back with RFC 6749's error; confirm: the same on Mercado Libre.
    if (form.get('decision') === 'cancel') return back({ error: 'access_denied' });
    const shop = here().find(({ shopId }) => shopId === form.get('shop'));
    if (form.get('decision') !== 'allow' || !shop) {
      return c.html(problemPage(LOOK, '请选择一个店铺，然后同意或取消。'), 400);
    }
    return back({ code: tokens.issueCode(shop.shopId, asked) });
  });
  // On Mercado Libre this is 账户 → 应用权限; here it is one call.
  app.post('/manage/revoke', async (c) => {
    tokens.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

/** What the link asks for, or what is wrong with it in the seller's words. */
function readAsk(world: World, c: Context): Ask | string {
  const { client_id, redirect_uri, response_type, state, code_challenge, code_challenge_method } = c.req.query();
  if (response_type !== 'code') return '链接的 response_type 应为 code。';
  if (client_id !== MERCADO_LIBRE_APP.clientId) return '没有找到该应用（client_id 不正确）。';
  // It has to be exactly the one registered with the application. Source: "Authentication and Authorization".
  if (redirect_uri !== registeredAddress(world, 'mercadoLibre')) return '回调地址与应用登记的不一致（redirect_uri）。';
  if ((state?.length ?? 0) > MAX_TEXT || (code_challenge?.length ?? 0) > MAX_TEXT) return '链接过长。';
  const method = code_challenge_method === 'S256' ? 'S256' : 'plain';
  return { state, redirectUri: redirect_uri, ...(code_challenge && { challenge: code_challenge, method }) };
}
