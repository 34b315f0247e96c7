import { type Context, Hono } from 'hono';
import { createGrants, type Grant, type Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
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

/** assumed: half an hour, seven days, a year; confirm: the expiry fields of a live reply. */
const LIFE_SECONDS = { code: 1_800, access: 7 * 86_400, refresh: 365 * 86_400 } as const;

/** TikTok's codes and tokens. A token is good for every shop the seller chose: `note` of a grant, parted by spaces. */
export type Tokens = {
  issueCode(shopIds: readonly string[]): string;
  read(accessToken: string): readonly string[] | 'expired' | undefined;
  revoke: Grants['revoke'];
  createApp(trade: WorldTrade): Hono;
};

export function createTokens(world: World): Tokens {
  const grants = createGrants(world, 'tiktok-shop');
  const issue = (kind: keyof typeof LIFE_SECONDS, chosen: Pick<Grant, 'shopId' | 'note'>) => {
    const token = `GCP_${randomText(world.random, kind === 'code' ? 40 : 80, LETTERS_AND_DIGITS)}`;
    const expiresAt = world.now().getTime() + LIFE_SECONDS[kind] * 1000;
    grants.give(kind, token, { ...chosen, expiresAt });
    return { token, expiresAt: Math.floor(expiresAt / 1000) };
  };

  function pair(c: Context, trade: WorldTrade, { shopId, note }: Grant): Response {
    const chosen = { shopId, ...(note !== undefined && { note }) };
    const [access, refresh] = [issue('access', chosen), issue('refresh', chosen)];
    return answer(c, {
      access_token: access.token,
      access_token_expire_in: access.expiresAt,
      refresh_token: refresh.token,
      refresh_token_expire_in: refresh.expiresAt,
      open_id: `sandbox-${trade.shop('tiktokShop', shopId)?.companyKey}`,
      seller_name: trade.shop('tiktokShop', shopId)?.shopName,
      // Every seller of this sandbox is a company of Shenzhen that sells across borders.
      seller_base_region: 'CN',
      user_type: 0,
      granted_scopes: ['seller.order.info', 'seller.finance.info', 'seller.return_refund.basic', 'seller.shop.info'],
    });
  }

  return {
    issueCode: (shopIds) => issue('code', { shopId: shopIds[0] ?? '', note: shopIds.join(' ') }).token,
    read(accessToken) {
      const grant = grants.find('access', accessToken);
      return typeof grant === 'object' ? (grant.note ?? grant.shopId).split(' ') : grant;
    },
    revoke: grants.revoke,
    createApp(trade) {
      const app = new Hono();
      app.get('/api/v2/token/get', (c) => {
        const { auth_code, grant_type } = c.req.query();
        if (!isOurApp(c)) return reply(c, APP_INVALID);
        if (grant_type !== 'authorized_code') return reply(c, GRANT_INVALID);
        const grant = grants.take('code', auth_code ?? '');
        return typeof grant === 'object' ? pair(c, trade, grant) : reply(c, CODE_INVALID);
      });
      app.get('/api/v2/token/refresh', (c) => {
        const { refresh_token, grant_type } = c.req.query();
        if (!isOurApp(c)) return reply(c, APP_INVALID);
        if (grant_type !== 'refresh_token') return reply(c, GRANT_INVALID);
        // assumed: the old refresh token dies with its use; confirm: a second refresh with the same token.
        const grant = grants.take('refresh', refresh_token ?? '');
        if (grant === 'expired') return reply(c, REFRESH_EXPIRED);
        return grant ? pair(c, trade, grant) : reply(c, REFRESH_UNKNOWN);
      });
      return app;
    },
  };
}

const isOurApp = (c: Context): boolean =>
  c.req.query('app_key') === TIKTOK_SHOP_APP.appKey && c.req.query('app_secret') === TIKTOK_SHOP_APP.appSecret;
