import type { Context } from 'hono';

/** What LianLian answers to a request it will not serve. Source: the error tables of its Stoplight specifications. */
export type Problem = { status: 400 | 401 | 402 | 404 | 429; error: string; code: string; message: string };

const signature = (code: string, message: string): Problem => ({
  status: 400,
  error: 'signature_error',
  code,
  message,
});

export const NO_SIGNATURE = signature('400001', 'signature header is missing');
export const WRONG_TIME = signature('400003', 'invalid signature time');
export const WRONG_FORM = signature('400005', 'invalid signature header');
export const WRONG_SIGNATURE = signature('400006', 'signature validate fail');

// assumed: the body of a refused token; confirm: a live 401.
export const WRONG_TOKEN: Problem = {
  status: 401,
  error: 'invalid_token',
  code: '401',
  message: 'Unauthorized',
};

export const wrongParameter = (message: string): Problem => ({
  status: 402,
  error: 'request_failed',
  code: '999995',
  message,
});

// assumed: the two below; confirm: a live answer.
export const NOT_FOUND: Problem = { status: 404, error: 'not_found', code: '404', message: 'Not Found' };
const TOO_MANY: Problem = { status: 429, error: 'too_many_requests', code: '429', message: 'Too Many Requests' };

export const refuse = (c: Context, { status, ...body }: Problem): Response => c.json(body, status);

export const tooManyLianlian = (c: Context): Response => refuse(c, TOO_MANY);
