import { type Context, Hono } from 'hono';
import type { Grant } from '../kernel/grants.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { TIKTOK_SHOP_APP } from './credentials.ts';
import {
  APP_INVALID,
  answer,
  CODE_INVALID,
  GRANT_INVALID,
  REFRESH_EXPIRED,
  REFRESH_UNKNOWN,
  reply,
} from './problems.ts';
import type { Tokens } from './tokens.ts';

/** auth.tiktok-shops.com: a code becomes tokens, and they are renewed, by GET and with the secret in the query. */
export function createTokenHost({ trade, tokens }: { trade: WorldTrade; tokens: Tokens }): Hono {
  const app = new Hono();
  const grantTokens = (c: Context, grant: Grant) => answer(c, presentTokens(trade, grant, tokens.issuePair(grant)));
  app.get('/api/v2/token/get', (c) => {
    const { auth_code, grant_type } = c.req.query();
    if (!isOurApp(c)) return reply(c, APP_INVALID);
    if (grant_type !== 'authorized_code') return reply(c, GRANT_INVALID);
    const grant = tokens.redeem(auth_code ?? '');
    return grant ? grantTokens(c, grant) : reply(c, CODE_INVALID);
  });
  app.get('/api/v2/token/refresh', (c) => {
    const { refresh_token, grant_type } = c.req.query();
    if (!isOurApp(c)) return reply(c, APP_INVALID);
    if (grant_type !== 'refresh_token') return reply(c, GRANT_INVALID);
    const grant = tokens.renew(refresh_token ?? '');
    if (grant === 'expired') return reply(c, REFRESH_EXPIRED);
    return grant ? grantTokens(c, grant) : reply(c, REFRESH_UNKNOWN);
  });
  return app;
}

const isOurApp = (c: Context): boolean =>
  c.req.query('app_key') === TIKTOK_SHOP_APP.appKey && c.req.query('app_secret') === TIKTOK_SHOP_APP.appSecret;

function presentTokens(trade: WorldTrade, { shopId }: Grant, { access, refresh }: ReturnType<Tokens['issuePair']>) {
  const shop = trade.shop('tiktokShop', shopId);
  return {
    access_token: access.token,
    access_token_expire_in: access.endsAt,
    refresh_token: refresh.token,
    refresh_token_expire_in: refresh.endsAt,
    open_id: `sandbox-${shop?.companyKey}`,
    seller_name: shop?.shopName,
    // Every seller of this sandbox is a company of Shenzhen that sells across borders.
    seller_base_region: 'CN',
    user_type: 0,
    granted_scopes: ['seller.order.info', 'seller.finance.info', 'seller.return_refund.basic', 'seller.shop.info'],
  };
}
