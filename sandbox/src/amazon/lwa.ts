import { type Context, Hono } from 'hono';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { AMAZON_APP } from './credentials.ts';
import { findSeller, type Seller } from './sellers.ts';

type Code = { sellerId: string; redirectUri: string; expiresAt: number; used: boolean };
type Refresh = { sellerId: string };
type Access = { sellerId: string; expiresAt: number };

const CODE_MS = 5 * 60_000;
const ACCESS_SECONDS = 3_600;

/** What Seller Central hands to the app after the seller said yes: good once, for five minutes. */
export function issueCode({ state, random, now }: World, sellerId: string, redirectUri: string): string {
  const code = `RH${randomText(random, 18, LETTERS_AND_DIGITS)}`;
  const expiresAt = now().getTime() + CODE_MS;
  state.set('amazon.codes', code, { sellerId, redirectUri, expiresAt, used: false } satisfies Code);
  return code;
}

/** Login with Amazon. Source: developer-docs.amazon.com, website authorization workflow; RFC 6749 §5.2 for errors. */
export function createLoginApp(world: World): Hono {
  const app = new Hono();
  app.post('/o2/token', async (c) => {
    // assumed: never cached, as RFC 6749 §5.1 demands; confirm: a live answer's headers.
    c.header('cache-control', 'no-store');
    const type = c.req.header('content-type') ?? '';
    if (!type.includes('application/x-www-form-urlencoded')) return refuse(c, 'invalid_request', 'Wrong content type');
    const form = new URLSearchParams(await c.req.text());
    if (form.get('client_id') !== AMAZON_APP.clientId) return refuse(c, 'invalid_client', 'Client not found', 401);
    if (form.get('client_secret') !== AMAZON_APP.clientSecret) {
      return refuse(c, 'invalid_client', 'Client authentication failed', 401);
    }
    if (form.get('grant_type') === 'authorization_code') return redeemCode(world, c, form);
    if (form.get('grant_type') === 'refresh_token') return renew(world, c, form.get('refresh_token'));
    return refuse(c, 'unsupported_grant_type', 'The authorization grant type is not supported');
  });
  return app;
}

type LoginError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';

const refuse = (c: Context, error: LoginError, error_description: string, status: 400 | 401 = 400) =>
  c.json({ error, error_description }, status);

function redeemCode(world: World, c: Context, form: URLSearchParams): Response {
  const code = form.get('code');
  if (!code) return refuse(c, 'invalid_request', 'The request is missing a required parameter : code');
  const found = world.state.get<Code>('amazon.codes', code);
  const late = found && world.now().getTime() > found.expiresAt;
  const elsewhere = found && form.get('redirect_uri') && form.get('redirect_uri') !== found.redirectUri;
  if (!found || found.used || late || elsewhere) {
    return refuse(c, 'invalid_grant', 'The request has an invalid grant parameter : code');
  }
  world.state.set('amazon.codes', code, { ...found, used: true });
  const refreshToken = `Atzr|${randomText(world.random, 320, LETTERS_AND_DIGITS)}`;
  world.state.set('amazon.refresh', refreshToken, { sellerId: found.sellerId } satisfies Refresh);
  return grant(world, c, found.sellerId, refreshToken);
}

function renew(world: World, c: Context, refreshToken: string | null): Response {
  if (!refreshToken) return refuse(c, 'invalid_request', 'The request is missing a required parameter : refresh_token');
  const found = world.state.get<Refresh>('amazon.refresh', refreshToken);
  if (!found) return refuse(c, 'invalid_grant', 'The request has an invalid grant parameter : refresh_token');
  return grant(world, c, found.sellerId, refreshToken);
}

function grant(world: World, c: Context, sellerId: string, refreshToken: string): Response {
  forgetExpired(world);
  const accessToken = `Atza|${randomText(world.random, 360, LETTERS_AND_DIGITS)}`;
  const expiresAt = world.now().getTime() + ACCESS_SECONDS * 1000;
  world.state.set('amazon.access', accessToken, { sellerId, expiresAt } satisfies Access);
  return c.json({
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: 'bearer',
    expires_in: ACCESS_SECONDS,
  });
}

/** Tokens an hour past their end are forgotten: until then they are known to be expired, not made up. */
function forgetExpired({ state, now }: World) {
  const limit = now().getTime() - ACCESS_SECONDS * 1000;
  for (const [token, { expiresAt }] of state.entries<Access>('amazon.access')) {
    if (expiresAt < limit) state.delete('amazon.access', token);
  }
}

/** The seller takes the app's permission back in Seller Central: its tokens are dead at once. */
export function revoke({ state }: World, sellerId: string): void {
  for (const collection of ['amazon.refresh', 'amazon.access']) {
    for (const [token, owner] of state.entries<{ sellerId: string }>(collection)) {
      if (owner.sellerId === sellerId) state.delete(collection, token);
    }
  }
}

export function readAccess({ state, now }: World, token: string): Seller | 'expired' | 'malformed' {
  const found = state.get<Access>('amazon.access', token);
  const seller = found && findSeller(found.sellerId);
  if (!found || !seller) return 'malformed';
  return now().getTime() >= found.expiresAt ? 'expired' : seller;
}
