import type { Hono } from 'hono';
import { MERCADO_LIBRE_APP } from '../mercado-libre/credentials.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createTestSandbox } from './sandbox.ts';

type Json = Record<string, unknown>;
export type MeliAnswer = { status: number; body: Json };

export const MX_SHOP = '1452424001';
export const MELI_REDIRECT = 'http://127.0.0.1:8080/api/callbacks/sources/mercadoLibre';

export const consentPath = (changes: Record<string, string> = {}, host = 'auth-mx'): string => {
  const asked = {
    response_type: 'code',
    client_id: MERCADO_LIBRE_APP.clientId,
    redirect_uri: MELI_REDIRECT,
    state: 'one-time-state',
  };
  return `/mercado-libre/${host}/authorization?${new URLSearchParams({ ...asked, ...changes })}`;
};

/** What the browser is sent back with after the seller has decided. */
export async function decide(
  app: Hono,
  form: Record<string, string>,
  changes: Record<string, string> = {},
): Promise<URL> {
  const answer = await app.request(consentPath(changes), { method: 'POST', body: new URLSearchParams(form) });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export const read = async (response: Response): Promise<MeliAnswer> => ({
  status: response.status,
  body: (await response.json()) as Json,
});

/** The form as the developers' pages send it. */
export async function askToken(app: Hono, form: Record<string, string>): Promise<MeliAnswer> {
  const { clientId, clientSecret } = MERCADO_LIBRE_APP;
  const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...form });
  return read(await app.request('/mercado-libre/api/oauth/token', { method: 'POST', body }));
}

export const redeem = (code: string): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: MELI_REDIRECT,
});

/** The seller of the Mexican shop said yes. */
export async function connect(app: Hono) {
  const back = await decide(app, { shop: MX_SHOP, decision: 'allow' });
  const tokens = (await askToken(app, redeem(back.searchParams.get('code') ?? ''))).body;
  const authorization = `Bearer ${tokens['access_token']}`;
  const send = (path: string, init: RequestInit = {}) =>
    app.request(`/mercado-libre/${path}`, { ...init, headers: { ...init.headers, authorization } });
  const get = async (path: string, query: Record<string, string> = {}) =>
    read(await send(`${path}?${new URLSearchParams(query)}`));
  /** Goes on by offset to the end, a thousand pages at most. */
  const getAll = async (path: string, query: Record<string, string>, list: string): Promise<Json[]> => {
    const rows: Json[] = [];
    for (let page = 0; page < 1_000; page += 1) {
      const { body } = await get(path, { ...query, offset: String(rows.length) });
      rows.push(...((body[list] as Json[] | undefined) ?? []));
      if (rows.length >= Number((body['paging'] as Json)['total'])) break;
    }
    return rows;
  };
  return { tokens, authorization, send, get, getAll };
}

/** A sandbox with the Mexican shop connected. */
export const openShop = async () => {
  const sandbox = createTestSandbox();
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('mercadoLibre', MX_SHOP);
  if (!shop) throw new Error(`no shop ${MX_SHOP}`);
  return { ...sandbox, trade, shop, api: await connect(sandbox.app) };
};
