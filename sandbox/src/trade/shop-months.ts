import { createCatalogue } from '../amazon/trade/catalogue.ts';
import { createDice, seedOf } from '../kernel/random.ts';
import { remember } from '../kernel/remember.ts';
import type { World } from '../kernel/world.ts';
import { addMonths, endOf, type Month, monthOf, startOf } from './calendar.ts';
import { yuanPer } from './rates.ts';
import { type CataloguedSku, tradeMonth } from './sales.ts';
import type { Sale, Shop } from './trade-types.ts';

/** A pull reads a year and a half of one shop several times over; such a month is about half a megabyte. */
const MONTHS_KEPT = 100;
const CATALOGUES_KEPT = 100;

/** Whole months of each shop, made up when somebody reads them. They run ahead of the clock. */
export type ShopMonths = {
  openedAt(shop: Shop): number;
  catalogue(shop: Shop): readonly CataloguedSku[];
  sales(shop: Shop, month: Month): readonly Sale[];
  /** Real sales that left in the month, and those whose money went back in it; earliest first. */
  shipped(shop: Shop, month: Month): readonly Sale[];
  refunded(shop: Shop, month: Month): readonly Sale[];
};

export function createShopMonths(world: World): ShopMonths {
  const seed = world.state.get<number>('world', 'seed') ?? 0;
  const catalogues = new Map<string, readonly CataloguedSku[]>();
  const months = new Map<string, readonly Sale[]>();
  const openedAt = ({ monthsTraded }: Shop) => startOf(addMonths(firstStart(world), -monthsTraded));
  const catalogue: ShopMonths['catalogue'] = (shop) =>
    remember(catalogues, nameOf(shop), CATALOGUES_KEPT, () => catalogueOf(seed, shop));
  const sales: ShopMonths['sales'] = (shop, month) =>
    remember(months, nameOf(shop, month), MONTHS_KEPT, () =>
      startOf(month) < openedAt(shop)
        ? []
        : tradeMonth({ seed, shop, openedAt: openedAt(shop), catalogue: catalogue(shop), month }),
    );

  /** Looks so many months back for what happened to a sale in this one. */
  function happened(shop: Shop, month: Month, timeOf: (sale: Sale) => number | undefined): Sale[] {
    const [from, to] = [startOf(month), endOf(month)];
    return [addMonths(month, -2), addMonths(month, -1), month]
      .flatMap((sold) => sales(shop, sold))
      .filter((sale) => isReal(sale) && (timeOf(sale) ?? 0) >= from && (timeOf(sale) ?? to) < to)
      .sort((a, b) => (timeOf(a) ?? 0) - (timeOf(b) ?? 0));
  }

  return {
    openedAt,
    catalogue,
    sales,
    shipped: (shop, month) => happened(shop, month, ({ shippedAt }) => shippedAt),
    refunded: (shop, month) => happened(shop, month, ({ refund }) => refund?.at),
  };
}

const isReal = ({ cancelled, brushed }: Sale) => !cancelled && !brushed;

export const nameOf = ({ marketplace, shopId }: Shop, month: Month = ''): string => `${marketplace}|${shopId}|${month}`;

/** Fixed when any shop is first looked at, so that months do not drop off the past as the clock goes on. */
function firstStart({ state, now }: World): Month {
  const kept = state.get<Month>('trade', 'firstStart');
  const month = kept ?? monthOf(now().getTime());
  if (kept === undefined) state.set('trade', 'firstStart', month);
  return month;
}

/** What a shop sells, for ever. A gram costs about a renminbi cent or two. */
function catalogueOf(seed: number, shop: Shop): CataloguedSku[] {
  const { marketplace, shopId, currency, decimals, skus, meanPriceYuan } = shop;
  const meanPrice = Math.round((meanPriceYuan / yuanPer(currency, '2026-01')) * 10 ** decimals);
  const market = { id: `${marketplace}|${shop.country}`, decimals };
  const dice = createDice(seedOf(seed, shopId, 'weights'));
  return createCatalogue(seedOf(seed, shopId), market, { skus, meanPrice, slope: 0.9 }).map(
    ({ sku, title, price, share }) => ({ sku, title, price, share, weightGrams: 120 + Math.floor(1_800 * dice()) }),
  );
}
