import type { GoodsFacts } from '../facts/goods.ts';
import { DecimalText, lastDayOf, type Month } from '../facts/month.ts';
import { isOffered, NOT_OFFERED } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import type { CrossCheckPolicy, Leg, ShopKey, Unmatched } from './cross-check-schema.ts';

export type GoodsMatch = { leg: Leg; unmatched: Unmatched[] };
type ShippedMonth = Exclude<GoodsFacts['shipped'], 'notOffered'>[number];

/** Parcels of a month trail its orders by days, so a month of few parcels is told only when it is far off. */
const FAR_OFF_PER_CENT = 80;

/** Orders of a shop against the parcels a warehouse or shipper sent for it, over the whole months both know. */
export function goodsLeg(shop: ShopFacts, goods: GoodsFacts, policy: CrossCheckPolicy): GoodsMatch | undefined {
  if (!isOffered(goods.shipped)) return undefined;
  const key: ShopKey = { marketplace: shop.marketplace, sellerId: shop.sellerId };
  const mine = goods.shipped.filter((month) => isOf(month, key));
  const ordered = ordersByMonth(shop);
  const months = [...ordered.keys()].filter((month) => isWhole(month, shop) && isWhole(month, goods)).sort();
  if (mine.length === 0 || months.length < policy.minMonths) return undefined;

  const shippedIn = (month: Month) =>
    mine
      .filter((one) => one.month === month)
      .reduce((sum, { orders, tracked, parcels }) => {
        // A parcel whose number another parcel has went nowhere: it takes its order's share with it.
        const real = parcels === 0 ? 0 : Math.floor((orders * tracked) / parcels);
        return sum + real;
      }, 0);
  let [expected, found] = [0, 0];
  const unmatched: Unmatched[] = [];
  for (const month of months) {
    const [wanted, sent] = [ordered.get(month) ?? 0, shippedIn(month)];
    expected += wanted;
    found += sent;
    if (sent * 100 < wanted * FAR_OFF_PER_CENT) unmatched.push(fewer(key, month, wanted - sent));
  }
  if (expected === 0) return undefined;
  const matchPpm = Math.min(1_000_000, Math.floor((found * 1_000_000) / expected));
  return {
    leg: { leg: 'goods', by: 'sums', shop: key, provider: goods.provider, matchPpm, expected, found },
    unmatched,
  };
}

/** Units that left the warehouse against units the shop sold, both over ninety days. */
export function stockLeg(shop: ShopFacts, goods: GoodsFacts): Leg | undefined {
  if (!isOffered(goods.moved90d) || !isOffered(shop.stock) || shop.stock.unitsSold90d === 0) return undefined;
  const [expected, found] = [shop.stock.unitsSold90d, goods.moved90d.unitsOut];
  const matchPpm = Math.min(1_000_000, Math.floor((found * 1_000_000) / expected));
  const { marketplace, sellerId } = shop;
  return {
    leg: 'stock',
    by: 'sums',
    shop: { marketplace, sellerId },
    provider: goods.provider,
    matchPpm,
    expected,
    found,
  };
}

const isOf = ({ marketplace, sellerId }: ShippedMonth, key: ShopKey): boolean =>
  isOffered(marketplace) && marketplace === key.marketplace && (!isOffered(sellerId) || sellerId === key.sellerId);

function ordersByMonth({ months }: ShopFacts): Map<Month, number> {
  const counts = new Map<Month, number>();
  for (const { month, orders } of months) counts.set(month, (counts.get(month) ?? 0) + orders);
  return counts;
}

const isWhole = (month: Month, { coverage }: Pick<ShopFacts, 'coverage'>): boolean =>
  coverage.from <= `${month}-01` && coverage.to >= lastDayOf(month);

const fewer = (shop: ShopKey, when: Month, orders: number): Unmatched => ({
  leg: 'goods',
  shop,
  side: 'missing',
  when,
  amount: DecimalText.parse(String(orders)),
  currency: NOT_OFFERED,
  why: 'fewerParcels',
});
