import { createHmac } from 'node:crypto';
import type { Hono } from 'hono';
import { TIKTOK_SHOP_APP } from '../tiktok-shop/credentials.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createTestSandbox } from './sandbox.ts';

type Json = Record<string, unknown>;
export type TiktokAnswer = { status: number; code: number; message: string; data: Json };

export const consentPath = (changes: Record<string, string> = {}): string =>
  `/tiktok-shop/services/open/authorize?${new URLSearchParams({ service_id: TIKTOK_SHOP_APP.serviceId, state: 'one-time-state', ...changes })}`;

/** What the browser is sent back with after the seller has decided. */
export async function decide(app: Hono, shops: readonly string[], decision = 'allow'): Promise<URL> {
  const body = new URLSearchParams([...shops.map((shop): [string, string] => ['shop', shop]), ['decision', decision]]);
  const answer = await app.request(consentPath(), { method: 'POST', body });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export async function read(response: Response): Promise<TiktokAnswer> {
  return { status: response.status, ...((await response.json()) as Omit<TiktokAnswer, 'status'>) };
}

const { appKey, appSecret } = TIKTOK_SHOP_APP;

export const getToken = async (app: Hono, code: string): Promise<TiktokAnswer> => {
  const query = { app_key: appKey, app_secret: appSecret, auth_code: code, grant_type: 'authorized_code' };
  return read(await app.request(`/tiktok-shop/auth/api/v2/token/get?${new URLSearchParams(query)}`));
};

export const refresh = async (app: Hono, token: unknown): Promise<TiktokAnswer> => {
  const query = { app_key: appKey, app_secret: appSecret, refresh_token: String(token), grant_type: 'refresh_token' };
  return read(await app.request(`/tiktok-shop/auth/api/v2/token/refresh?${new URLSearchParams(query)}`));
};

export type Wish = {
  path: string;
  query?: Record<string, string>;
  body?: Json;
  at: number;
  token: string;
  /** Changes the request after it was signed. */
  spoil?: (url: URL) => void;
};

/** A call signed by the rule written down a second time. */
export async function call(app: Hono, { path, query = {}, body, at, token, spoil }: Wish): Promise<TiktokAnswer> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all: Record<string, string> = { ...query, app_key: appKey, timestamp: String(Math.floor(at / 1000)) };
  const pairs = Object.keys(all)
    .sort()
    .map((name) => name + all[name])
    .join('');
  const base = appSecret + path + pairs + text + appSecret;
  const sign = createHmac('sha256', appSecret).update(base).digest('hex');
  const url = new URL(`http://sandbox/tiktok-shop/open-api${path}?${new URLSearchParams({ ...all, sign })}`);
  spoil?.(url);
  const headers = { 'x-tts-access-token': token, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: text };
  return read(await app.request(`${url.pathname}${url.search}`, init));
}

export const SHOP = '7495514739648980013';
export const SHOPS_PATH = '/authorization/202309/shops';

/** A sandbox with one seller's shops connected; calls go to the first of them. */
export const openShops = async (shopIds: readonly string[] = [SHOP]) => {
  const sandbox = createTestSandbox();
  const { app, clock } = sandbox;
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('tiktokShop', shopIds[0] ?? '');
  if (!shop) throw new Error('no shop');
  const code = (await decide(app, shopIds)).searchParams.get('code') ?? '';
  const { data: tokens } = await getToken(app, code);
  const token = String(tokens['access_token']);
  const ask = (path: string, changes: Partial<Wish> = {}) =>
    call(app, { path, at: clock.now().getTime(), token, ...changes });
  const shops = (await ask(SHOPS_PATH)).data['shops'] as { id: string; cipher: string; region: string }[];
  const cipher = shops[0]?.cipher ?? '';
  const askShop = (path: string, query: Record<string, string> = {}, body?: Json) =>
    ask(path, { query: { ...query, shop_cipher: cipher }, ...(body && { body }) });
  /** Follows next_page_token to the end, a thousand pages at most. */
  const all = async (path: string, list: string, query: Record<string, string>, body?: Json): Promise<Json[]> => {
    const rows: Json[] = [];
    let token: string | undefined = '';
    for (let page = 0; token !== undefined && page < 1_000; page += 1) {
      const { data } = await askShop(path, { ...query, ...(token && { page_token: token }) }, body);
      rows.push(...(data[list] as Json[]));
      token = (data['next_page_token'] as string) || undefined;
    }
    return rows;
  };
  return { ...sandbox, trade, shop, tokens, shops, token, ask, askShop, all };
};
