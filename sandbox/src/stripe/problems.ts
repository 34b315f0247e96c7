import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * An error of the Stripe API. Source: docs.stripe.com/api/errors and /error-codes; the wordings are those stripe-node's
 * own tests and the official examples show. assumed: each wording; confirm: test-mode calls.
 */
export type StripeProblem = { status: ContentfulStatusCode; message: string; code?: string; param?: string };

export function refuse(c: Context, { status, message, code, param }: StripeProblem): Response {
  const doc_url = code && `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`;
  const error = { ...(code && { code, doc_url }), message, ...(param && { param }), type: 'invalid_request_error' };
  return c.json({ error }, status);
}

export const PROBLEMS = {
  keyMissing: {
    status: 401,
    message:
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
  },
  /** Stripe shows the first and last characters of the key; the sandbox shows none. */
  keyWrong: { status: 401, message: 'Invalid API Key provided: ****' },
  tooMany: {
    status: 429,
    message: 'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    code: 'rate_limit',
  },
  readOnly: {
    status: 403,
    message: 'This application does not have the required permissions for this endpoint on this account.',
  },
} as const satisfies Record<string, StripeProblem>;

export const noAccess = (accountId: string): StripeProblem => ({
  status: 403,
  code: 'account_invalid',
  message: `The provided key does not have access to account '${accountId}' (or that account does not exist). Application access may have been revoked.`,
});

export const noSuch = (noun: string, id: string, param = 'id'): StripeProblem => ({
  status: param === 'id' ? 404 : 400,
  code: 'resource_missing',
  message: `No such ${noun}: '${id}'`,
  param,
});

export const unknownParameter = (param: string): StripeProblem => ({
  status: 400,
  code: 'parameter_unknown',
  message: `Received unknown parameter: ${param}`,
  param,
});

export const invalidInteger = (param: string, value: string): StripeProblem => ({
  status: 400,
  code: 'parameter_invalid_integer',
  message: `Invalid integer: ${value}`,
  param,
});

export const noUrl = (method: string, path: string): StripeProblem => ({
  status: 404,
  message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
});
