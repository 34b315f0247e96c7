/**
 * A refusal of the platform (SYSTEM), of what the app sent (ISV) or of what the marketplace says to it (ISP).
 * Source: open.lazada.com docId 108138, and the error tables of its API pages.
 */
export type Problem = { type: 'ISV' | 'ISP' | 'SYSTEM'; code: string; message: string };

const isv = (code: string, message: string): Problem => ({ type: 'ISV', code, message });

export const missing = (parameter: string): Problem =>
  isv(
    'MissingParameter',
    `The input parameter "${parameter}" that is mandatory for processing this request is not supplied`,
  );

export const invalid = (parameter: string, rule: string): Problem =>
  isv('InvalidParameter', `The input parameter "${parameter}" is invalid: ${rule}`);

/** assumed: the wordings without a source of their own below; confirm: one live call for each. */
export const PROBLEMS = {
  appKey: isv('InvalidAppKey', 'The specified App Key is invalid'),
  signMethod: isv('InvalidSignMethod', 'The specified sign method is invalid'),
  timestamp: isv('IllegalTimestamp', 'The timestamp is invalid or malformed'),
  signature: isv('IncompleteSignature', 'The request signature does not conform to platform standards'),
  path: isv('InvalidApiPath', 'The specified Api Path is invalid'),
  code: isv('InvalidCode', 'Invalid authorization code'),
  refreshToken: isv('IllegalRefreshToken', 'The specified refresh token is invalid or expired'),
  accessToken: isv('IllegalAccessToken', 'The specified access token is invalid or expired'),
  quota: isv('ApiCallLimit', 'The request has been limited because of too many calls, please try again later'),
} as const satisfies Record<string, Problem>;
