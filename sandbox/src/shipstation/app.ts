import { type Context, Hono } from 'hono';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { readBasic, regenerateKeys, shipstationAccounts } from './accounts.ts';
import {
  type Call,
  getOrder,
  listFulfillments,
  listOrders,
  listShipments,
  listStores,
  listWarehouses,
} from './lists.ts';
import { createMinute } from './minute.ts';
import { notFound, tooManyRequests, unauthorised } from './problems.ts';

const OPERATIONS: readonly [path: string, run: (call: Call) => Response][] = [
  ['/orders', listOrders],
  ['/orders/:orderId{\\d+}', getOrder],
  ['/shipments', listShipments],
  ['/fulfillments', listFulfillments],
  ['/stores', listStores],
  ['/warehouses', listWarehouses],
];

/** ShipStation: ssapi.shipstation.com (API V1) under /ssapi, the seller's own settings under /settings. */
export function createShipstationApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const minute = createMinute(world);
  for (const [path, run] of OPERATIONS) {
    app.get(`/ssapi${path}`, (c) => {
      const given = readBasic(c.req.header('authorization'));
      const account = shipstationAccounts(trade, world.state).find(
        ({ apiKey, apiSecret }) => apiKey === given?.username && apiSecret === given.password,
      );
      const isDead = account && world.faults.take('shipstation', 'deadToken', account.companyKey);
      if (isDead) regenerateKeys(world.state, account.companyKey);
      if (!account || isDead) return unauthorised(c);
      const waitSeconds = minute(c, account.apiKey);
      if (waitSeconds !== undefined) return tooManyRequests(c, waitSeconds);
      return run({ c, account, trade, now: world.now().getTime() });
    });
  }
  // In ShipStation: Settings → Account → API Settings → Regenerate. Here it is one call.
  app.post('/settings/regenerate-keys', async (c) => {
    regenerateKeys(world.state, new URLSearchParams(await c.req.text()).get('company') ?? '');
    return c.body(null, 204);
  });
  app.all('/ssapi/*', notFound);
  return app;
}

/** The quota fault in ShipStation's words; its minute is nearly over. */
export const tooManyShipstation = (c: Context): Response => tooManyRequests(c, 1);

export const shipstationKeys = (world: World): SellerKeys[] =>
  shipstationAccounts(createWorldTrade(world), world.state).map(({ companyKey, apiKey, apiSecret, shops }) => ({
    companyKey,
    shopName: shops.map(({ shopName }) => shopName).join(', '),
    typed: { apiKey, apiSecret },
  }));
