import type { Hono } from 'hono';
import { STRIPE_PLATFORM } from '../stripe/credentials.ts';

type Json = Record<string, unknown>;

export const STRIPE_REDIRECT = 'https://lender.example/api/sources/stripe/callback';

export const authorizePath = (changes: Record<string, string> = {}): string => {
  const asked = {
    response_type: 'code',
    client_id: STRIPE_PLATFORM.clientId,
    scope: 'read_only',
    state: 'one-time-state',
  };
  return `/stripe/connect/oauth/authorize?${new URLSearchParams({ ...asked, redirect_uri: STRIPE_REDIRECT, ...changes })}`;
};

/** What the seller's browser is sent back with. */
export async function decideAtStripe(app: Hono, form: Record<string, string>): Promise<URL> {
  const answer = await app.request(authorizePath(), { method: 'POST', body: new URLSearchParams(form) });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

export async function postToConnect(app: Hono, path: string, form: Record<string, string>) {
  const body = new URLSearchParams({ client_secret: STRIPE_PLATFORM.secretKey, ...form });
  const answer = await app.request(`/stripe/connect${path}`, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Json };
}

/** A seller's account with the platform let in. */
export async function connectStripe(app: Hono, accountId: string): Promise<Json> {
  const back = await decideAtStripe(app, { shop: accountId, decision: 'allow' });
  const code = back.searchParams.get('code') ?? '';
  return (await postToConnect(app, '/oauth/token', { grant_type: 'authorization_code', code })).body;
}
