import type { Context } from 'hono';
import type { World } from '../kernel/world.ts';
import { type GraphProblem, wrongParameter } from './problems.ts';

const DEFAULT_LIMIT = 25;
/** assumed: a larger limit is taken as this one; confirm: a live call with limit=1000. */
const MAX_LIMIT = 500;

/** One page of a list with Graph's cursors. `next` repeats the whole request, the access token included. */
export function pageOf<T>({ publicUrl }: World, c: Context, entries: readonly T[]): object | GraphProblem {
  const limit = Number(c.req.query('limit') ?? DEFAULT_LIMIT);
  const done = readCursor(c.req.query('after'));
  if (!Number.isInteger(limit) || limit < 1) return wrongParameter('param limit must be a positive integer.');
  if (done === undefined) return wrongParameter('Invalid cursors values');
  const data = entries.slice(done, done + Math.min(limit, MAX_LIMIT));
  if (data.length === 0) return { data };
  const cursors = { before: writeCursor(done), after: writeCursor(done + data.length) };
  const rest = entries.length > done + data.length;
  return { data, paging: { cursors, ...(rest && { next: nextUrl(publicUrl(), c, cursors.after) }) } };
}

const writeCursor = (done: number): string => Buffer.from(`sandbox:${done}`).toString('base64url');

function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined || cursor === '') return 0;
  const done = /^sandbox:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  return done === undefined ? undefined : Number(done);
}

function nextUrl(publicUrl: string, c: Context, after: string): string {
  const url = new URL(`${publicUrl}/meta-ads/${c.req.path.split('/meta-ads/')[1] ?? ''}`);
  for (const [name, value] of Object.entries({ ...c.req.query(), after })) url.searchParams.set(name, value);
  return url.toString();
}
