import { z } from '@loan/shared/schema';
import type { SourceCredential } from '../../ports/source-adapter.ts';
import { endsAt } from '../kit/fresh-token.ts';
import type { Called } from '../kit/outcome.ts';
import { callShopee, type ShopeeTools } from './client.ts';

/** `POST /api/v2/auth/token/get` and `/api/v2/auth/access_token/get`. Source: v2.public of open.shopee.com. */
const Granted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  /** Seconds: 14_400. */
  expire_in: z.int().positive().max(86_400),
  shop_id_list: z.array(z.int()).max(1_000).default([]),
});

export type Grant = { secrets: Record<string, string>; shopIds: string[] };
type Who = { shop_id: number } | { main_account_id: number };

/** A code of the redirect, good once and for ten minutes. */
export const exchangeCode = (tools: ShopeeTools, host: string, ask: { code: string } & Who): Promise<Called<Grant>> =>
  granted(tools, host, '/api/v2/auth/token/get', ask);

/** Each refresh token is good once, and for thirty days: the new one has to be kept before it is used. */
export async function refreshTokens(
  tools: ShopeeTools,
  host: string,
  { sellerId, secrets: { refreshToken = '' } }: SourceCredential,
): Promise<Called<Record<string, string>>> {
  const ask = { refresh_token: refreshToken, shop_id: Number(sellerId) };
  const called = await granted(tools, host, '/api/v2/auth/access_token/get', ask);
  return called.tag === 'ok' ? { tag: 'ok', value: called.value.secrets } : called;
}

async function granted(tools: ShopeeTools, host: string, path: string, ask: object): Promise<Called<Grant>> {
  const body = { ...ask, partner_id: tools.account.partnerId };
  const called = await callShopee(tools, host, { path, body, answer: Granted });
  // There is no access token in this call to refuse: what is refused is the code or the refresh token.
  if (called.tag === 'tokenRefused') return { tag: 'authorisationEnded' };
  if (called.tag !== 'ok') return called;
  const { access_token: accessToken, refresh_token: refreshToken, expire_in, shop_id_list } = called.value;
  const secrets = { accessToken, accessEndsAt: endsAt(tools.now(), expire_in), refreshToken };
  return { tag: 'ok', value: { secrets, shopIds: shop_id_list.map(String) } };
}
