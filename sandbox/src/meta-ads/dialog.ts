import { type Context, Hono } from 'hono';
import { type ConsentPage, consentPage, problemPage } from '../kernel/consent-page.ts';
import type { Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import { withQuery } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { findCompany } from '../people/people.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { adAccounts } from './accounts.ts';
import { META_APP } from './credentials.ts';

type Ask = { redirectUri: string; state: string; scopes: readonly string[] };

const CODE_MS = 10 * 60_000;
const MAX_STATE = 1_000;
const SCOPES: readonly string[] = ['public_profile', 'email', 'ads_read', 'ads_management', 'business_management'];
const LOOK = { place: 'Facebook 登录', colour: { back: '#0866ff', text: '#fff' } };

/** www.facebook.com: the dialog in which a person lets the app read their ad accounts. */
export function createDialogApp(world: World, trade: WorldTrade, grants: Grants): Hono {
  const app = new Hono();
  const dialog = '/:version{v\\d+\\.\\d+}/dialog/oauth';
  app.get(dialog, (c) => {
    const ask = readAsk(c);
    return typeof ask === 'string' ? c.html(problemPage(LOOK, ask), 400) : c.html(consentPage(pageFor(trade)));
  });
  app.post(dialog, async (c) => {
    const ask = readAsk(c);
    if (typeof ask === 'string') return c.html(problemPage(LOOK, ask), 400);
    const form = new URLSearchParams(await c.req.text());
    if (form.get('decision') === 'cancel') return c.redirect(denied(ask));
    const companyKey = form.get('shop') ?? '';
    const known = adAccounts(trade).some(({ shop }) => shop.companyKey === companyKey);
    if (form.get('decision') !== 'allow' || !known) {
      return c.html(problemPage(LOOK, '请选择一个账号，然后同意或取消。'), 400);
    }
    const code = `AQ${randomText(world.random, 180, LETTERS_AND_DIGITS)}`;
    const note = JSON.stringify({ redirectUri: ask.redirectUri, scopes: ask.scopes });
    grants.give('code', code, { shopId: companyKey, expiresAt: world.now().getTime() + CODE_MS, note });
    // Facebook ends its redirects with this fragment; it never reaches a server.
    return c.redirect(`${withQuery(ask.redirectUri, { code, state: ask.state })}#_=_`);
  });
  // On Facebook: 设置 → 应用和网站 → 移除. Here it is one call.
  app.post('/settings/remove-app', async (c) => {
    grants.revoke(new URLSearchParams(await c.req.text()).get('shop') ?? '');
    return c.body(null, 204);
  });
  return app;
}

function readAsk(c: Context): Ask | string {
  const { client_id, redirect_uri = '', state = '', scope = '', response_type = 'code' } = c.req.query();
  if (client_id !== META_APP.appId) return '没有找到该应用（client_id 不正确）。';
  // assumed: any http(s) address; Facebook takes only those registered with the app. confirm: the app's settings.
  const protocol = URL.canParse(redirect_uri) ? new URL(redirect_uri).protocol : '';
  if (!/^https?:$/.test(protocol)) return '链接缺少正确的 redirect_uri 参数。';
  if (response_type !== 'code') return 'response_type 只支持 code。';
  if (state.length > MAX_STATE) return 'state 参数过长。';
  const scopes = scope.split(/[,\s]+/).filter((name) => name !== '');
  const unknown = scopes.filter((name) => !SCOPES.includes(name));
  return unknown.length > 0 ? `无效的权限：${unknown.join('、')}` : { redirectUri: redirect_uri, state, scopes };
}

const denied = ({ redirectUri, state }: Ask): string =>
  withQuery(redirectUri, {
    error: 'access_denied',
    error_code: '200',
    error_description: 'Permissions error',
    error_reason: 'user_denied',
    state,
  });

function pageFor(trade: WorldTrade): ConsentPage {
  const accounts = adAccounts(trade);
  const keys = [...new Set(accounts.map(({ shop }) => shop.companyKey))];
  return {
    ...LOOK,
    asks: '应用将可以查看您的广告账户及其投放数据（花费、展示、点击与转化）。它不能修改或投放广告。',
    choices: keys.map((key) => ({
      id: key,
      name: accounts
        .filter(({ shop }) => shop.companyKey === key)
        .map(({ shop }) => shop.shopName)
        .join('、'),
      note: findCompany(key)?.name ?? '',
    })),
  };
}
