import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { readJson } from '../../kernel/json.ts';
import { createRate } from '../../kernel/rate.ts';
import type { World } from '../../kernel/world.ts';
import type { WorldTrade } from '../../trade/trade-types.ts';
import { TEMU_APPS } from '../credentials.ts';
import { envelope, type Problem, problemOf, type Refusal } from '../problems.ts';
import type { Region } from '../regions.ts';
import { signatureOf } from '../sign.ts';
import type { Tokens } from '../tokens.ts';
import { AFTER_SALES } from './after-sales.ts';
import { mallOperations, presentToken } from './mall.ts';
import { type Call, type Operation, type Params, readWhole, type Said } from './operation.ts';
import { ORDERS } from './orders.ts';
import { supplyOperations } from './supply.ts';
import type { SupplyDays } from './supply-days.ts';

export type RouterOptions = { world: World; trade: WorldTrade; tokens: Tokens; days: SupplyDays; region: Region };

/** The timestamp may be so far off, either way. */
const SKEW_MS = 300_000;
/** Twenty calls a second for an app. Source: partner-us.temu.com, rate limit rule. */
const RATE = { perSecond: 20, burst: 20 };
const CREATE = 'bg.open.accesstoken.create';
const INVALID_CODE: Problem = { errorCode: 110_020_002, errorMsg: 'Invalid code, please check and try again.' };

/** One gateway: everything is a POST to the router, told apart by `type`. */
export function createRouter({ world, trade, tokens, days, region }: RouterOptions): Hono {
  const operations: readonly Operation[] = [
    ...ORDERS,
    ...AFTER_SALES,
    ...supplyOperations(days),
    ...mallOperations(({ shop }) => typesOf(shop.managed === 'semi')),
  ].filter((operation) => operation.regions.includes(region));
  const typesOf = (semi: boolean) =>
    operations.map(({ type }) => type).filter((type) => semi || !type.startsWith('bg.order.'));
  const allows = createRate(world, RATE);

  function handle(body: Params, now: number): Said {
    const refusal = checkRequest(body, region, now);
    if (refusal) return { refusal };
    if (!allows(region)) return { refusal: 'tooMany' };
    if (body['type'] === CREATE) return create(body);
    const operation = operations.find(({ type }) => type === body['type']);
    if (!operation) return { refusal: 'unknownType' };
    const token = body['access_token'];
    if (typeof token !== 'string' || token === '') return { refusal: 'noToken' };
    const held = tokens.read(token, region);
    if (held === 'expired') return { refusal: 'expiredToken' };
    return held ? operation.run({ trade, region, now, ...held, params: paramsOf(body) }) : { refusal: 'unknownToken' };
  }

  function create(body: Params): Said {
    const held = tokens.redeem(String(paramsOf(body)['code'] ?? ''), region);
    if (!held) return INVALID_CODE;
    return { result: { accessToken: held.token, ...presentToken(held, typesOf(held.shop.managed === 'semi')) } };
  }

  const app = new Hono();
  app.post('/openapi/router', async (c) => {
    const body = await readJson(c);
    const said: Said = body ? handle(body, world.now().getTime()) : { refusal: 'badParams' };
    return envelope(c, region, 'refusal' in said ? problemOf(region, said.refusal) : said);
  });
  return app;
}

function checkRequest(body: Params, region: Region, now: number): Refusal | undefined {
  const { appKey, appSecret } = TEMU_APPS[region];
  const { type, app_key, timestamp, sign } = body;
  if (typeof type !== 'string' || type === '') return 'noType';
  if (timestamp === undefined) return 'noTimestamp';
  const at = (readWhole(timestamp) ?? 0) * 1000;
  if (Math.abs(at - now) > SKEW_MS) return 'wrongTimestamp';
  if (app_key !== appKey) return 'unknownApp';
  if (typeof sign !== 'string' || sign === '') return 'noSign';
  const expected = signatureOf(body, appSecret);
  const same = sign.length === expected.length && timingSafeEqual(Buffer.from(sign), Buffer.from(expected));
  return same ? undefined : 'wrongSign';
}

/** An operation's own parameters stand beside the common ones, or under `request`. */
function paramsOf(body: Params): Call['params'] {
  const request = body['request'];
  return typeof request === 'object' && request !== null && !Array.isArray(request) ? (request as Params) : body;
}
