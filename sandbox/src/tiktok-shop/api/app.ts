import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { createRate } from '../../kernel/rate.ts';
import type { World } from '../../kernel/world.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import { TIKTOK_SHOP_APP } from '../credentials.ts';
import { cipherOf } from '../ids.ts';
import {
  answer,
  invalid,
  NO_PATH,
  type Problem,
  reply,
  TOKEN_EXPIRED,
  TOKEN_INVALID,
  tooManyTiktokShop,
  WRONG_SIGN,
} from '../problems.ts';
import { signatureOf } from '../sign.ts';
import type { Tokens } from '../tokens.ts';
import { ACCOUNT } from './account.ts';
import { FINANCE } from './finance.ts';
import { GOODS } from './goods.ts';
import type { AccountCall, Json, Operation, Said } from './operation.ts';
import { ORDERS } from './orders.ts';
import { PERFORMANCE } from './performance.ts';
import { RETURNS } from './returns.ts';

const OPERATIONS: readonly Operation[] = [...ACCOUNT, ...ORDERS, ...FINANCE, ...RETURNS, ...GOODS, ...PERFORMANCE];

const PREFIX = '/tiktok-shop/open-api';
/** A timestamp may be five minutes old. assumed: and half a minute ahead; confirm: a call from a fast clock. */
const OLDEST_MS = 5 * 60_000;
const AHEAD_MS = 30_000;
// assumed: fifty calls a second for an app and shop; confirm: the rate limit page of the partner centre.
const RATE = { perSecond: 50, burst: 50 };

export type ApiOptions = { world: World; trade: WorldTrade; tokens: Tokens };

/** open-api.tiktokglobalshop.com. */
export function createOpenApi({ world, trade, tokens }: ApiOptions): Hono {
  const app = new Hono();
  const allows = createRate(world, RATE);
  for (const operation of OPERATIONS) {
    app.on(operation.method, operation.path, async (c) => {
      const text = operation.method === 'GET' ? '' : await c.req.text();
      const now = world.now().getTime();
      const problem = checkRequest(c, text, now);
      if (problem) return reply(c, problem);
      const shops = whoCalls({ trade, tokens }, c);
      if ('code' in shops) return reply(c, shops);
      if (!allows(shops[0]?.shopId ?? '')) return tooManyTiktokShop(c);
      const body = readBody(text);
      const said = body ? run(operation, { c, trade, shops, body, now }) : invalid('Invalid body. JSON is expected.');
      return 'data' in said ? answer(c, said.data) : reply(c, said);
    });
  }
  app.all('*', (c) => reply(c, NO_PATH));
  return app;
}

/** In TikTok's order: the app, the time, the signature. The token comes after. */
function checkRequest(c: Context, body: string, now: number): Problem | undefined {
  const { app_key, timestamp, sign } = c.req.query();
  if (app_key !== TIKTOK_SHOP_APP.appKey) return invalid('Invalid credentials. Invalid `app_key` query parameter.');
  const at = /^\d{10}$/.test(timestamp ?? '') ? Number(timestamp) * 1000 : Number.NaN;
  if (Number.isNaN(at)) return invalid('Invalid timestamp. The value of the `timestamp` query parameter is invalid.');
  const bound = 'Invalid timestamp. The value of the `timestamp` query parameter must not be';
  if (at < now - OLDEST_MS) return invalid(`${bound} earlier than 5 minutes before the current time.`);
  if (at > now + AHEAD_MS) return invalid(`${bound} later than 30 seconds after the current time.`);
  if (!sign) return invalid('Missing credentials. The request does not include a required signature in the query.');
  const path = c.req.path.slice(c.req.path.indexOf(PREFIX) + PREFIX.length);
  const expected = signatureOf({ path, query: new URL(c.req.url).searchParams, body }, TIKTOK_SHOP_APP.appSecret);
  const same = sign.length === expected.length && timingSafeEqual(Buffer.from(sign), Buffer.from(expected));
  return same ? undefined : WRONG_SIGN;
}

function whoCalls({ trade, tokens }: Pick<ApiOptions, 'trade' | 'tokens'>, c: Context): readonly Shop[] | Problem {
  const shopIds = tokens.read(c.req.header('x-tts-access-token') ?? '');
  if (shopIds === 'expired') return TOKEN_EXPIRED;
  if (!shopIds) return TOKEN_INVALID;
  return shopIds.map((id) => trade.shop('tiktokShop', id)).filter((shop): shop is Shop => shop !== undefined);
}

function run(operation: Operation, call: AccountCall): Said {
  const cipher = call.c.req.query('shop_cipher');
  if (operation.for === 'account') {
    return cipher === undefined
      ? operation.run(call)
      : invalid('Unexpected identifier. The `shop_cipher` query parameter is not required for this request.');
  }
  const shop = call.shops.find(({ shopId }) => cipherOf(shopId) === cipher);
  return shop
    ? operation.run({ ...call, shop })
    : invalid('Invalid identifier. The `shop_cipher` query parameter is invalid.');
}

function readBody(text: string): Json | undefined {
  if (text === '') return {};
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Json) : undefined;
  } catch {
    return undefined;
  }
}
