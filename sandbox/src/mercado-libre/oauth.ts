import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { MERCADO_LIBRE_APP } from './credentials.ts';
import { type Problem, problem, reply } from './problems.ts';
import { type Asked, LIFE_SECONDS, type Tokens } from './tokens.ts';

/** assumed: one exchange a second; the page names only the 429. confirm: a live one. */
const RATE = { perSecond: 1, burst: 20 };

const refused = (error: string, words: string): Problem => ({
  status: 400,
  refusal: { error_description: words, error, status: 400, cause: [] },
});

/** Source: error codes of "Authentication and Authorization"; the words of invalid_grant are printed there. */
const GRANT_WRONG = refused(
  'invalid_grant',
  'Error validating grant. Your authorization code or refresh token may be expired or it was already used',
);
const CLIENT_WRONG = refused('invalid_client', 'The client_id and/or client_secret of your app provided is invalid.');
const TYPE_WRONG = refused(
  'unsupported_grant_type',
  'Allowed values for grant_type are “authorization_code” or “refresh_token”.',
);
const requestWrong = (words: string) => refused('invalid_request', words);
const TOO_MANY = problem(429, 'local_rate_limited', 'The call does not authorize access, please try again.');

/** POST /oauth/token of api.mercadolibre.com. Source: "Authentication and Authorization", developers.mercadolibre.com. */
export function createOAuthApp(world: World, tokens: Tokens): Hono {
  const app = new Hono();
  const allows = createRate(world, RATE);
  app.post('/oauth/token', async (c) => {
    c.header('cache-control', 'no-store');
    if (!allows('app')) return reply(c, TOO_MANY);
    // assumed: a body of another type is refused so; confirm: a live call with JSON.
    if (!(c.req.header('content-type') ?? '').includes('application/x-www-form-urlencoded')) {
      return reply(c, requestWrong('the parameters must be sent in the body as a form'));
    }
    const form = new URLSearchParams(await c.req.text());
    const { clientId, clientSecret } = MERCADO_LIBRE_APP;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) return reply(c, CLIENT_WRONG);
    const shopId = shopOf(tokens, form);
    return typeof shopId === 'string' ? given(c, tokens, shopId) : reply(c, shopId);
  });
  return app;
}

function given(c: Context, tokens: Tokens, shopId: string): Response {
  const { access, refresh } = tokens.issue(shopId);
  return c.json({
    access_token: access,
    token_type: 'bearer',
    expires_in: LIFE_SECONDS.access,
    scope: 'offline_access read write',
    user_id: Number(shopId),
    refresh_token: refresh,
  });
}

function shopOf(tokens: Tokens, form: URLSearchParams): string | Problem {
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return redeem(tokens, form);
    case 'refresh_token': {
      const token = form.get('refresh_token');
      return token ? (tokens.renew(token) ?? GRANT_WRONG) : requestWrong('refresh_token is a required parameter');
    }
    default:
      return TYPE_WRONG;
  }
}

function redeem(tokens: Tokens, form: URLSearchParams): string | Problem {
  const code = form.get('code');
  const redirectUri = form.get('redirect_uri');
  if (!code) return requestWrong('code is a required parameter');
  if (!redirectUri) return requestWrong('redirect_uri is a required parameter');
  const found = tokens.redeem(code);
  if (!found || found.asked.redirectUri !== redirectUri) return GRANT_WRONG;
  const verifier = form.get('code_verifier');
  if (found.asked.challenge && !verifier) return requestWrong('code_verifier is a required parameter');
  return proves(found.asked, verifier ?? '') ? found.shopId : GRANT_WRONG;
}

/** RFC 7636, where the link asked for it. */
function proves({ challenge, method }: Asked, verifier: string): boolean {
  if (challenge === undefined) return true;
  const proof = method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
  return proof === challenge;
}
