import { Hono } from 'hono';
import { createConsoleApp } from '../kernel/registered-address.ts';
import type { World } from '../kernel/world.ts';
import { createWorldTrade } from '../trade/world-trade.ts';
import { createMarketApp } from './api/app.ts';
import { createConsentApp } from './consent.ts';
import { createOAuthApp } from './oauth.ts';
import { createPagoApp } from './pago/app.ts';
import { createTokens } from './tokens.ts';

/**
 * Mercado Libre by its hosts: auth.mercadolibre.com.mx and auth.mercadolivre.com.br, where sellers let apps in;
 * api.mercadolibre.com; and api.mercadopago.com, which takes the same tokens. Beside them the developer's console.
 */
export function createMercadoLibreApp(world: World): Hono {
  const app = new Hono();
  const trade = createWorldTrade(world);
  const tokens = createTokens(world);
  app.route('/auth-mx', createConsentApp({ world, trade, tokens, country: 'MX' }));
  app.route('/auth-br', createConsentApp({ world, trade, tokens, country: 'BR' }));
  app.route('/console', createConsoleApp(world, 'mercadoLibre'));
  app.route('/api', createOAuthApp(world, tokens));
  app.route('/api', createMarketApp({ world, trade, tokens }));
  app.route('/pago', createPagoApp({ world, trade, tokens }));
  return app;
}
