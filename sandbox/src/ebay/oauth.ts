import { type Context, Hono } from 'hono';
import { EBAY_APP } from './credentials.ts';
import { LIFE_SECONDS, NOBODY, type Tokens } from './tokens.ts';

const BASE_SCOPE = 'https://api.ebay.com/oauth/api_scope';

type OAuthError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'invalid_scope' | 'unsupported_grant_type';

/** assumed: these words; confirm: one live refusal of each kind. The names are those of RFC 6749 §5.2. */
const WORDS: Readonly<Record<OAuthError, string>> = {
  invalid_request: 'request is missing a required parameter or is malformed',
  invalid_client: 'client authentication failed',
  invalid_grant: 'the provided authorization grant code is invalid or was issued to another client',
  invalid_scope: 'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client',
  unsupported_grant_type: 'grant type in request is not supported by the authorization server',
};

const refuse = (c: Context, error: OAuthError) =>
  c.json({ error, error_description: WORDS[error] }, error === 'invalid_client' ? 401 : 400);

/** POST /identity/v1/oauth2/token. Source: developer.ebay.com, authorization code grant flow. */
export function createOAuthApp(tokens: Tokens): Hono {
  const app = new Hono();
  app.post('/identity/v1/oauth2/token', async (c) => {
    c.header('cache-control', 'no-store');
    const type = c.req.header('content-type') ?? '';
    if (!type.includes('application/x-www-form-urlencoded')) return refuse(c, 'invalid_request');
    if (c.req.header('authorization') !== BASIC) return refuse(c, 'invalid_client');
    const form = new URLSearchParams(await c.req.text());
    switch (form.get('grant_type')) {
      case 'authorization_code':
        return redeem(tokens, c, form);
      case 'refresh_token':
        return renew(tokens, c, form);
      case 'client_credentials':
        return forTheApp(tokens, c, form);
      default:
        return refuse(c, 'unsupported_grant_type');
    }
  });
  return app;
}

const BASIC = `Basic ${Buffer.from(`${EBAY_APP.clientId}:${EBAY_APP.clientSecret}`).toString('base64')}`;

const accessFields = (token: string) => ({ access_token: token, expires_in: LIFE_SECONDS.access });

function redeem(tokens: Tokens, c: Context, form: URLSearchParams): Response {
  const code = form.get('code');
  if (!code) return refuse(c, 'invalid_request');
  const grant = form.get('redirect_uri') === EBAY_APP.ruName ? tokens.redeem(code) : undefined;
  if (!grant) return refuse(c, 'invalid_grant');
  const scope = grant.note ?? '';
  return c.json({
    ...accessFields(tokens.issueAccess(grant.shopId, scope)),
    refresh_token: tokens.issueRefresh(grant.shopId, scope),
    refresh_token_expires_in: LIFE_SECONDS.refresh,
    token_type: 'User Access Token',
  });
}

/** The refresh token stays as it is, and is not said again. */
function renew(tokens: Tokens, c: Context, form: URLSearchParams): Response {
  const grant = tokens.renew(form.get('refresh_token') ?? '');
  if (!grant) return refuse(c, 'invalid_grant');
  const granted = (grant.note ?? '').split(' ');
  const wanted = form.get('scope')?.split(' ') ?? granted;
  if (!wanted.every((scope) => granted.includes(scope))) return refuse(c, 'invalid_scope');
  return c.json({
    ...accessFields(tokens.issueAccess(grant.shopId, wanted.join(' '))),
    token_type: 'User Access Token',
  });
}

function forTheApp(tokens: Tokens, c: Context, form: URLSearchParams): Response {
  if (form.get('scope') !== BASE_SCOPE) return refuse(c, 'invalid_scope');
  const token = tokens.issueAccess(NOBODY, BASE_SCOPE);
  return c.json({ ...accessFields(token), token_type: 'Application Access Token' });
}
