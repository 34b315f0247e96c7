import { oncePerWorld } from '../kernel/remember.ts';
import type { World } from '../kernel/world.ts';
import { type Month, monthsBetween } from './calendar.ts';
import { createMoneyIn } from './inflows.ts';
import { createMoneyOut } from './outflows.ts';
import { createPayouts } from './payouts.ts';
import { monthOfNumber } from './sales.ts';
import { createShopMonths } from './shop-months.ts';
import { SHOPS } from './shops.ts';
import { stockNow } from './stock.ts';
import type { GoodsProvider, Parcel, Sale, WorldTrade } from './trade-types.ts';

/** One for each world: every vendor tells the same story, and its months are made up once. */
export const createWorldTrade = oncePerWorld(tellTrade);

function tellTrade(world: World): WorldTrade {
  const months = createShopMonths(world);
  const { payouts, ads } = createPayouts(months);
  const now = () => world.now().getTime();
  const until = (to: number) => Math.min(to, now() + 1);
  const moneyIn = createMoneyIn(world, (shop, from, to) => payouts(shop, from, to, now()));
  const moneyOut = createMoneyOut(world, moneyIn, (companyKey) =>
    Math.min(...SHOPS.filter((shop) => shop.companyKey === companyKey).map(months.openedAt)),
  );

  function* parcels(provider: GoodsProvider, companyKey: string, from: number, to: number): Generator<Parcel> {
    const shops = SHOPS.filter((shop) => shop.companyKey === companyKey && shop.goods === provider);
    const opened = Math.min(...shops.map(months.openedAt));
    for (const month of monthsBetween(Math.max(from, opened), until(to))) {
      const left = shops.flatMap((shop) =>
        months
          .shipped(shop, month)
          .filter(({ shippedAt }) => shippedAt >= from && shippedAt < until(to))
          .map((sale) => parcelOf(sale, { provider, companyKey, shopId: shop.shopId })),
      );
      yield* left.sort((a, b) => a.shippedAt - b.shippedAt);
    }
  }

  return {
    shops: (marketplace) => SHOPS.filter((shop) => marketplace === undefined || shop.marketplace === marketplace),
    shop: (marketplace, shopId) => SHOPS.find((shop) => shop.marketplace === marketplace && shop.shopId === shopId),
    openedAt: months.openedAt,
    sale(shop, number) {
      if (!Number.isSafeInteger(number) || number < 1) return undefined;
      const found = months.sales(shop, monthOfNumber(number)).find((sale) => sale.number === number);
      return found && found.at <= now() ? found : undefined;
    },
    sales: (shop, from, to) =>
      within((month) => months.sales(shop, month), {
        from: Math.max(from, months.openedAt(shop)),
        to: until(to),
        at: (sale) => sale.at,
      }),
    refunds: (shop, from, to) =>
      within((month) => months.refunded(shop, month), {
        from: Math.max(from, months.openedAt(shop)),
        to: until(to),
        at: (sale) => sale.refund?.at ?? 0,
      }),
    payouts: (shop, from, to) => payouts(shop, from, to, now()),
    ads: (shop, from, to) => ads(shop, from, to, now()),
    skus: (shop) => months.catalogue(shop).map(({ share: _, ...sku }) => sku),
    stock: (shop) => stockNow(months, shop, now()),
    *inflows(provider, companyKey, from, to) {
      yield* moneyIn(provider, companyKey, from, to);
    },
    *outflows(provider, companyKey, from, to) {
      yield* moneyOut(provider, companyKey, from, to);
    },
    parcels,
  };
}

type Window = { from: number; to: number; at: (sale: Sale) => number };

function* within(of: (month: Month) => readonly Sale[], { from, to, at }: Window): Generator<Sale> {
  for (const month of monthsBetween(from, to)) {
    for (const sale of of(month)) if (at(sale) >= from && at(sale) < to) yield sale;
  }
}

const parcelOf = (
  sale: Sale,
  { provider, companyKey, shopId }: Pick<Parcel, 'provider' | 'companyKey' | 'shopId'>,
): Parcel => ({
  provider,
  companyKey,
  shopId,
  sale,
  shippedAt: sale.shippedAt,
  deliveredAt: sale.deliveredAt,
  trackingNumber: sale.trackingNumber,
  weightGrams: sale.weightGrams,
});
