import { createDice, seedOf } from '../kernel/random.ts';
import { remember } from '../kernel/remember.ts';
import { DAY_MS, dayOf, endOf, HOUR_MS, type Month, monthOf, monthsBetween, startOf } from './calendar.ts';
import { nameOf, type ShopMonths } from './shop-months.ts';
import type { AdDay, Sale, Shop, ShopPayout } from './trade-types.ts';

type Booked = Pick<ShopPayout, 'sales' | 'refunds' | 'fees' | 'ads'>;

const PPM = 1_000_000;
/** Sums of a month by day are thirty-one times four numbers. */
const SUMS_KEPT = 1_500;
/** A closed period never changes: ten years of every shop's weeks would fit. */
const PERIODS_KEPT = 8_000;
const NOTHING: Booked = { sales: 0, refunds: 0, fees: 0, ads: 0 };

export type Payouts = {
  payouts(shop: Shop, from: number, to: number, now: number): readonly ShopPayout[];
  ads(shop: Shop, from: number, to: number, now: number): readonly AdDay[];
};

export function createPayouts(months: ShopMonths): Payouts {
  const sums = new Map<string, ReadonlyMap<string, Booked>>();
  const adDays = new Map<string, readonly AdDay[]>();
  const periods = new Map<string, Booked>();
  const adsIn = (shop: Shop, month: Month) =>
    remember(adDays, nameOf(shop, month), SUMS_KEPT, () => adsOf(shop, month, months.sales(shop, month)));
  const bookedIn = (shop: Shop, month: Month) =>
    remember(sums, nameOf(shop, month), SUMS_KEPT, () => {
      const ads = shop.marketplace === 'shopify' ? [] : adsIn(shop, month);
      return bookedByDay(months.shipped(shop, month), months.refunded(shop, month), ads);
    });

  function payoutAt(shop: Shop, index: number, now: number): ShopPayout {
    const from = months.openedAt(shop) + index * shop.payout.everyDays * DAY_MS;
    const to = from + shop.payout.everyDays * DAY_MS;
    const closed = () => wholeDays(from, to, (month) => bookedIn(shop, month));
    const booked =
      to <= now ? remember(periods, `${nameOf(shop)}${index}`, PERIODS_KEPT, closed) : openPeriod(shop, from, now);
    const net = booked.sales - booked.refunds - booked.fees - booked.ads;
    const paidAt = to + shop.payout.delayDays * DAY_MS + 2 * HOUR_MS;
    return { index, from, to, ...booked, net, ...(net > 0 && paidAt <= now && { paidAt }) };
  }

  /** What is booked so far of the period that still runs. */
  function openPeriod(shop: Shop, from: number, now: number): Booked {
    const today = startOfDay(now);
    const whole = wholeDays(from, today, (month) => bookedIn(shop, month));
    const soFar = (sale: Sale, at: number | undefined) => at !== undefined && at >= today && at <= now && sale;
    const shipped = months.shipped(shop, monthOf(now)).filter((sale) => soFar(sale, sale.shippedAt));
    const refunded = months.refunded(shop, monthOf(now)).filter((sale) => soFar(sale, sale.refund?.at));
    return add(whole, [...bookedByDay(shipped, refunded, []).values()].reduce(add, NOTHING));
  }

  return {
    payouts(shop, from, to, now) {
      const opened = months.openedAt(shop);
      const periodMs = shop.payout.everyDays * DAY_MS;
      const first = Math.max(0, Math.ceil((from - opened) / periodMs));
      const after = Math.ceil((Math.min(to, now + 1) - opened) / periodMs);
      return Array.from({ length: Math.max(0, after - first) }, (_, offset) => payoutAt(shop, first + offset, now));
    },
    ads: (shop, from, to, now) =>
      monthsBetween(Math.max(from, months.openedAt(shop)), Math.min(to, now))
        .flatMap((month) => adsIn(shop, month))
        .filter(({ day }) => {
          const start = Date.parse(day);
          return start >= from && start < to && start + DAY_MS <= now;
        }),
  };
}

const startOfDay = (at: number) => Math.floor(at / DAY_MS) * DAY_MS;

const add = (a: Booked, b: Booked): Booked => ({
  sales: a.sales + b.sales,
  refunds: a.refunds + b.refunds,
  fees: a.fees + b.fees,
  ads: a.ads + b.ads,
});

function wholeDays(from: number, to: number, of: (month: Month) => ReadonlyMap<string, Booked>): Booked {
  let sum = NOTHING;
  for (let at = from; at < to; at += DAY_MS) sum = add(sum, of(monthOf(at)).get(dayOf(at)) ?? NOTHING);
  return sum;
}

function bookedByDay(shipped: readonly Sale[], refunded: readonly Sale[], ads: readonly AdDay[]) {
  const days = new Map<string, Booked>();
  const book = (day: string, part: Partial<Booked>) =>
    void days.set(day, add(days.get(day) ?? NOTHING, { ...NOTHING, ...part }));
  for (const { shippedAt, total, fee } of shipped) book(dayOf(shippedAt), { sales: total, fees: fee });
  for (const { refund } of refunded) if (refund) book(dayOf(refund.at), { refunds: refund.amount });
  for (const { day, spend } of ads) book(day, { ads: spend });
  return days;
}

/** Advertising of each day of a month; it is known when the day is over. */
function adsOf(shop: Shop, month: Month, sales: readonly Sale[]): AdDay[] {
  if (shop.adPpm === 0) return [];
  const dice = createDice(seedOf(shop.shopId, month, 'ads'));
  const sold = sales
    .filter(({ cancelled, brushed }) => !cancelled && !brushed)
    .reduce((sum, { total }) => sum + total, 0);
  const days = (endOf(month) - startOf(month)) / DAY_MS;
  return Array.from({ length: days }, (_, index) => {
    const spend = Math.round(((sold * shop.adPpm) / PPM / days) * (0.8 + 0.4 * dice()));
    const clicks = 40 + Math.floor(200 * dice());
    return {
      day: dayOf(startOf(month) + index * DAY_MS),
      spend,
      attributedSales: Math.round(spend * (2.6 + 1.2 * dice())),
      clicks,
      impressions: clicks * (20 + Math.floor(30 * dice())),
    };
  });
}
