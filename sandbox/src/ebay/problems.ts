import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error as eBay's REST APIs word it. Source: the Error schema of the official OpenAPI contracts. */
export type Problem = {
  status: ContentfulStatusCode;
  errorId: number;
  domain: string;
  category: 'REQUEST' | 'APPLICATION' | 'BUSINESS';
  message: string;
  longMessage?: string;
  parameters?: readonly { name: string; value: string }[];
};

export const reply = (c: Context, { status, ...error }: Problem): Response => c.json({ errors: [error] }, status);

/** 400 with the number the contract of this API gives to it. */
export const refused = (domain: string, errorId: number, message: string): Problem => ({
  status: 400,
  errorId,
  domain,
  category: 'REQUEST',
  message,
});

const access = (status: ContentfulStatusCode, errorId: number, message: string, longMessage: string): Problem => ({
  status,
  errorId,
  domain: errorId < 2_000 ? 'OAuth' : 'ACCESS',
  category: 'REQUEST',
  message,
  longMessage,
});

/** assumed: the ids and words of these five, from memory; confirm: a live call of each kind. */
export const TOKEN_MISSING = access(401, 1002, 'Missing access token', 'The Authorization header is missing.');
export const TOKEN_INVALID = access(
  401,
  1001,
  'Invalid access token',
  'Invalid access token. Check the value of the Authorization HTTP request header.',
);
export const SCOPE_MISSING = access(403, 1100, 'Access denied', 'Insufficient permissions to fulfill the request.');
export const NO_RESOURCE = access(404, 2002, 'Resource not found', 'The requested resource does not exist.');
const TOO_MANY = access(429, 2001, 'Too many requests.', 'The request limit has been reached for the resource.');

/** One request too many, in eBay's words. */
export const tooManyEbay = (c: Context): Response => reply(c, TOO_MANY);

export const notFound = (domain: string, errorId: number, message: string): Problem => ({
  ...refused(domain, errorId, message),
  status: 404,
});
