import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { World } from '../../kernel/world.ts';
import { readAccess } from '../lwa.ts';
import type { Region } from '../markets.ts';
import type { Seller } from '../sellers.ts';
import type { Trade } from '../trade/trade.ts';
import { ACCOUNT } from './account.ts';
import { FINANCES } from './finances.ts';
import { INVENTORY } from './inventory.ts';
import type { Operation } from './operation.ts';
import { ORDERS } from './orders.ts';
import { denied, type Problem, QUOTA_EXCEEDED, reply } from './problems.ts';
import { QUOTAS, type Quotas } from './quotas.ts';
import { REPORTS } from './reports.ts';
import { type Given, matchExample, type StaticExample, type StaticExamples } from './static-examples.ts';

export type SellingPartnerOptions = {
  world: World;
  trade: Trade;
  quotas: Quotas;
  examples: StaticExamples;
  region: Region;
  /** Amazon's static sandbox answers nothing but the official examples. */
  staticOnly: boolean;
};

const OPERATIONS: readonly Operation[] = [...REPORTS, ...FINANCES, ...ORDERS, ...INVENTORY, ...ACCOUNT];

const NO_MATCH: Problem = {
  status: 400,
  code: 'InvalidInput',
  message: 'Could not match input arguments',
  details: '',
};

/** The Selling Partner API of one region: sellingpartnerapi-{na|eu|fe}.amazon.com. */
export function createSellingPartnerApi(options: SellingPartnerOptions): Hono {
  const { world, trade, quotas, examples, region, staticOnly } = options;
  const app = new Hono();
  for (const { name, method, path, run } of OPERATIONS) {
    app.on(method, path, async (c) => {
      c.header('x-amzn-RequestId', randomUUID());
      const seller = whoCalls(world, c, region);
      if ('code' in seller) return reply(c, seller);
      c.header('x-amzn-RateLimit-Limit', String(QUOTAS[name].rate));
      if (!quotas.take(name, seller.sellerId)) return reply(c, QUOTA_EXCEEDED);
      const example = await findExample(c, examples(name), staticOnly);
      if (example) return c.json(example.response ?? {}, example.status as 200);
      const answer = staticOnly ? NO_MATCH : await run({ c, world, trade, seller });
      return answer instanceof Response ? answer : reply(c, answer);
    });
  }
  return app;
}

function whoCalls(world: World, c: Context, region: Region): Seller | Problem {
  const token = c.req.header('x-amz-access-token');
  if (!token) return denied('missing');
  const seller = readAccess(world, token);
  if (typeof seller === 'string') return denied(seller);
  return seller.region === region ? seller : denied('otherRegion');
}

/**
 * Some examples list no parameter at all. In the static sandbox they answer every call; beside living sellers they
 * would hide them, so there only a request that carries something can meet an example.
 */
async function findExample(c: Context, examples: readonly StaticExample[], staticOnly: boolean) {
  if (examples.length === 0) return undefined;
  const body: unknown = c.req.method === 'POST' ? await c.req.json().catch(() => undefined) : undefined;
  const given: Given = { ...c.req.query(), ...c.req.param(), ...(body !== undefined && { body }) };
  const bare = examples.find(({ status, parameters }) => status < 300 && Object.keys(parameters).length === 0);
  if (Object.keys(given).length === 0) return staticOnly ? bare : undefined;
  return matchExample(examples, given) ?? (staticOnly ? bare : undefined);
}
