import { type Context, Hono } from 'hono';
import { consentPage, problemPage } from '../kernel/consent-page.ts';
import { registeredAddress, withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { EBAY_APP } from './credentials.ts';
import { LIFE_SECONDS, type Tokens } from './tokens.ts';

type Ask = { state: string; scope: string };

const LOOK = { place: 'eBay 登录', colour: { back: '#0654ba', text: '#ffffff' } };
const MAX_STATE = 1_000;
const SCOPE = /^https:\/\/api\.ebay\.com\/oauth\/api_scope(\/[a-z.]+)?$/;

/** auth.ebay.com: the seller lets the app in, or not. Source: developer.ebay.com, getting user consent. */
export function createConsentApp({ world, trade, tokens }: { world: World; trade: WorldTrade; tokens: Tokens }): Hono {
  const app = new Hono();
  app.get('/oauth2/authorize', (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    return c.html(
      consentPage({
        ...LOOK,
        asks: '应用将可以读取订单、资金、库存、广告与卖家表现。它不能修改您的店铺。',
        choices: trade.shops('ebay').map(choiceOf),
      }),
    );
  });
  app.post('/oauth2/authorize', async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const form = new URLSearchParams(await c.req.text());
    const back = (query: Record<string, string>) =>
      c.redirect(withQuery(registeredAddress(world, 'ebay'), { ...query, state: ask.state }));
    // assumed: a refusal comes to the same address with RFC 6749's error; confirm: the RuName's declined address.
    if (form.get('decision') === 'cancel') return back({ error: 'access_denied' });
    const shop = trade.shop('ebay', form.get('shop') ?? '');
    if (form.get('decision') !== 'allow' || !shop) {
      return c.html(problemPage(LOOK, '请选择一个店铺，然后同意或取消。'), 400);
    }
    return back({ code: tokens.issueCode(shop.shopId, ask.scope), expires_in: String(LIFE_SECONDS.code) });
  });
  // On eBay this is 账户设置 → 第三方应用访问权限; here it is one call.
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

/** What the app asks for, or what is wrong with it in the seller's words. */
function readAsk(c: Context): Ask | string {
  const { client_id, redirect_uri, response_type, scope = '', state } = c.req.query();
  if (client_id !== EBAY_APP.clientId) return '没有找到该应用（client_id 不正确）。';
  if (redirect_uri !== EBAY_APP.ruName) return '回调名称不正确（redirect_uri 应为应用登记的 RuName）。';
  if (response_type !== 'code') return '链接的 response_type 应为 code。';
  if (!scope.split(' ').every((one) => SCOPE.test(one))) return '链接申请的权限不正确（scope）。';
  if (!state || state.length > MAX_STATE) return '链接缺少 state 参数。';
  return { state, scope };
}
