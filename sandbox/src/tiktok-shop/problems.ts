import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export type Problem = { status: ContentfulStatusCode; code: number; message: string };

const problem = (status: ContentfulStatusCode, code: number, message: string): Problem => ({ status, code, message });

/** 36009004 says many things; its words tell which. Source: partner.tiktokshop.com, common errors. */
export const invalid = (message: string): Problem => problem(400, 36_009_004, message);

export const NO_PATH = problem(404, 36_009_009, 'Invalid path. The requested API path does not exist.');
export const WRONG_SIGN = problem(401, 106_001, "Invalid credentials. The 'sign' query parameter is invalid.");
export const TOKEN_EXPIRED = problem(401, 105_002, 'access token is expired, please refresh it');
export const TOKEN_INVALID = problem(
  401,
  36_009_004,
  'Invalid credentials. The `x-tts-access-token` header is invalid.',
);
/** Seen live, by way of EcomPHP/tiktokshop-php#15 and others: what the token host says. */
export const CODE_INVALID = problem(200, 36_004_004, 'invalid auth code');
export const REFRESH_UNKNOWN = problem(200, 36_004_005, 'can not find related auth record');
export const REFRESH_EXPIRED = problem(200, 36_004_001, 'rt has expired');
/** assumed: the numbers of a wrong app at the token host; confirm: a live refusal. */
export const APP_INVALID = problem(200, 36_004_003, 'invalid app_key or app_secret');
export const GRANT_INVALID = problem(200, 36_004_002, 'invalid grant_type');
const TOO_MANY = problem(429, 36_009_002, 'Too many requests. The rate limit of this API is exceeded.');

const requestId = () => randomBytes(16).toString('hex').toUpperCase();

export const reply = (c: Context, { status, code, message }: Problem): Response =>
  c.json({ code, message, request_id: requestId(), data: null }, status);

export const answer = (c: Context, data: unknown): Response =>
  c.json({ code: 0, message: 'Success', request_id: requestId(), data });

/** One request too many, in TikTok's words. */
export const tooManyTiktokShop = (c: Context): Response => reply(c, TOO_MANY);
