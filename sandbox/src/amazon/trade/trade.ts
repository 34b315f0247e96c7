import { seedOf } from '../../kernel/random.ts';
import type { World } from '../../kernel/world.ts';
import type { Seller, Stall } from '../sellers.ts';
import { addMonths, DAY_MS, type Month, monthOf, monthsBetween, startOf } from './calendar.ts';
import { createCatalogue, type Sku } from './catalogue.ts';
import { netOf, type Posted, postedIn } from './ledger.ts';
import { type Order, tradeMonth } from './orders.ts';

/** Amazon pays a seller every fourteen days. */
const PERIOD_MS = 14 * DAY_MS;
/** The transfer leaves Amazon the day after the period closes. */
const TRANSFER_MS = DAY_MS;
/** A month of a large shop is some megabytes: the last few are enough for a reader who goes forwards. */
const MONTHS_KEPT = 6;

/** A settlement period. Its sum is final once it is over. */
export type Period = { index: number; from: number; to: number; closed: boolean; sum: number; transferredAt?: number };

/** What the sellers did, made up month by month from the seed and kept nowhere. */
export type Trade = {
  openedAt(seller: Seller): number;
  catalogue(stall: Stall, seller: Seller): readonly Sku[];
  /** Orders placed in [from, to), earliest first. Nothing later than now. */
  orders(seller: Seller, stall: Stall, from: number, to: number): Generator<Order>;
  /** What was booked in [from, to), earliest first. Nothing later than now. */
  posted(seller: Seller, stall: Stall, from: number, to: number): Generator<Posted>;
  periods(seller: Seller, stall: Stall): Period[];
};

export function createTrade(world: World): Trade {
  const seed = world.state.get<number>('world', 'seed') ?? 0;
  const catalogues = new Map<string, readonly Sku[]>();
  const orderMonths = new Map<string, readonly Order[]>();
  const postedMonths = new Map<string, readonly Posted[]>();
  const monthSums = new Map<string, ReadonlyMap<number, number>>();
  const name = (seller: Seller, stall: Stall, month = '') => `${seller.sellerId}|${stall.market.id}|${month}`;

  /** Fixed when the shop is first seen, so that months do not drop off its past as the clock goes on. */
  const openedAt = (seller: Seller): number => {
    const kept = world.state.get<Month>('amazon.opened', seller.sellerId);
    const month = kept ?? addMonths(monthOf(world.now().getTime()), -seller.monthsTraded);
    if (kept === undefined) world.state.set('amazon.opened', seller.sellerId, month);
    return startOf(month);
  };
  const catalogue = (stall: Stall, seller: Seller) =>
    remember(catalogues, name(seller, stall), 100, () =>
      createCatalogue(seedOf(seed, seller.sellerId), stall.market, stall.catalogue),
    );
  const ordersOf = (seller: Seller, stall: Stall, month: Month) =>
    remember(orderMonths, name(seller, stall, month), MONTHS_KEPT, () =>
      tradeMonth({ seed, sellerId: seller.sellerId, stall, catalogue: catalogue(stall, seller), month }),
    );
  const postedOf = (seller: Seller, stall: Stall, month: Month) =>
    remember(postedMonths, name(seller, stall, month), MONTHS_KEPT, () =>
      postedIn({ seller, stall, month, openedAt: openedAt(seller), ordersOf: (m) => ordersOf(seller, stall, m) }),
    );
  const until = (to: number) => Math.min(to, world.now().getTime() + 1);

  function* within<T extends { at: number }>(of: (month: Month) => readonly T[], from: number, to: number) {
    for (const month of monthsBetween(from, to)) {
      for (const entry of of(month)) if (entry.at >= from && entry.at < to) yield entry;
    }
  }
  const posted: Trade['posted'] = (seller, stall, from, to) =>
    within((month) => postedOf(seller, stall, month), Math.max(from, openedAt(seller)), until(to));

  /** How much of each settlement period falls into a month that is over. */
  const sumsOf = (seller: Seller, stall: Stall, month: Month) =>
    remember(monthSums, name(seller, stall, month), 2_000, () => {
      const sums = new Map<number, number>();
      for (const entry of postedOf(seller, stall, month)) {
        const index = Math.floor((entry.at - openedAt(seller)) / PERIOD_MS);
        sums.set(index, (sums.get(index) ?? 0) + netOf(entry));
      }
      return sums;
    });

  function periods(seller: Seller, stall: Stall): Period[] {
    const [opened, now] = [openedAt(seller), world.now().getTime()];
    const count = Math.floor((now - opened) / PERIOD_MS) + 1;
    return Array.from({ length: count }, (_, index) => {
      const from = opened + index * PERIOD_MS;
      const to = from + PERIOD_MS;
      const closed = to <= now;
      const sum = closed
        ? monthsBetween(from, to).reduce((all, month) => all + (sumsOf(seller, stall, month).get(index) ?? 0), 0)
        : [...posted(seller, stall, from, to)].reduce((all, entry) => all + netOf(entry), 0);
      const transferred = to + TRANSFER_MS <= now && sum > 0;
      return { index, from, to, closed, sum, ...(transferred && { transferredAt: to + TRANSFER_MS }) };
    });
  }

  return {
    openedAt,
    catalogue,
    orders: (seller, stall, from, to) =>
      within((month) => ordersOf(seller, stall, month), Math.max(from, openedAt(seller)), until(to)),
    posted,
    periods,
  };
}

/** Computes once, and forgets the entry longest untouched when there are too many. */
function remember<T>(cache: Map<string, T>, key: string, limit: number, compute: () => T): T {
  const value = cache.get(key) ?? compute();
  cache.delete(key);
  cache.set(key, value);
  const oldest = cache.keys().next().value;
  if (cache.size > limit && oldest !== undefined) cache.delete(oldest);
  return value;
}
