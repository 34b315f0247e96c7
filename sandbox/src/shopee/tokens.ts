import { type Context, Hono } from 'hono';
import { readJson } from '../kernel/json.ts';
import { vendorNow } from '../kernel/vendor-clock.ts';
import type { World } from '../kernel/world.ts';
import { type Problem, reply, wrong } from './answers.ts';
import { SHOPEE_APP } from './credentials.ts';
import type { Links } from './links.ts';
import { checkSign } from './sign.ts';

type Body = Record<string, unknown>;

const CODE_WRONG: Problem = {
  error: 'invalid_code',
  message: 'The code is expired or used or invalid, please check the code.',
  status: 403,
};
const REFRESH_WRONG: Problem = {
  error: 'error_shop_refresh_token',
  message: 'Your refresh token is error ,please check refresh token or shopid.',
  status: 403,
};
const REFRESH_EXPIRED: Problem = {
  error: 'refresh_token_expired',
  message: 'Your refresh_token expired.',
  status: 403,
};
export const NOT_LINKED: Problem = {
  error: 'shop_no_linked',
  message: 'Partner and shop has no linked.',
  status: 403,
};
const LINK_EXPIRED: Problem = {
  error: 'shop_access_expired',
  message: 'Your access to shop has expired.',
  status: 403,
};

/** The two public calls under /api/v2/auth: a code for tokens, and a refresh token, good once, for the next pair. */
export function createTokenApi(world: World, links: Links): Hono {
  const app = new Hono();
  const serve = (path: string, answer: (body: Body) => Problem | Record<string, unknown>) =>
    app.post(path, async (c: Context) => {
      const refused = checkSign({ path, query: c.req.query(), shopCall: false }, vendorNow(world, 'shopee'));
      if (refused) return reply(c, refused);
      const body = await readJson(c);
      if (!body) return reply(c, wrong('the request body is not a valid json format'));
      if (body['partner_id'] !== SHOPEE_APP.partnerId) return reply(c, wrong('partner_id'));
      const given = answer(body);
      return reply(c, isProblem(given) ? given : { flat: given });
    });
  serve('/api/v2/auth/token/get', (body) => redeem(links, body));
  serve('/api/v2/auth/access_token/get', (body) => renew(links, world.now().getTime(), body));
  return app;
}

const isProblem = (given: Problem | Record<string, unknown>): given is Problem => 'error' in given;

/** Sandbox sellers let in one shop at a time; a main account with several is not served. */
function redeem(links: Links, { code, shop_id }: Body): Problem | Record<string, unknown> {
  if (typeof code !== 'string' || typeof shop_id !== 'number') return wrong('code and shop_id are required');
  const found = links.grants.find('code', code);
  if (!found || found === 'expired') return CODE_WRONG;
  if (found.shopId !== String(shop_id)) {
    const message = 'The code or shop_id is wrong, please check the code or the shop_id.';
    return { error: 'invalid_shop_id', message, status: 403 };
  }
  links.grants.take('code', code);
  return { ...links.issue(found.shopId), shop_id_list: [shop_id], merchant_id_list: [] };
}

function renew(links: Links, now: number, { refresh_token, shop_id }: Body): Problem | Record<string, unknown> {
  if (typeof refresh_token !== 'string' || typeof shop_id !== 'number') {
    return wrong('refresh_token and shop_id are required');
  }
  const link = links.find(String(shop_id));
  if (!link) return NOT_LINKED;
  if (now >= link.expiresAt) return LINK_EXPIRED;
  const found = links.grants.find('refresh', refresh_token);
  if (found === 'expired') return REFRESH_EXPIRED;
  if (found?.shopId !== String(shop_id)) return REFRESH_WRONG;
  links.grants.take('refresh', refresh_token);
  return { partner_id: SHOPEE_APP.partnerId, shop_id, ...links.issue(found.shopId) };
}
