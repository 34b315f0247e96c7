import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { PROBLEMS, type Problem } from './problems.ts';

export const requestId = (): string => randomUUID().replaceAll('-', '');

/** Calls by path answer 200 whatever happened; the code tells. Source: open.lazada.com docId 108069. */
export const replyFlat = (c: Context, answer: Record<string, unknown> | { problem: Problem }): Response =>
  'problem' in answer
    ? c.json({ ...(answer.problem as Problem), request_id: requestId() })
    : c.json({ ...answer, code: '0', request_id: requestId() });

/** The quota fault in the platform's words for calls by path. */
export const tooManyIop = (c: Context): Response => replyFlat(c, { problem: PROBLEMS.quota });
