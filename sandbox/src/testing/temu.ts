import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { TEMU_APPS } from '../temu/credentials.ts';
import type { Region } from '../temu/regions.ts';
import { tokenMadeBefore } from '../temu/tokens.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createTestSandbox } from './sandbox.ts';

type Json = Record<string, unknown>;
export type TemuAnswer = { success: boolean; errorCode: number; errorMsg: string; result: Json };

export const authorisePath = (region: Region, changes: Record<string, string> = {}): string =>
  `/temu/seller/${region}/open-platform/client-manage?${new URLSearchParams({ app_key: TEMU_APPS[region].appKey, ...changes })}`;

const form = (shop: string, decision: string) => ({ method: 'POST', body: new URLSearchParams({ shop, decision }) });

/** The token Seller Center shows to be copied. */
export async function copyToken(app: Hono, region: Region, shop: string): Promise<string> {
  const page = await (await app.request(authorisePath(region), form(shop, 'allow'))).text();
  return /<code>([^<]+)<\/code>/.exec(page)?.[1] ?? '';
}

/** What the browser is sent back with by an app's own link. */
export async function decide(app: Hono, region: Region, shop: string, decision = 'allow'): Promise<URL> {
  const answer = await app.request(authorisePath(region, { state: 'one-time-state' }), form(shop, decision));
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export type Ask = { region: Region; at: number; token: string; type: string; params?: Json; changes?: Json };

/** A call signed by the rule written down a second time. `changes` are made after signing. */
export async function call(
  app: Hono,
  { region, at, token, type, params = {}, changes = {} }: Ask,
): Promise<TemuAnswer> {
  const { appKey, appSecret } = TEMU_APPS[region];
  const common = { app_key: appKey, access_token: token, data_type: 'JSON', timestamp: Math.floor(at / 1000), type };
  const body: Json = { ...common, version: 'V1', ...params };
  let base = appSecret;
  for (const name of Object.keys(body).sort()) {
    const value = body[name];
    base += name + (typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  const sign = createHash('md5')
    .update(base + appSecret)
    .digest('hex')
    .toUpperCase();
  const answer = await app.request(`/temu/${region}/openapi/router`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, sign, ...changes }),
  });
  return (await answer.json()) as TemuAnswer;
}

export const SEMI = '634418210001818';
export const FACTORY = '634418210001919';

/** A sandbox with a shop that pastes the token it made before. */
export const openMall = async (shopId = SEMI, region: Region = 'us') => {
  const sandbox = createTestSandbox();
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('temu', shopId);
  if (!shop) throw new Error(`no shop ${shopId}`);
  const token = tokenMadeBefore(shopId, region);
  const ask = (type: string, params: Json = {}, more: Partial<Ask> = {}): Promise<TemuAnswer> =>
    call(sandbox.app, { region, at: sandbox.clock.now().getTime(), token, type, params, ...more });
  return { ...sandbox, trade, shop, token, ask };
};

type Pages = { ask: Awaited<ReturnType<typeof openMall>>['ask']; type: string; params: Json; list: string };

/** Every page, a thousand at most, until one is not full. */
export async function allPages({ ask, type, params, list }: Pages, size = 20): Promise<Json[]> {
  const rows: Json[] = [];
  for (let page = 1; page < 1_000; page += 1) {
    const { result } = await ask(type, { ...params, pageNumber: page, pageNo: page, pageSize: size });
    rows.push(...(result[list] as Json[]));
    if ((result[list] as Json[]).length < size) break;
  }
  return rows;
}
