import type { Result } from '@loan/shared/result';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A refusal in the vendor's words. Codes are text. */
export type Refusal = { code: string; msg: string; httpStatus: ContentfulStatusCode };
export type Answer = Result<unknown, Refusal>;

export const accept = (data: unknown = null): Answer => ({ ok: true, value: data });

/**
 * Business refusals come with HTTP 200 and the code in the body; those about missing scopes with 401.
 * assumed: every business code other than 213xxx arrives as HTTP 200; confirm: the vendor's test environment.
 */
export const refuse = (code: string, msg: string): Result<never, Refusal> => ({
  ok: false,
  error: { code, msg, httpStatus: code === '100002' || code.startsWith('213') ? 401 : 200 },
});

export function reply(c: Context, answer: Answer): Response {
  if (answer.ok) return c.json({ code: '100000', msg: '请求成功', data: answer.value, success: true });
  const { code, msg, httpStatus } = answer.error;
  return c.json({ code, msg, data: null, success: false }, httpStatus);
}
