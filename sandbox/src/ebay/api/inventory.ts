import { type Problem, refused } from '../problems.ts';
import type { Call, Operation } from './operation.ts';
import { readPage } from './page.ts';

const DOMAIN = 'API_INVENTORY';

/** Inventory API v1, of which `offset` is the number of the page. Source: sell_inventory_v1_oas3.json. */
export const INVENTORY: readonly Operation[] = [
  { method: 'GET', host: 'api', path: '/sell/inventory/v1/inventory_item', scope: 'sell.inventory', run: getItems },
];

function getItems({ c, world, trade, shop }: Call): Response | Problem {
  const page = readPage(c, 25, 200);
  if (typeof page === 'string') {
    return refused(DOMAIN, 25_706, `You have provided invalid pagination values. ${page}.`);
  }
  const { limit, offset } = page;
  const titles = new Map(trade.skus(shop).map(({ sku, title }) => [sku, title]));
  const quantities = new Map<string, number>();
  for (const { sku, sellable } of trade.stock(shop)) {
    quantities.set(sku.sku, (quantities.get(sku.sku) ?? 0) + sellable);
  }
  const skus = [...titles.keys()];
  const shown = skus.slice(offset * limit, (offset + 1) * limit);
  const href = (number: number) =>
    `${world.publicUrl()}/ebay/api/sell/inventory/v1/inventory_item?limit=${limit}&offset=${number}`;
  return c.json({
    href: href(offset),
    limit,
    size: shown.length,
    total: skus.length,
    ...((offset + 1) * limit < skus.length && { next: href(offset + 1) }),
    ...(offset > 0 && { prev: href(offset - 1) }),
    inventoryItems: shown.map((sku) => ({
      sku,
      locale: 'en_US',
      condition: 'NEW',
      product: { title: titles.get(sku) },
      availability: { shipToLocationAvailability: { quantity: quantities.get(sku) ?? 0 } },
    })),
  });
}
