import { gunzipSync } from 'node:zlib';
import type { Hono } from 'hono';
import { AMAZON_APP } from '../amazon/credentials.ts';
import { findSeller } from '../amazon/sellers.ts';
import { jsonRequest } from './sandbox.ts';

type Json = Record<string, unknown>;
export type Answer = { status: number; body: Json; headers: Headers };

export const REDIRECT = 'http://127.0.0.1:8080/api/sources/amazon/callback';

export const consentPath = (changes: Record<string, string> = {}): string => {
  const asked = { application_id: AMAZON_APP.applicationId, state: 'one-time-state', redirect_uri: REDIRECT };
  return `/amazon/apps/authorize/consent?${new URLSearchParams({ ...asked, ...changes })}`;
};

/** What the browser is sent back with after the seller has decided. */
export async function decide(app: Hono, form: Record<string, string>): Promise<URL> {
  const answer = await app.request(consentPath(), { method: 'POST', body: new URLSearchParams(form) });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

const credentials = { client_id: AMAZON_APP.clientId, client_secret: AMAZON_APP.clientSecret };

export async function askToken(app: Hono, form: Record<string, string>): Promise<Answer> {
  const body = new URLSearchParams({ ...credentials, ...form });
  return read(await app.request('/amazon/auth/o2/token', { method: 'POST', body }));
}

export async function read(response: Response): Promise<Answer> {
  return { status: response.status, body: (await response.json()) as Json, headers: response.headers };
}

/** A seller's shop with the app let in. */
export async function connect(app: Hono, sellerId: string) {
  const back = await decide(app, { seller: sellerId, decision: 'allow' });
  const code = back.searchParams.get('spapi_oauth_code') ?? '';
  const { body } = await askToken(app, { grant_type: 'authorization_code', code });
  const seller = findSeller(sellerId);
  const headers = { 'x-amz-access-token': String(body['access_token']) };
  const base = `/amazon/${seller?.region}`;
  const marketplaceIds = seller?.stalls.map(({ market }) => market.id) ?? [];

  const get = async (path: string, query: Record<string, string> = {}) =>
    read(await app.request(`${base}${path}?${new URLSearchParams(query)}`, { headers }));
  const send = async (method: string, path: string, sent?: Json) => {
    const init = {
      ...(sent && jsonRequest(sent)),
      method,
      headers: { ...headers, 'content-type': 'application/json' },
    };
    return read(await app.request(`${base}${path}`, init));
  };
  const request = (report: Json) => send('POST', '/reports/2021-06-30/reports', { marketplaceIds, ...report });
  const download = async (reportId: string): Promise<string> => {
    const report = await get(`/reports/2021-06-30/reports/${reportId}`);
    const document = await get(`/reports/2021-06-30/documents/${report.body['reportDocumentId']}`);
    const url = new URL(String(document.body['url']));
    const answer = await app.request(`${url.pathname.replace('/sandbox', '')}${url.search}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    return document.body['compressionAlgorithm'] === 'GZIP' ? gunzipSync(bytes).toString() : bytes.toString();
  };
  return { base, headers, tokens: body, marketplaceIds, get, send, request, download };
}

export type Shop = Awaited<ReturnType<typeof connect>>;

/** The rows of a flat file by column name. */
export function readTsv(text: string): Record<string, string>[] {
  const [header = '', ...lines] = text.replace(/\n$/, '').split('\n');
  const columns = header.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
