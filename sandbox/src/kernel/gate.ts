import type { Context, MiddlewareHandler } from 'hono';
import type { RequestLog } from './request-log.ts';
import { vendorNow } from './vendor-clock.ts';
import type { World } from './world.ts';

const SLOW_MS = 3_000;
/** Longer than any client waits; a limit all the same. */
const SILENCE_MS = 60_000;

export type Gate = {
  vendor: string;
  world: World;
  log: RequestLog;
  /** Ends every wait when the sandbox closes. */
  closing: AbortSignal;
  /** What this vendor answers to one request too many. */
  tooMany: (c: Context) => Response;
};

/** Stands before every vendor: notes the request down and lets the faults that were asked for happen. */
export function createGate({ vendor, world, log, closing, tooMany }: Gate): MiddlewareHandler {
  const twice = new Map<string, Response>();
  return async (c, next) => {
    const call = `${c.req.method} ${c.req.path}`;
    const take = (kind: 'error500' | 'quota' | 'repeatedPage' | 'slow' | 'timeout') =>
      world.faults.take(vendor, kind, call);
    const note = (status: number) =>
      log.add({ vendor, method: c.req.method, path: c.req.path, status, at: world.now().toISOString() });
    const answer = (response: Response) => {
      note(response.status);
      return response;
    };

    // Every answer says what time its vendor believes it is, as HTTP has it: a clock that is off can be found out.
    c.header('date', new Date(vendorNow(world, vendor)).toUTCString());
    const page = twice.get(call);
    twice.delete(call);
    if (page) return answer(page);
    if (take('error500')) return answer(c.text('Internal Server Error', 500));
    if (take('quota')) return answer(tooMany(c));
    const slow = take('slow');
    if (slow) await wait(slow.delayMs ?? SLOW_MS, closing);
    const silent = take('timeout');
    await next();
    note(c.res.status);
    if (c.res.ok && take('repeatedPage')) twice.set(call, c.res.clone());
    if (!silent) return undefined;
    await wait(silent.delayMs ?? SILENCE_MS, closing);
    // A middleware that returns nothing keeps the answer made above; this one must lose it.
    c.res = undefined;
    c.res = c.text('Gateway Timeout', 504);
    return undefined;
  };
}

function wait(ms: number, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (closing.aborted) return resolve();
    const finish = () => {
      clearTimeout(timer);
      closing.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    closing.addEventListener('abort', finish);
  });
}
