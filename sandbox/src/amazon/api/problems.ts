import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error as the Selling Partner API words it. Source: the ErrorList of each model in selling-partner-api-models. */
export type Problem = { status: ContentfulStatusCode; code: string; message: string; details: string };

export const reply = (c: Context, { status, code, message, details }: Problem): Response =>
  c.json({ errors: [{ code, message, details }] }, status);

/** 400 for a parameter, which the message names. */
export const invalid = (parameter: string, rule: string): Problem => ({
  status: 400,
  code: 'InvalidInput',
  message: `Invalid Input: ${parameter}`,
  details: `${parameter} ${rule}`,
});

export const notFound = (what: string): Problem => ({
  status: 404,
  code: 'NotFound',
  message: `${what} is not found.`,
  details: '',
});

/** assumed: the three wordings of details; confirm: a live call with a missing, a made-up and an expired token. */
export const denied = (why: 'missing' | 'expired' | 'malformed' | 'otherRegion'): Problem => ({
  status: 403,
  code: 'Unauthorized',
  message: 'Access to requested resource is denied.',
  details: {
    missing: 'Access token is missing in the request header.',
    expired: 'The access token you provided has expired.',
    malformed: 'The access token you provided is revoked, malformed or invalid.',
    otherRegion: '',
  }[why],
});

export const QUOTA_EXCEEDED: Problem = {
  status: 429,
  code: 'QuotaExceeded',
  message: 'You exceeded your quota for the requested resource.',
  details: '',
};

/** The quota fault in Amazon's words. */
export const tooMany = (c: Context): Response => reply(c, QUOTA_EXCEEDED);
