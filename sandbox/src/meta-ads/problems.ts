import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { META_APP } from './credentials.ts';

/**
 * An error of the Graph API. Source: developers.facebook.com/docs/graph-api/guides/error-handling (the envelope, 190
 * and its subcodes). assumed: the wordings, and 400 for every one; confirm: a live call with each kind of wrong token.
 */
export type GraphProblem = {
  message: string;
  type: 'OAuthException' | 'GraphMethodException';
  code: number;
  subcode?: number;
};

export function refuse(c: Context, { message, type, code, subcode }: GraphProblem): Response {
  const fbtrace_id = `A${randomUUID().replaceAll('-', '').slice(0, 22)}`;
  return c.json({ error: { message, type, code, ...(subcode && { error_subcode: subcode }), fbtrace_id } }, 400);
}

const oauth = (code: number, message: string, subcode?: number): GraphProblem => ({
  message,
  type: 'OAuthException',
  code,
  ...(subcode && { subcode }),
});

export const wrongParameter = (message: string): GraphProblem => oauth(100, `(#100) ${message}`);

export const PROBLEMS = {
  tokenMissing: oauth(104, 'An access token is required to request this resource.'),
  tokenMalformed: oauth(190, 'Invalid OAuth access token - Cannot parse access token'),
  tokenExpired: oauth(190, 'Error validating access token: Session has expired.', 463),
  tokenWithdrawn: oauth(
    190,
    `Error validating access token: The user has not authorized application ${META_APP.appId}.`,
    458,
  ),
  proofMissing: {
    message: 'API calls from the server require an appsecret_proof argument',
    type: 'GraphMethodException',
    code: 100,
  },
  proofWrong: {
    message: 'Invalid appsecret_proof provided in the API argument',
    type: 'GraphMethodException',
    code: 100,
  },
  appUnknown: oauth(101, 'Error validating application. Cannot get application info due to a system error.'),
  secretWrong: oauth(1, 'Error validating client secret.'),
  codeWrong: oauth(100, 'Invalid verification code format.'),
  codeUsed: oauth(100, 'This authorization code has been used.', 36009),
  codeExpired: oauth(100, 'This authorization code has expired.', 36007),
  redirectWrong: oauth(
    100,
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    36008,
  ),
  tooManyCalls: oauth(
    80000,
    '(#80000) There have been too many calls from this ad-account. Wait a bit and try again.',
    2446079,
  ),
} as const satisfies Record<string, GraphProblem>;

/** An object that is not there, or not the caller's. */
export const noObject = (method: string, id: string): GraphProblem => ({
  message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
  type: 'GraphMethodException',
  code: 100,
  subcode: 33,
});

export const noPath = (path: string): GraphProblem => oauth(2500, `Unknown path components: ${path}`);
