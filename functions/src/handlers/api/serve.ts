import type { Endpoint } from '@loan/shared/api/endpoint';
import type { Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Context, Hono } from 'hono';
import type { Deps } from '../../use-cases/deps.ts';
import { authenticate } from '../../use-cases/party/session.ts';
import { staffAt } from '../../use-cases/staff/staff-session.ts';

type Tagged = { tag: string };
/** HTTP status of every business refusal of an endpoint. A tag missing here does not compile. */
export type StatusOf<E extends Tagged> = Record<E['tag'], 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 502>;
export type Caller = { userId: string; token: string };
export type Api = { app: Hono; depsOf: () => Promise<Deps> };

/** The largest honest request is a few kilobytes; the gateway refuses more than 6 MB anyway. */
const MAX_BODY_BYTES = 64 * 1024;

/** Parse, run, respond, once for all endpoints. A line of app.ts then says only which contract, use case and statuses. */
export function serve<Q extends z.ZodType, R extends z.ZodType, E extends Tagged>(
  { app, depsOf }: Api,
  contract: Endpoint<Q, R>,
  serving: {
    statusOf: StatusOf<E>;
    run: (deps: Deps, caller: Caller, request: z.output<Q>) => Promise<Result<z.input<R>, E>>;
  },
): void {
  app.on(contract.method, `/api${contract.path}`, async (c) => {
    const deps = await depsOf();
    const caller = await callerOf(deps, c, contract.audience);
    if (!caller && contract.audience !== 'public') return refuse(c, 401, { tag: 'LoginNeeded' });
    const body = await bodyOf(c);
    if (body === undefined)
      return refuse(c, 400, { tag: 'InvalidRequest', fields: [{ path: '', rule: 'body is not JSON or too large' }] });
    const request = contract.request.safeParse({ ...body, ...c.req.param() });
    if (!request.success) return refuse(c, 400, { tag: 'InvalidRequest', fields: fieldsOf(request.error) });
    const result = await serving.run(deps, caller ?? { userId: '', token: '' }, request.data);
    if (!result.ok) return refuse(c, serving.statusOf[result.error.tag as E['tag']] ?? 409, result.error);
    return c.json(contract.response.parse(result.value) as object);
  });
}

/** Each field by its name, also those that have no business here. */
const fieldsOf = ({ issues }: z.ZodError) =>
  issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return paths.map((path) => ({ path: path.join('.'), rule: issue.message }));
  });

async function callerOf(deps: Deps, c: Context, audience: Endpoint['audience']): Promise<Caller | undefined> {
  const token = /^Bearer ([\w-]{20,128})$/.exec(c.req.header('authorization') ?? '')?.[1];
  // A screen signed in for the staff is nobody's phone, and the other way round.
  const userId = token && (await (audience === 'staff' ? staffAt(deps, token) : authenticate(deps, token)));
  return userId && token ? { userId, token } : undefined;
}

async function bodyOf(c: Context): Promise<Record<string, unknown> | undefined> {
  const text = await c.req.text();
  if (text === '') return {};
  if (Buffer.byteLength(text) > MAX_BODY_BYTES) return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body)
      ? (body as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A refusal carries its tag and facts, and the id under which the log knows this request. */
export function refuse(
  c: Context,
  status: 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429 | 502,
  error: Tagged & { fields?: { path: string; rule: string }[] },
): Response {
  return c.json({ ...error, requestId: c.get('requestId') as string }, status);
}
