import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** What becomes of a message: a code about the message, never about the business, and a body. */
export type Answer = { code: AnswerCode; message: string; body: unknown };
export type AnswerCode = keyof typeof HTTP_STATUS;

/** Source: LOS-Bank v1, table of codes. */
export const HTTP_STATUS = {
  '0000': 200,
  '4000': 400,
  '4001': 401,
  '4002': 401,
  '4030': 422,
  '4040': 404,
  '4090': 409,
  '4290': 429,
} as const satisfies Record<string, ContentfulStatusCode>;

export const accepted = (body: unknown): Answer => ({ code: '0000', message: 'OK', body });
export const refused = (code: Exclude<AnswerCode, '0000'>, message: string): Answer => ({ code, message, body: {} });
