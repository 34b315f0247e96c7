import { Hono } from 'hono';
import type { Deps } from '../../use-cases/deps.ts';
import { serveAccount } from './account.ts';
import { serveApplication } from './application.ts';
import { serveBacking } from './backing.ts';
import { serveBank } from './bank.ts';
import { serveCallbacks } from './callbacks.ts';
import { serveFiles } from './files.ts';
import { servePaperFiles } from './paper-files.ts';
import { servePartner } from './partner.ts';
import { servePortrait } from './portrait.ts';
import { serveSession } from './session.ts';
import { serveSigning } from './signing.ts';
import { serveSources } from './sources.ts';

/** Everything that comes in: the phone, the vendors' callbacks, the banks. */
export function createApi(depsOf: () => Promise<Deps>): Hono {
  const app = new Hono();
  app.use('*', async (c, next) => {
    const deps = await depsOf();
    const requestId = deps.newId();
    c.set('requestId' as never, requestId as never);
    await next();
    c.header('x-request-id', requestId);
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    if (c.res.status >= 500)
      deps.log.alarm('request failed', { requestId, status: c.res.status, route: c.req.routePath });
  });
  app.onError(async (error, c) => {
    const deps = await depsOf();
    const requestId = c.get('requestId' as never) as string;
    // The name says which defect or outage; the message may carry what logs must not.
    deps.log.warn('request threw', { requestId, error: error.name, route: c.req.routePath });
    return c.json({ tag: 'Failed', requestId }, 500);
  });
  app.notFound((c) => c.json({ tag: 'NotFound' }, 404));
  app.get('/api/health', (c) => c.json({ ok: true }));

  const api = { app, depsOf };
  serveSession(api);
  serveApplication(api);
  serveSources(api);
  serveFiles(api);
  serveBacking(api);
  servePaperFiles(api);
  serveSigning(api);
  serveAccount(api);
  servePortrait(api);
  servePartner(api);
  serveCallbacks(api);
  serveBank(api);
  return app;
}
