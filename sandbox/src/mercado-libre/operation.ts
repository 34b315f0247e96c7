import { type Context, Hono } from 'hono';
import { createRate } from '../kernel/rate.ts';
import type { World } from '../kernel/world.ts';
import type { Shop, WorldTrade } from '../trade/trade-types.ts';
import { notFound, type Problem, reply, TOKEN_MISSING, TOKEN_WRONG, tooManyMercadoLibre } from './problems.ts';
import type { Tokens } from './tokens.ts';

export type Parts = { world: World; trade: WorldTrade; tokens: Tokens };
export type Call = Parts & { c: Context; shop: Shop; now: number };

export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  run: (call: Call) => Response | Problem | Promise<Response | Problem>;
};

// max_requests_per_hour of an application is 18,000 in the pages' example; assumed: spread evenly. confirm: /applications.
const RATE = { perSecond: 5, burst: 100 };

/** One host's operations, behind the seller's token and the application's quota. */
export function createHost(parts: Parts, operations: readonly Operation[]): Hono {
  const app = new Hono();
  const allows = createRate(parts.world, RATE);
  for (const { method, path, run } of operations) {
    app.on(method, path, async (c) => {
      const shop = whoCalls(parts, c);
      if ('refusal' in shop) return reply(c, shop);
      if (!allows('app')) return tooManyMercadoLibre(c);
      const answer = await run({ ...parts, c, shop, now: parts.world.now().getTime() });
      return answer instanceof Response ? answer : reply(c, answer);
    });
  }
  app.all('*', (c) => reply(c, notFound(`Resource ${c.req.path.replace(/^.*\/mercado-libre\/[^/]+/, '')} not found.`)));
  return app;
}

function whoCalls({ trade, tokens }: Parts, c: Context): Shop | Problem {
  const [, token] = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  if (!token) return TOKEN_MISSING;
  return trade.shop('mercadoLibre', tokens.whose(token) ?? '') ?? TOKEN_WRONG;
}
