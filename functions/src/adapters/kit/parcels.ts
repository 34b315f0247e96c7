import { ShippedMonth } from '@loan/shared/facts/goods';
import { monthOf } from '@loan/shared/facts/month';
import { NOT_OFFERED, type NotOffered, offered } from '@loan/shared/facts/offered';
import { Marketplace } from '@loan/shared/facts/shop';
import { z } from '@loan/shared/schema';
import { Day } from '@loan/shared/time/instant';

const Count = z.int().min(0).max(1_000_000_000);

/** What is taken of a parcel, whoever sent it: no receiver, no address. */
export const SentParcel = z.strictObject({
  id: z.string().min(1).max(80),
  /** The seller's own number of the order it belongs to. */
  order: z.string().min(1).max(120),
  shippedOn: Day,
  marketplace: offered(Marketplace),
  sellerId: offered(z.string().min(1).max(120)),
  trackingNumber: z.string().max(80),
  grams: z.number().min(0).optional(),
  units: Count,
});
export type SentParcel = z.infer<typeof SentParcel>;

/** What is left of one window of parcels. */
export const ParcelsReduction = z.strictObject({ months: z.array(ShippedMonth), units: Count });
export type ParcelsReduction = z.infer<typeof ParcelsReduction>;

/** What an empty envelope weighs at most. */
const LIGHT_GRAMS = 30;

export function reduceParcels(parcels: readonly SentParcel[]): ParcelsReduction {
  const sharing = new Map<string, number>();
  const ordersOf = new Map<string, Set<string>>();
  for (const { trackingNumber, order } of parcels) {
    sharing.set(trackingNumber, (sharing.get(trackingNumber) ?? 0) + 1);
    ordersOf.set(trackingNumber, (ordersOf.get(trackingNumber) ?? new Set()).add(order));
  }
  const isTracked = ({ trackingNumber }: SentParcel) => trackingNumber !== '' && sharing.get(trackingNumber) === 1;
  const isReused = ({ trackingNumber }: SentParcel) =>
    trackingNumber !== '' && (ordersOf.get(trackingNumber)?.size ?? 0) > 1;
  const groups = new Map<string, SentParcel[]>();
  for (const parcel of parcels) {
    const key = [monthOf(parcel.shippedOn), parcel.marketplace, parcel.sellerId].join(' ');
    const group = groups.get(key);
    if (group) group.push(parcel);
    else groups.set(key, [parcel]);
  }
  return {
    months: [...groups.values()].map((group) =>
      monthFrom(group, { tracked: group.filter(isTracked).length, reused: group.filter(isReused).length }),
    ),
    units: parcels.reduce((sum, { units }) => sum + units, 0),
  };
}

type Numbered = Pick<ShippedMonth, 'tracked'> & { reused: number };

function monthFrom(group: readonly SentParcel[], numbered: Numbered): ShippedMonth {
  const { shippedOn, marketplace, sellerId } = group[0] as SentParcel;
  const weighed = group.flatMap(({ grams }) => (grams === undefined ? [] : [grams]));
  return {
    month: monthOf(shippedOn),
    marketplace,
    sellerId,
    orders: new Set(group.map(({ order }) => order)).size,
    parcels: group.length,
    ...numbered,
    weighed: weighed.length === 0 ? NOT_OFFERED : weighed.length,
    underweight: weighed.length === 0 ? NOT_OFFERED : weighed.filter((grams) => grams < LIGHT_GRAMS).length,
    delivered: NOT_OFFERED,
  };
}

/** The windows put together: a month that two windows share is one month again. */
export function mergeShipped(reductions: readonly ParcelsReduction[]): ShippedMonth[] {
  const months = new Map<string, ShippedMonth>();
  for (const month of reductions.flatMap((one) => one.months)) {
    const key = [month.month, month.marketplace, month.sellerId].join(' ');
    const before = months.get(key);
    months.set(key, before ? added(before, month) : month);
  }
  return [...months.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, month]) => month);
}

function added(a: ShippedMonth, b: ShippedMonth): ShippedMonth {
  return {
    ...a,
    orders: a.orders + b.orders,
    parcels: a.parcels + b.parcels,
    tracked: a.tracked + b.tracked,
    reused: sum(a.reused, b.reused),
    weighed: sum(a.weighed, b.weighed),
    underweight: sum(a.underweight, b.underweight),
  };
}

const sum = (a: number | NotOffered, b: number | NotOffered): number | NotOffered => {
  if (a === NOT_OFFERED) return b;
  return b === NOT_OFFERED ? a : a + b;
};
