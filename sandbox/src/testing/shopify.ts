import type { Hono } from 'hono';
import { SHOPIFY_APP } from '../shopify/credentials.ts';
import { jsonRequest } from './sandbox.ts';

type Json = Record<string, unknown>;

export const SHOPIFY_REDIRECT = 'https://lender.example/api/sources/shopify/callback';
export const SHOPIFY_SCOPES = 'read_orders,read_all_orders,read_inventory,read_shopify_payments_payouts';

export const installPath = (host: string, changes: Record<string, string> = {}): string => {
  const asked = { client_id: SHOPIFY_APP.clientId, scope: SHOPIFY_SCOPES, state: 'one-time-state' };
  const query = new URLSearchParams({ ...asked, redirect_uri: SHOPIFY_REDIRECT, ...changes });
  return `/shopify/${host}/admin/oauth/authorize?${query}`;
};

/** What the browser of the shop's owner is sent back with. */
export async function install(app: Hono, host: string, changes: Record<string, string> = {}): Promise<URL> {
  const body = new URLSearchParams({ shop: host, decision: 'allow' });
  const answer = await app.request(installPath(host, changes), { method: 'POST', body });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export async function askShopifyToken(app: Hono, host: string, sent: Json) {
  const { clientId: client_id, clientSecret: client_secret } = SHOPIFY_APP;
  const request = jsonRequest({ client_id, client_secret, ...sent });
  const answer = await app.request(`/shopify/${host}/admin/oauth/access_token`, request);
  return { status: answer.status, body: (await answer.json()) as Json };
}

/** A shop with the app installed, by tokens that end. */
export async function connectShopify(app: Hono, host: string, scope = SHOPIFY_SCOPES) {
  const code = (await install(app, host, { scope })).searchParams.get('code') ?? '';
  const { body: tokens } = await askShopifyToken(app, host, { code, expiring: 1 });
  const ask = async (query: string, variables: Json = {}, token: unknown = tokens['access_token']) => {
    const { headers, ...rest } = jsonRequest({ query, variables });
    const answer = await app.request(`/shopify/${host}/admin/api/2026-07/graphql.json`, {
      ...rest,
      headers: { ...(headers as Record<string, string>), 'x-shopify-access-token': String(token) },
    });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Json };
  };
  return { tokens, ask };
}
