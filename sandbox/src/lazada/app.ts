import { type Context, Hono } from 'hono';
import { type Accounts, createAccounts, type Issued } from '../iop/account.ts';
import { createConsent } from '../iop/consent.ts';
import { replyFlat } from '../iop/gateway.ts';
import { createGiven } from '../iop/given.ts';
import { PROBLEMS, type Problem } from '../iop/problems.ts';
import { checkRequest, type Parameters, readRequest } from '../iop/request.ts';
import { createRate } from '../kernel/rate.ts';
import { vendorNow } from '../kernel/vendor-clock.ts';
import type { World } from '../kernel/world.ts';
import type { WorldTrade } from '../trade/trade-types.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { type Answer, type Operation, shortCode } from './api/call.ts';
import { getMultipleOrderItems, getOrder, getOrderItems } from './api/order-items.ts';
import { getOrders } from './api/orders.ts';
import { getProducts, getWarehouseStock } from './api/products.ts';
import { getReverseOrders } from './api/reverse-orders.ts';
import { getReportOverview, getSeller, getSellerPerformance } from './api/seller.ts';
import { getPayoutStatus, queryAccountTransactions } from './api/statements.ts';
import { getTransactionDetails } from './api/transactions.ts';
import { COUNTRIES } from './countries.ts';
import { LAZADA_APP } from './credentials.ts';

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '/orders/get': getOrders,
  '/order/get': getOrder,
  '/order/items/get': getOrderItems,
  '/orders/items/get': getMultipleOrderItems,
  '/finance/payout/status/get': getPayoutStatus,
  '/finance/transaction/details/get': getTransactionDetails,
  '/finance/transaction/accountTransactions/query': queryAccountTransactions,
  '/reverse/getreverseordersforseller': getReverseOrders,
  '/seller/get': getSeller,
  '/seller/performance/get': getSellerPerformance,
  '/products/get': getProducts,
  '/fbl/stocks/get': getWarehouseStock,
  '/sponsor/solutions/report/getReportOverview': getReportOverview,
};

const DAY_SECONDS = 86_400;
/** A live app's tokens. Source: open.lazada.com, authorisation. */
const LIFETIMES = { accessSeconds: 30 * DAY_SECONDS, refreshSeconds: 180 * DAY_SECONDS };
/** assumed: calls a second for each seller; confirm: the app's page in the developer console. */
const RATE = { perSecond: 20, burst: 40 };
const CONSENT = {
  vendor: 'lazada',
  appKey: LAZADA_APP.appKey,
  place: 'Lazada 开放平台',
  colour: { back: '#101e6b', text: '#fff' },
  asks: '应用将可以读取订单、退货、结算、库存、广告与店铺表现。它不能修改您的店铺，也看不到买家的联系方式。',
} as const;

/** Lazada: auth.lazada.com, and the API's host in each of six countries. */
export function createLazadaApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const accounts = createAccounts(world, trade, { vendor: 'lazada', ...LIFETIMES });
  app.route('/auth', createConsent(CONSENT, accounts, trade));
  app.route('/auth', createTokenApi(world, accounts));
  const allowed = createRate(world, RATE);
  for (const country of COUNTRIES) {
    app.route(`/api-${country}`, createCountryApi({ world, trade, accounts, country, allowed }));
  }
  return app;
}

function createTokenApi(world: World, accounts: Accounts): Hono {
  const app = new Hono();
  const serve = (path: string, users: string, issue: (parameters: Parameters) => Issued | Problem) =>
    app.on(['GET', 'POST'], `/rest${path}`, async (c) => {
      const { parameters, body } = await readRequest(c);
      const refused = checkRequest({ path, parameters, body }, LAZADA_APP, vendorNow(world, 'lazada'));
      const issued = refused ?? issue(parameters);
      return replyFlat(c, 'message' in issued ? { problem: issued } : showIssued(issued, users));
    });
  serve('/auth/token/create', 'country_user_info', accounts.create);
  // The same list under another name: the documents of the two calls differ so.
  serve('/auth/token/refresh', 'country_user_info_list', accounts.refresh);
  app.all('/rest/*', (c) => replyFlat(c, { problem: PROBLEMS.path }));
  return app;
}

function showIssued({ shop, now: _, ...tokens }: Issued, users: string) {
  const country = shop.country.toLowerCase();
  return {
    ...tokens,
    country,
    account: `${shop.companyKey}@example.com`,
    // "if(account_platform=seller_center) account_id=null"
    account_id: null,
    account_platform: 'seller_center',
    [users]: [{ country, seller_id: shop.shopId, user_id: shop.shopId, short_code: shortCode(shop) }],
  };
}

type CountryApi = {
  world: World;
  trade: WorldTrade;
  accounts: Accounts;
  country: string;
  allowed: (key: string) => boolean;
};

function createCountryApi({ world, trade, accounts, country, allowed }: CountryApi): Hono {
  const app = new Hono();
  app.on(['GET', 'POST'], '/rest/*', async (c) => replyFlat(c, await answer(c)));
  return app;

  async function answer(c: Context): Promise<Answer> {
    const now = world.now().getTime();
    const path = c.req.path.slice(c.req.path.indexOf('/rest/') + '/rest'.length);
    const operation = OPERATIONS[path];
    if (!operation) return { problem: PROBLEMS.path };
    const { parameters, body } = await readRequest(c);
    const refused = checkRequest({ path, parameters, body }, LAZADA_APP, vendorNow(world, 'lazada'));
    if (refused) return { problem: refused };
    const shop = accounts.whose(parameters['access_token']);
    // assumed: a token is made up where its seller is not; confirm: a Thai token at the Malaysian host.
    if (!shop || shop.country.toLowerCase() !== country) return { problem: PROBLEMS.accessToken };
    if (!allowed(shop.shopId)) return { problem: PROBLEMS.quota };
    return operation({ given: createGiven(parameters), shop, trade, now });
  }
}
