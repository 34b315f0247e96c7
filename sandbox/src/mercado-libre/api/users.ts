import { MERCADO_LIBRE_APP } from '../credentials.ts';
import { siteOf } from '../ids.ts';
import type { Call, Operation } from '../operation.ts';
import { FORBIDDEN, notFound, type Problem } from '../problems.ts';
import { instant } from '../values.ts';
import { reputationOf } from './reputation.ts';

/** Sources: "Queries about the user", "Sellers reputation" and "Application manager" of the developers' pages. */
export const USERS: readonly Operation[] = [
  { method: 'GET', path: '/users/me', run: (call) => call.c.json(presentUser(call)) },
  { method: 'GET', path: '/users/:userId', run: getUser },
  { method: 'DELETE', path: '/users/:userId/applications/:appId', run: revoke },
];

/** Strangers are shown less of a user; only the token's own is served here. */
function getUser(call: Call): Response | Problem {
  const { c, shop } = call;
  const id = c.req.param('userId');
  return id === shop.shopId ? c.json(presentUser(call)) : notFound(`The User ID must match the consultant's: ${id}`);
}

function revoke({ c, tokens, shop }: Call): Response | Problem {
  const { userId = '', appId = '' } = c.req.param();
  if (userId !== shop.shopId || appId !== MERCADO_LIBRE_APP.clientId) return FORBIDDEN;
  tokens.revoke(shop.shopId);
  return c.json({ user_id: userId, app_id: appId, msg: 'Autorización eliminada' });
}

function presentUser({ trade, shop, now }: Call) {
  const nickname = shop.shopName.toUpperCase().replace(/\W/g, '');
  return {
    id: Number(shop.shopId),
    nickname,
    registration_date: instant(trade.openedAt(shop)),
    country_id: shop.country,
    address: { state: null, city: null },
    user_type: 'normal',
    tags: ['normal', 'user_info_verified', 'messages_as_seller'],
    logo: null,
    points: 100,
    site_id: siteOf(shop),
    permalink: `http://perfil.mercadolibre.example/${nickname}`,
    seller_experience: 'ADVANCED',
    seller_reputation: reputationOf(trade, shop, now),
    buyer_reputation: { tags: [] },
    status: { site_status: shop.status === 'suspended' ? 'deactive' : 'active' },
  };
}
