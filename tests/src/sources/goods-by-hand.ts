import type { GoodsProvider } from '@loan/sandbox/trade/trade-types';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { StandIn } from './stand-in.ts';

type Sender = { provider: GoodsProvider; companyKey: string; offsetHours: number };
const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];

/** Parcels of the days covered, counted by hand from the trade: by month and shop, in the warehouse's own time. */
export function parcelsByHand(
  { trade }: StandIn,
  { provider, companyKey, offsetHours }: Sender,
  { from, to }: ShopFacts['coverage'],
) {
  const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`) - offsetHours * HOUR_MS;
  const months = new Map<string, { month: string; shopId: string; parcels: number; units: number }>();
  for (const { shippedAt, shopId, sale } of trade.parcels(provider, companyKey, startOf(from), startOf(to) + DAY_MS)) {
    const month = new Date(shippedAt + offsetHours * HOUR_MS).toISOString().slice(0, 7);
    const key = `${month} ${shopId}`;
    const sum = months.get(key) ?? { month, shopId, parcels: 0, units: 0 };
    months.set(key, sum);
    sum.parcels += 1;
    sum.units += sale.lines.reduce((units, { quantity }) => units + quantity, 0);
  }
  return [...months.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** What lies in the warehouses of a company now. */
export function stockByHand({ trade }: StandIn, companyKey: string) {
  const lines = trade
    .shops()
    .filter((shop) => shop.companyKey === companyKey)
    .flatMap((shop) => trade.stock(shop));
  const total = (count: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + count(line), 0);
  return {
    sellable: total(({ sellable }) => sellable),
    reserved: total(({ reserved }) => reserved),
    onway: total(({ onway }) => onway),
    unsellable: total(({ unsellable }) => unsellable),
    aged: total(({ ageBuckets }) => ageBuckets.reduce((sum, { units }) => sum + units, 0)),
  };
}
