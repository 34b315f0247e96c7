import { Hono } from 'hono';
import { createConsoleApp } from '../kernel/registered-address.ts';
import type { SellerKeys } from '../kernel/seller-keys.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createRouter } from './api/router.ts';
import { createSupplyDays } from './api/supply-days.ts';
import { REGIONS, regionsOf } from './regions.ts';
import { createSellerCenterApp } from './seller-center.ts';
import { createTokens, tokenMadeBefore } from './tokens.ts';

/** Temu: Seller Center under /seller/{region}, the gateways under /{region}, the developer's console. */
export function createTemuApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const tokens = createTokens(world, trade);
  const days = createSupplyDays(trade);
  app.route('/seller', createSellerCenterApp({ world, trade, tokens }));
  app.route('/console', createConsoleApp(world, 'temu'));
  for (const region of REGIONS) app.route(`/${region}`, createRouter({ world, trade, tokens, days, region }));
  return app;
}

/** The tokens sellers copied before we met, as long as they are good. */
export function temuKeys(world: World): SellerKeys[] {
  const trade = createWorldTrade(world);
  const tokens = createTokens(world, trade);
  return trade.shops('temu').flatMap((shop) =>
    regionsOf(shop)
      .map((region) => ({ region, accessToken: tokenMadeBefore(shop.shopId, region) }))
      .filter(({ region, accessToken }) => typeof tokens.read(accessToken, region) === 'object')
      .map(({ region, accessToken }) => ({
        companyKey: shop.companyKey,
        shopName: shop.shopName,
        region,
        typed: { accessToken },
      })),
  );
}
