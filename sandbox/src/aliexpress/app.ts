import { type Context, Hono } from 'hono';
import { type Accounts, createAccounts, type Issued } from '../iop/account.ts';
import { createConsent } from '../iop/consent.ts';
import { replyFlat } from '../iop/gateway.ts';
import { createGiven } from '../iop/given.ts';
import { invalid, missing, PROBLEMS, type Problem } from '../iop/problems.ts';
import { checkRequest, type Parameters, readRequest } from '../iop/request.ts';
import { createRate } from '../kernel/rate.ts';
import { vendorNow } from '../kernel/vendor-clock.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import type { Answer } from './api/call.ts';
import { ALIEXPRESS_APP } from './credentials.ts';
import { METHODS, replySync } from './sync.ts';

const DAY_SECONDS = 86_400;
/** assumed: an app's category decides; confirm: the app's page in the developer console. */
const LIFETIMES = { accessSeconds: 30 * DAY_SECONDS, refreshSeconds: 60 * DAY_SECONDS };
/** assumed: calls a second for each seller; confirm: the same page. */
const RATE = { perSecond: 20, burst: 40 };
const CONSENT = {
  vendor: 'aliexpress',
  appKey: ALIEXPRESS_APP.appKey,
  place: 'AliExpress 全球速卖通开放平台',
  colour: { back: '#b3211b', text: '#fff' },
  asks: '应用将可以读取订单、放款、纠纷、商品库存与店铺资料。它不能修改您的店铺，也看不到买家的联系方式。',
} as const;

/** AliExpress: one host, api-sg.aliexpress.com, with system calls by path and business calls by method. */
export function createAliexpressApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const accounts = createAccounts(world, trade, { vendor: 'aliexpress', ...LIFETIMES });
  app.route('/api-sg', createConsent(CONSENT, accounts, trade));
  app.route('/api-sg', createTokenApi(world, accounts));
  app.route('/api-sg', createSyncApi(world, accounts, trade));
  return app;
}

function createTokenApi(world: World, accounts: Accounts): Hono {
  const app = new Hono();
  const serve = (path: string, issue: (parameters: Parameters) => Issued | Problem) =>
    app.on(['GET', 'POST'], `/rest${path}`, async (c) => {
      const { parameters, body } = await readRequest(c);
      const refused = checkRequest({ path, parameters, body }, ALIEXPRESS_APP, vendorNow(world, 'aliexpress'));
      const issued = refused ?? issue(parameters);
      return replyFlat(c, 'message' in issued ? { problem: issued } : showIssued(issued));
    });
  serve('/auth/token/create', accounts.create);
  serve('/auth/token/refresh', accounts.refresh);
  app.all('/rest/*', (c) => replyFlat(c, { problem: PROBLEMS.path }));
  return app;
}

/** Source: the fields ae_sdk reads. */
const showIssued = ({ shop, now, ...tokens }: Issued) => ({
  ...tokens,
  expire_time: now + tokens.expires_in * 1000,
  refresh_token_valid_time: now + tokens.refresh_expires_in * 1000,
  seller_id: shop.shopId,
  user_id: shop.shopId,
  havana_id: shop.shopId,
  user_nick: `cn${shop.shopId}`,
  account: `${shop.companyKey}@example.com`,
  account_platform: 'seller_center',
  locale: 'zh_CN',
  sp: 'ae',
});

function createSyncApi(world: World, accounts: Accounts, trade: WorldTrade): Hono {
  const app = new Hono();
  const allowed = createRate(world, RATE);
  app.on(['GET', 'POST'], '/sync', async (c: Context) => {
    const { parameters, body } = await readRequest(c);
    const { method = '' } = parameters;
    return replySync(c, method, answer(parameters, body));
  });
  return app;

  function answer(parameters: Parameters, body: string): Answer {
    const now = world.now().getTime();
    const { method: name, session, access_token } = parameters;
    if (!name) return { problem: missing('method') };
    const method = METHODS[name];
    if (!method) return { problem: PROBLEMS.path };
    const refused = checkRequest({ parameters, body }, ALIEXPRESS_APP, vendorNow(world, 'aliexpress'));
    if (refused) return { problem: refused };
    // assumed: both names are taken: one client says session, another access_token; confirm: one live call with each.
    const shop = accounts.whose(access_token ?? session);
    if (!shop) return { problem: PROBLEMS.accessToken };
    if (!allowed(shop.shopId)) return { problem: PROBLEMS.quota };
    const fields = method.parameter === undefined ? parameters : readFields(method.parameter, parameters);
    return 'type' in fields && 'message' in fields
      ? { problem: fields as Problem }
      : method.run({ given: createGiven(fields), shop, trade, now });
  }
}

/** The JSON object in a parameter, or what is wrong with it. */
function readFields(name: string, parameters: Parameters): Record<string, unknown> | Problem {
  const text = parameters[name];
  if (!text) return missing(name);
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as Record<string, unknown>;
  } catch {
    // Not JSON: refused below like any other text that is no object.
  }
  return invalid(name, 'a JSON object is expected');
}
