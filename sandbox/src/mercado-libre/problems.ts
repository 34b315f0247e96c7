import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal, its body as the vendor words it: Mercado Libre has more than one form of it. */
export type Problem = { status: ContentfulStatusCode; refusal: Readonly<Record<string, unknown>> };

export const reply = (c: Context, { status, refusal }: Problem): Response => c.json(refusal, status);

/** The form most resources use. Source: the answers printed in mercadolibre/api#69 and iphousehq/mercadolibre-net-sdk#6. */
export const problem = (status: ContentfulStatusCode, error: string, message: string): Problem => ({
  status,
  refusal: { message, error, status, cause: [] },
});

/** assumed: no page prints these two; the second is from ctmil/meli_oerp#112. confirm: a live call of each kind. */
export const TOKEN_MISSING: Problem = {
  status: 401,
  refusal: { code: 'unauthorized', message: 'authorization value not present' },
};
export const TOKEN_WRONG: Problem = {
  status: 401,
  refusal: { code: 'unauthorized', message: 'invalid access token' },
};
/** Source: error-403 of the developers' pages. */
export const FORBIDDEN: Problem = {
  status: 403,
  refusal: {
    status: 403,
    error: 'access_denied',
    message: 'access to the requested resource is forbidden',
    code: 'FORBIDDEN',
  },
};

export const badRequest = (message: string): Problem => problem(400, 'bad_request', message);
export const notFound = (message: string): Problem => problem(404, 'not_found', message);

/** assumed: the word of /oauth/token everywhere; the pages of the 429 print no body. confirm: a live one. */
const TOO_MANY = problem(429, 'local_rate_limited', 'Too many requests');

/** One request too many, in Mercado Libre's words. */
export const tooManyMercadoLibre = (c: Context): Response => reply(c, TOO_MANY);
