import { type Context, Hono } from 'hono';
import { randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { resumeCallback } from './events.ts';
import { createDownloads } from './files/downloads.ts';
import { createStorage } from './files/storage.ts';
import { enter, type FascCall, giveToken } from './gate.ts';
import { OPERATIONS } from './operations.ts';
import { createAuthPages } from './pages/auth-page.ts';
import { createSignPages } from './pages/sign-page.ts';
import { createQuota } from './quota.ts';
import { type Answer, refuse, reply } from './reply.ts';
import { expireTask } from './tasks/control.ts';
import { expireDue } from './tasks/run.ts';

const API = '/api/v5';

/** Fadada's e-signing (法大大 FASC OpenAPI 5.1): real-name checks, documents, sign tasks and its hosted pages. */
export function createFadadaApp(world: World): Hono {
  world.resumeWith('fadada', resumeCallback(world));
  const app = new Hono();
  const quota = createQuota(world);
  app.all(`${API}/*`, async (c) => {
    const path = c.req.path.slice(c.req.path.indexOf(API) + API.length);
    c.header('X-FASC-Request-Id', randomText(world.random, 32, '0123456789abcdef'));
    if (!quota(path)) return tooManyFasc(c);
    return reply(c, await answer(world, path, await readCall(c)));
  });
  app.route('/storage', createStorage(world));
  app.route('/downloads', createDownloads(world));
  app.route('/pages/auth', createAuthPages(world));
  app.route('/pages/sign', createSignPages(world));
  app.post('/control/expire', async (c) => expireTask(world, c));
  return app;
}

async function answer(world: World, path: string, call: FascCall): Promise<Answer> {
  expireDue(world);
  if (path === '/service/get-access-token') return giveToken(world, call);
  const entered = enter(world, call);
  if (!entered.ok) return entered;
  const operation = OPERATIONS[path];
  // assumed: what an unknown path gets once the token is right; confirm: the vendor's test environment.
  return operation ? operation(world, entered.value) : refuse('100001', '接口不存在');
}

async function readCall(c: Context): Promise<FascCall> {
  const isForm = c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false;
  const form = isForm ? new URLSearchParams(await c.req.text()) : undefined;
  return { header: (name) => c.req.header(name), bizContent: form?.get('bizContent') ?? undefined };
}

/** assumed: status and code of one call too many; confirm: the vendor, whose documents give only 20 a second. */
export const tooManyFasc = (c: Context): Response =>
  c.json({ code: '100014', msg: '请求过于频繁', data: null, success: false }, 429);
