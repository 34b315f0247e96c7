import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';

/**
 * A refusal as Shopee words it.
 * Source: error_list and common_error_list of the API documents on open.shopee.com.
 */
export type Problem = { error: string; message: string; status?: 400 | 403 | 404 | 429 };

/** Most answers lie under `response`; a few documents say that theirs are flat. */
export type Answer = { response: unknown } | { flat: Record<string, unknown> } | Problem;

export const wrong = (detail: string): Problem => ({
  error: 'error_param',
  message: `Wrong parameters, detail: ${detail}.`,
});

const requestId = (): string => randomUUID().replaceAll('-', '');

/** assumed: the HTTP status beside each error; confirm: a live call with a wrong sign, a dead token, a bad parameter. */
export function reply(c: Context, answer: Answer): Response {
  const common = { error: '', message: '', request_id: requestId() };
  if ('response' in answer) return c.json({ ...common, response: answer.response });
  if ('flat' in answer) return c.json({ ...common, ...answer.flat });
  const { error, message, status = 400 } = answer;
  return c.json({ ...common, error, message }, status);
}

/** The quota fault in Shopee's words. */
export const tooManyShopee = (c: Context): Response => reply(c, TOO_MANY);

export const TOO_MANY: Problem = {
  error: 'error_rate_limit',
  message: 'Too many requests. You have reached the rate limit. Please try again later.',
  status: 429,
};
