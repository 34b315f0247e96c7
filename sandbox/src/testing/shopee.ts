import type { Hono } from 'hono';
import { SHOPEE_APP } from '../shopee/credentials.ts';
import { signShopee } from '../shopee/sign.ts';
import { jsonRequest } from './sandbox.ts';

type Json = Record<string, unknown>;
export type Reply = { status: number; body: Json };
type Now = () => Date;

export const SHOPEE_REDIRECT = 'http://127.0.0.1:8080/api/callbacks/shopee?state=one-time-state';

const { partnerId, partnerKey } = SHOPEE_APP;
const seconds = (now: Now): number => Math.floor(now().getTime() / 1000);
const read = async (response: Response): Promise<Reply> => ({
  status: response.status,
  body: (await response.json()) as Json,
});

/** What the browser is sent back with after the seller has decided. */
export async function decideShopee(app: Hono, form: Record<string, string>): Promise<URL> {
  const asked = { partner_id: String(partnerId), auth_type: 'seller', response_type: 'code', state: 'one-time-state' };
  const query = new URLSearchParams({ ...asked, redirect_uri: SHOPEE_REDIRECT });
  const answer = await app.request(`/shopee/open/auth?${query}`, { method: 'POST', body: new URLSearchParams(form) });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

/** A signed public call: no token, no shop. */
export async function callShopeeAuth(app: Hono, now: Now, path: string, body: Json): Promise<Reply> {
  const timestamp = String(seconds(now));
  const sign = signShopee([String(partnerId), path, timestamp], partnerKey);
  const query = new URLSearchParams({ partner_id: String(partnerId), timestamp, sign });
  return read(await app.request(`/shopee/api${path}?${query}`, jsonRequest({ partner_id: partnerId, ...body })));
}

/** A shop that let the app in, and signed calls to it. */
export async function connectShopee(app: Hono, now: Now, shopId: string) {
  const back = await decideShopee(app, { shop: shopId, decision: 'allow' });
  const body = { code: back.searchParams.get('code'), shop_id: Number(shopId) };
  const tokens = (await callShopeeAuth(app, now, '/api/v2/auth/token/get', body)).body;
  const accessToken = String(tokens['access_token']);
  const addressOf = (call: string, query: Record<string, string>, changes: Record<string, string>) => {
    const path = `/api/v2/${call}`;
    const timestamp = String(seconds(now));
    const sign = signShopee([String(partnerId), path, timestamp, accessToken, shopId], partnerKey);
    const common = { partner_id: String(partnerId), timestamp, access_token: accessToken, shop_id: shopId, sign };
    return `/shopee/api${path}?${new URLSearchParams({ ...query, ...common, ...changes })}`;
  };
  const get = async (call: string, query: Record<string, string> = {}, changes: Record<string, string> = {}) =>
    read(await app.request(addressOf(call, query, changes)));
  const post = async (call: string, body: Json) => read(await app.request(addressOf(call, {}, {}), jsonRequest(body)));
  return { tokens, get, post };
}
