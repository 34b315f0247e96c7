import { type Context, Hono } from 'hono';
import { createGrants, type Grants } from '../kernel/grants.ts';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createConsentApp, createTokenApp } from './oauth.ts';
import { OPERATIONS } from './operations.ts';
import { NOT_FOUND, refuse, tooManyLianlian, WRONG_TOKEN } from './problems.ts';
import { type Fields, isProblem } from './query.ts';
import { checkSignature, signAnswer } from './signature.ts';

// assumed: LianLian publishes no pace; confirm: the console's limits.
const PACE = { perSecond: 10, burst: 20 };
/** The paths of one operation differ by host: one has /api before them, the other has not. Both are taken here. */
const GATEWAY = /^\/api(?=\/)/;
const MAX_BODY = 64_000;

/** LianLian by its hosts: global.lianlianpay.com, global-open-api.lianlianpay.com and global-api.lianlianpay.com. */
export function createLianlianApp(world: World): Hono {
  const app = new Hono();
  const grants = createGrants(world, 'lianlian');
  app.route('/global', createConsentApp({ world, grants }));
  app.route('/global-open-api', createTokenApp({ world, grants }));
  for (const host of ['global-open-api', 'global-api']) app.all(`/${host}/*`, createGateway({ world, grants, host }));
  return app;
}

type Gateway = { world: World; grants: Grants; host: string };

function createGateway({ world, grants, host }: Gateway) {
  const trade = createWorldTrade(world);
  const allowed = createRate(world, PACE);
  return async (c: Context): Promise<Response> => {
    const now = world.now().getTime();
    const url = new URL(c.req.url);
    const path = url.pathname.slice(url.pathname.indexOf(`/lianlian/${host}`) + `/lianlian/${host}`.length);
    const body = await c.req.text();
    const token = grants.find('access', (c.req.header('authorization') ?? '').replace(/^Bearer /, ''));
    if (token === undefined || token === 'expired') return refuse(c, WRONG_TOKEN);
    const header = c.req.header('llpay-signature');
    const wrong = checkSignature({ method: c.req.method, path, query: url.search.slice(1), body, header }, now);
    if (wrong) return refuse(c, wrong);
    if (!allowed(token.shopId)) return tooManyLianlian(c);
    const operation = OPERATIONS[`${c.req.method} ${path.replace(GATEWAY, '')}`];
    if (!operation) return refuse(c, NOT_FOUND);
    const fields = c.req.method === 'GET' ? Object.fromEntries(url.searchParams) : readFields(body);
    const answer = operation({ trade, companyKey: token.shopId, fields, now });
    if (isProblem(answer)) return refuse(c, answer);
    const text = JSON.stringify(answer);
    return c.body(text, 200, { 'content-type': 'application/json', 'LLPAY-Signature': signAnswer(text, now) });
  };
}

function readFields(body: string): Fields {
  if (body.length > MAX_BODY) return {};
  try {
    const fields: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? (fields as Fields) : {};
  } catch {
    // Not JSON: nothing was asked for, which every operation refuses in its own words.
    return {};
  }
}
