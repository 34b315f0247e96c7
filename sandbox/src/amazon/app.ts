import { Hono } from 'hono';
import type { World } from '../kernel/world.ts';
import { createSellingPartnerApi } from './api/app.ts';
import { createQuotas } from './api/quotas.ts';
import { readStaticExamples } from './api/static-examples.ts';
import { createConsentApp } from './consent/app.ts';
import { createLoginApp } from './lwa.ts';
import { REGIONS } from './markets.ts';
import { createDocumentsApp } from './reports/documents.ts';
import { createTrade } from './trade/trade.ts';

/** Amazon: Seller Central's consent page, Login with Amazon, and the Selling Partner API of three regions. */
export function createAmazonApp(world: World, specsDir = process.env['SPECS_DIR']): Hono {
  const app = new Hono();
  const trade = createTrade(world);
  const quotas = createQuotas(world);
  const examples = readStaticExamples(specsDir);
  app.route('/', createConsentApp(world));
  app.route('/auth', createLoginApp(world));
  app.route('/documents', createDocumentsApp(world, trade));
  for (const region of REGIONS) {
    const common = { world, trade, quotas, examples, region };
    app.route(`/${region}`, createSellingPartnerApi({ ...common, staticOnly: false }));
    // The host sandbox.sellingpartnerapi-na.amazon.com and its two neighbours.
    app.route(`/sandbox-${region}`, createSellingPartnerApi({ ...common, staticOnly: true }));
  }
  return app;
}
