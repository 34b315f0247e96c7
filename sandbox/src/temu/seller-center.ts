import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { consentPage, problemPage, vendorPage } from '../kernel/consent-page.ts';
import { registeredAddress, withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { TEMU_APPS } from './credentials.ts';
import { isRegion, type Region, regionsOf } from './regions.ts';
import type { Tokens } from './tokens.ts';

const LOOK = { place: 'Temu 卖家中心 · 授权管理', colour: { back: '#fb7701', text: '#111111' } };
const PATH = '/:region/open-platform/client-manage';
const MAX_STATE = 1_000;

/**
 * Seller Center's page of authorised apps. Manual authorisation shows the token to copy; with a `state`, as an app's
 * own link has it, the browser is sent back with a code instead.
 * assumed: that link's address and its parameters; confirm: the app's page on partner.temu.com.
 */
export function createSellerCenterApp(options: { world: World; trade: WorldTrade; tokens: Tokens }): Hono {
  const { world, trade, tokens } = options;
  const app = new Hono();
  app.get(PATH, (c) => {
    const ask = readAsk(c);
    if ('problem' in ask) return c.html(problemPage(LOOK, ask.problem), 400);
    const choices = trade.shops('temu').filter((shop) => regionsOf(shop).includes(ask.region));
    const asks = '应用将可以读取订单、售后、备货与商品销售数据。它不能修改您的店铺。';
    return c.html(consentPage({ ...LOOK, asks, choices: choices.map(choiceOf) }));
  });
  app.post(PATH, async (c) => {
    const ask = readAsk(c);
    if ('problem' in ask) return c.html(problemPage(LOOK, ask.problem), 400);
    const form = new URLSearchParams(await c.req.text());
    const shop = trade.shop('temu', form.get('shop') ?? '');
    const back = (query: Record<string, string>) =>
      c.redirect(withQuery(registeredAddress(world, 'temu'), { ...query, state: ask.state ?? '' }));
    if (form.get('decision') === 'cancel') {
      return ask.state ? back({ error: 'access_denied' }) : c.html(problemPage(LOOK, '您没有授权。'));
    }
    if (form.get('decision') !== 'allow' || !shop || !regionsOf(shop).includes(ask.region)) {
      return c.html(problemPage(LOOK, '请选择一个店铺，然后同意或取消。'), 400);
    }
    if (ask.state) return back({ code: tokens.issueCode(shop, ask.region) });
    return c.html(tokenPage(tokens.issueCopied(shop, ask.region)));
  });
  // In Seller Center this is 取消授权; here it is one call.
  app.post('/:region/open-platform/revoke', async (c) => {
    const region = c.req.param('region');
    if (isRegion(region)) tokens.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '', region);
    return c.body(null, 204);
  });
  return app;
}

type Ask = { region: Region; state?: string };

function readAsk(c: Context): Ask | { problem: string } {
  const region = c.req.param('region') ?? '';
  const { app_key, state } = c.req.query();
  if (!isRegion(region)) return { problem: '没有这个站点。' };
  if (app_key !== TEMU_APPS[region].appKey) return { problem: '没有找到该应用（app_key 不正确）。' };
  if (state !== undefined && (state === '' || state.length > MAX_STATE)) return { problem: 'state 参数不正确。' };
  return { region, ...(state !== undefined && { state }) };
}

const choiceOf = ({ shopId, shopName, managed, companyKey }: Shop) => ({
  id: shopId,
  name: `${shopName}（${managed === 'full' ? '全托管' : '半托管'}）`,
  note: findCompany(companyKey)?.name ?? '',
});

const tokenPage = (token: string) =>
  vendorPage(
    LOOK,
    '授权成功',
    html`<h1>授权成功</h1><p>请复制访问令牌（Access Token）并粘贴到应用中完成配置。</p><code>${token}</code>
<p><small>有效期 365 天。再次授权后，原令牌立即失效。</small></p>`,
  );
