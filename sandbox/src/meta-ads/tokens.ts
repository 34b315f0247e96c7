import { createHmac } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Grant, Grants } from '../kernel/grants.ts';
import { LETTERS_AND_DIGITS, randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { META_APP } from './credentials.ts';
import { type GraphProblem, PROBLEMS, refuse, wrongParameter } from './problems.ts';

/** "Expiring in hours": assumed 3600 s; confirm: expires_in of a live exchange. */
const SHORT_SECONDS = 3_600;
/** About 60 days. Source: the sample response in Facebook Login, Long-Lived Access Tokens. */
const LONG_SECONDS = 5_183_944;
const USED = 'used';

/** graph.facebook.com/{version}/oauth/access_token: a code for a short token, a short token for a long one. */
type Issuer = { world: World; grants: Grants };

export function createTokenApp(issuer: Issuer): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/', async (c) => {
    const form = new URLSearchParams(c.req.method === 'POST' ? await c.req.text() : '');
    const ask = (name: string) => form.get(name) ?? c.req.query(name) ?? '';
    if (ask('client_id') !== META_APP.appId) return refuse(c, PROBLEMS.appUnknown);
    if (ask('client_secret') !== META_APP.appSecret) return refuse(c, PROBLEMS.secretWrong);
    const grantType = ask('grant_type') || 'authorization_code';
    if (grantType === 'authorization_code') return redeem(issuer, c, ask);
    if (grantType === 'fb_exchange_token') return lengthen(issuer, c, ask('fb_exchange_token'));
    return refuse(c, wrongParameter('Invalid grant_type'));
  });
  return app;
}

function redeem(issuer: Issuer, c: Context, ask: (name: string) => string): Response {
  const { grants } = issuer;
  const code = ask('code');
  const found = grants.find('code', code);
  if (found === undefined) return refuse(c, PROBLEMS.codeWrong);
  if (found === 'expired') return refuse(c, PROBLEMS.codeExpired);
  if (found.note === USED) return refuse(c, PROBLEMS.codeUsed);
  const { redirectUri, scopes } = JSON.parse(found.note ?? '{}') as { redirectUri: string; scopes: string[] };
  if (ask('redirect_uri') !== redirectUri) return refuse(c, PROBLEMS.redirectWrong);
  grants.give('code', code, { ...found, note: USED });
  return grant(issuer, c, { shopId: found.shopId, note: scopes.join(','), seconds: SHORT_SECONDS });
}

/** The short token stays good until its own end. */
function lengthen(issuer: Issuer, c: Context, token: string): Response {
  const found = readToken(issuer.grants, token);
  return 'code' in found ? refuse(c, found) : grant(issuer, c, { ...found, seconds: LONG_SECONDS });
}

type Owner = Pick<Grant, 'shopId' | 'note'> & { seconds: number };

function grant({ world, grants }: Issuer, c: Context, { shopId, note, seconds }: Owner): Response {
  const token = `EAA${randomText(world.random, 180, LETTERS_AND_DIGITS)}`;
  const expiresAt = world.now().getTime() + seconds * 1_000;
  grants.give('access', token, { shopId, expiresAt, ...(note !== undefined && { note }) });
  return c.json({ access_token: token, token_type: 'bearer', expires_in: seconds });
}

/** Whose token it is, or what is wrong with it. One of ours that is gone was withdrawn by the person. */
export function readToken(grants: Grants, token: string): Grant | GraphProblem {
  const found = grants.find('access', token);
  if (found === 'expired') return PROBLEMS.tokenExpired;
  return found ?? (/^EAA\w{180}$/.test(token) ? PROBLEMS.tokenWithdrawn : PROBLEMS.tokenMalformed);
}

/**
 * The app is set to refuse calls that do not prove they know its secret ("Require App Secret").
 * Source: facebook-nodejs-business-sdk and Securing Graph API Requests: HMAC-SHA256(access token, app secret), hex.
 */
export const appSecretProof = (token: string): string =>
  createHmac('sha256', META_APP.appSecret).update(token).digest('hex');
