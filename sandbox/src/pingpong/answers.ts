import type { Context } from 'hono';

export type Refusal = { status: 200 | 400 | 401 | 429; code: number; message: string };

/**
 * Source: "If validation fails, a 401 error is returned to the caller specifying the issue" (PingPong v3, Partner
 * Access), and the envelope of its examples. assumed: the numbers and the words; confirm: live refusals.
 */
export const REFUSALS = {
  app: { status: 401, code: 401_001, message: 'app_id is invalid' },
  time: { status: 401, code: 401_002, message: 'timestamp is invalid' },
  sign: { status: 401, code: 401_003, message: 'sign is invalid' },
  token: { status: 401, code: 401_004, message: 'access_token is invalid' },
  expired: { status: 401, code: 401_005, message: 'access_token is expired' },
  grant: { status: 400, code: 400_002, message: 'code or refresh_token is invalid' },
  openId: { status: 200, code: 403_001, message: 'open_id does not belong to the access_token' },
  pace: { status: 429, code: 429_001, message: 'too many requests' },
} as const satisfies Record<string, Refusal>;

export const wrongParam = (message: string): Refusal => ({ status: 200, code: 400_001, message });

export const refuse = (c: Context, { status, ...body }: Refusal): Response => c.json({ ...body, data: null }, status);

export const answer = (c: Context, data: unknown): Response => c.json({ code: 0, message: 'OK', data });

export const tooManyPingpong = (c: Context): Response => refuse(c, REFUSALS.pace);
