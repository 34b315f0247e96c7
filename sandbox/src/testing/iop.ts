import type { Hono } from 'hono';
import { signIop } from '../iop/signature.ts';

type Json = Record<string, unknown>;
type Fields = Record<string, string>;

export const IOP_REDIRECT = 'http://127.0.0.1:8080/api/callbacks/shop';

/** Where a test calls: the vendor's host under the sandbox, its app and the clock both go by. */
export type IopDesk = { app: Hono; host: string; key: { appKey: string; appSecret: string }; now: () => Date };

/** The query of a signed call by path; `changes` are made after it was signed. */
export function signedQuery({ key, now }: IopDesk, path: string, fields: Fields, changes: Fields = {}): string {
  const parameters: Fields = {
    ...fields,
    app_key: key.appKey,
    timestamp: String(now().getTime()),
    sign_method: 'sha256',
  };
  const sign = signIop({ ...(path !== '' && { path }), parameters }, key.appSecret);
  return new URLSearchParams({ ...parameters, sign, ...changes }).toString();
}

export async function callRest(desk: IopDesk, path: string, fields: Fields, changes: Fields = {}): Promise<Json> {
  const answer = await desk.app.request(`${desk.host}/rest${path}?${signedQuery(desk, path, fields, changes)}`);
  return (await answer.json()) as Json;
}

/** What the browser is sent back with after the seller has decided. */
export async function decideIop({ app, host, key }: IopDesk, form: Fields, changes: Fields = {}): Promise<URL> {
  const asked = { response_type: 'code', force_auth: 'true', client_id: key.appKey, state: 'one-time-state' };
  const query = new URLSearchParams({ ...asked, redirect_uri: IOP_REDIRECT, ...changes });
  const answer = await app.request(`${host}/oauth/authorize?${query}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export async function connectIop(desk: IopDesk, shopId: string): Promise<Json> {
  const back = await decideIop(desk, { shop: shopId, decision: 'allow' });
  return callRest(desk, '/auth/token/create', { code: back.searchParams.get('code') ?? '' });
}
