import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { createRate } from '../../kernel/rate.ts';
import type { World } from '../../kernel/world.ts';
import type { Shop, WorldTrade } from '../../trade/trade-types.ts';
import {
  NO_RESOURCE,
  type Problem,
  reply,
  SCOPE_MISSING,
  TOKEN_INVALID,
  TOKEN_MISSING,
  tooManyEbay,
} from '../problems.ts';
import { flawOf } from '../signature.ts';
import { createKeyRing } from '../signing-keys.ts';
import { NOBODY, type Tokens } from '../tokens.ts';
import { ACCOUNT } from './account.ts';
import { AD_REPORTS } from './ad-reports.ts';
import { FINANCES } from './finances.ts';
import { FULFILLMENT } from './fulfillment.ts';
import { INVENTORY } from './inventory.ts';
import type { Host, Operation } from './operation.ts';
import { vendorPath } from './page.ts';
import { RETURNS } from './returns.ts';
import { signatureProblem } from './signature-problem.ts';
import { createWindows } from './windows.ts';

export type RestOptions = { world: World; trade: WorldTrade; tokens: Tokens; host: Host };

const OPERATIONS: readonly Operation[] = [
  ...FULFILLMENT,
  ...FINANCES,
  ...ACCOUNT,
  ...INVENTORY,
  ...AD_REPORTS,
  ...RETURNS,
];

// assumed: eBay counts calls by the day (100,000 for Fulfillment); here the same, by the second. confirm: getRateLimits.
const RATE = { perSecond: 5, burst: 50 };

/** Domiciled there, a seller's money may be read only by signed calls. assumed: told by the country of its site. */
const MUST_SIGN = ['GB', 'DE', 'FR', 'IT', 'ES', 'NL', 'BE', 'AT', 'IE', 'PL'];

/** api.ebay.com or apiz.ebay.com. */
export function createRestApp({ world, trade, tokens, host }: RestOptions): Hono {
  const app = new Hono();
  const keyOf = createKeyRing(world);
  const allows = createRate(world, RATE);
  const windows = createWindows();

  async function checkSignature(c: Context): Promise<Problem | undefined> {
    const body = new Uint8Array(await c.req.arrayBuffer());
    const request = {
      method: c.req.method,
      path: vendorPath(c, host),
      // A caller that was told another base address may sign eBay's own host or the one it really asked.
      authorities: [`${host}.ebay.com`, c.req.header('host') ?? new URL(c.req.url).host],
      header: (name: string) => c.req.header(name),
      body,
    };
    const flaw = flawOf(request, keyOf);
    return flaw && signatureProblem(flaw);
  }

  for (const operation of OPERATIONS.filter((one) => one.host === host)) {
    app.on(operation.method, operation.path, async (c) => {
      c.header('rlogid', randomUUID());
      const shop = whoCalls({ trade, tokens }, c, operation);
      if ('errorId' in shop) return reply(c, shop);
      if (!allows(shop.shopId)) return tooManyEbay(c);
      const unsigned = operation.signed && MUST_SIGN.includes(shop.country) ? await checkSignature(c) : undefined;
      if (unsigned) return reply(c, unsigned);
      const answer = await operation.run({ c, world, trade, windows, shop, now: world.now().getTime() });
      return answer instanceof Response ? answer : reply(c, answer);
    });
  }
  app.all('*', (c) => reply(c, NO_RESOURCE));
  return app;
}

/** Bearer everywhere; the older Post-Order API says IAF for it, and takes both. */
function whoCalls(
  { trade, tokens }: Pick<RestOptions, 'trade' | 'tokens'>,
  c: Context,
  { scope }: Operation,
): Shop | Problem {
  const [, token] = /^(?:Bearer|IAF) (.+)$/.exec(c.req.header('authorization') ?? '') ?? [];
  if (!token) return TOKEN_MISSING;
  const grant = tokens.read(token);
  const shop = grant && grant.shopId !== NOBODY ? trade.shop('ebay', grant.shopId) : undefined;
  if (!grant || !shop) return TOKEN_INVALID;
  const full = `https://api.ebay.com/oauth/api_scope/${scope}`;
  const granted = (grant.note ?? '').split(' ');
  return scope === undefined || granted.includes(full) || granted.includes(`${full}.readonly`) ? shop : SCOPE_MISSING;
}
