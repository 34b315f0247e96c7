import { createPrivateKey, sign } from 'node:crypto';
import type { Hono } from 'hono';
import { EBAY_APP } from '../ebay/credentials.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createTestSandbox } from './sandbox.ts';

type Json = Record<string, unknown>;
export type EbayAnswer = { status: number; body: Json; headers: Headers };

const ROOT = 'https://api.ebay.com/oauth/api_scope';
export const SCOPES = [
  'sell.fulfillment.readonly',
  'sell.finances',
  'sell.analytics.readonly',
  'sell.account.readonly',
  'sell.inventory.readonly',
  'sell.marketing.readonly',
  'commerce.identity.readonly',
].map((name) => `${ROOT}/${name}`);

export const BASIC = `Basic ${Buffer.from(`${EBAY_APP.clientId}:${EBAY_APP.clientSecret}`).toString('base64')}`;

export const consentPath = (changes: Record<string, string> = {}): string => {
  const asked = {
    client_id: EBAY_APP.clientId,
    redirect_uri: EBAY_APP.ruName,
    response_type: 'code',
    scope: SCOPES.join(' '),
    state: 'one-time-state',
  };
  return `/ebay/auth/oauth2/authorize?${new URLSearchParams({ ...asked, ...changes })}`;
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

export async function read(response: Response): Promise<EbayAnswer> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json), headers: response.headers };
}

export const askToken = async (app: Hono, form: Record<string, string>, authorization = BASIC): Promise<EbayAnswer> => {
  const init = { method: 'POST', headers: { authorization }, body: new URLSearchParams(form) };
  return read(await app.request('/ebay/api/identity/v1/oauth2/token', init));
};

/** eBay's signature written down a second time, for calls without a body. */
export function signed(path: string, now: number, authority = 'apiz.ebay.com'): Record<string, string> {
  const { jwe, privateKey } = EBAY_APP.signingKey;
  const input = `("x-ebay-signature-key" "@method" "@path" "@authority");created=${Math.floor(now / 1000)}`;
  const lines = [
    `"x-ebay-signature-key": ${jwe}`,
    '"@method": GET',
    `"@path": ${path}`,
    `"@authority": ${authority}`,
    `"@signature-params": ${input}`,
  ];
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const signature = sign(undefined, Buffer.from(lines.join('\n')), key).toString('base64');
  return { 'x-ebay-signature-key': jwe, 'signature-input': `sig1=${input}`, signature: `sig1=:${signature}:` };
}

/** A shop with the app let in. */
export async function connect(app: Hono, shopId: string, scopes: readonly string[] = SCOPES) {
  const back = await decide(app, { shop: shopId, decision: 'allow' }, { scope: scopes.join(' ') });
  const code = back.searchParams.get('code') ?? '';
  const tokens = await askToken(app, { grant_type: 'authorization_code', code, redirect_uri: EBAY_APP.ruName });
  const authorization = `Bearer ${tokens.body['access_token']}`;
  const get = async (hostAndPath: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    read(
      await app.request(`/ebay/${hostAndPath}?${new URLSearchParams(query)}`, {
        headers: { authorization, ...headers },
      }),
    );
  /** Follows `next` to the end, a thousand pages at most. */
  const getAll = async (hostAndPath: string, query: Record<string, string>, list: string): Promise<Json[]> => {
    const rows: Json[] = [];
    let at: string | undefined = `/ebay/${hostAndPath}?${new URLSearchParams(query)}`;
    for (let page = 0; at !== undefined && page < 1_000; page += 1) {
      const { body }: EbayAnswer = await read(await app.request(at, { headers: { authorization } }));
      rows.push(...((body[list] as Json[] | undefined) ?? []));
      at = typeof body['next'] === 'string' ? body['next'].replace(/^.*\/sandbox/, '') : undefined;
    }
    return rows;
  };
  return { tokens: tokens.body, authorization, get, getAll };
}

export const US_SHOP = 'ruihe_autoparts';

/** A sandbox with a connected shop. */
export const openShop = async (shopId = US_SHOP) => {
  const sandbox = createTestSandbox();
  const trade = createWorldTrade(sandbox.world);
  const shop = trade.shop('ebay', shopId);
  if (!shop) throw new Error(`no shop ${shopId}`);
  return { ...sandbox, trade, shop, api: await connect(sandbox.app, shopId) };
};

/** The status and eBay's own number of the first error. */
export const errorOf = ({ status, body }: { status: number; body: Json }) => [
  status,
  (body['errors'] as { errorId: number }[] | undefined)?.[0]?.errorId,
];
