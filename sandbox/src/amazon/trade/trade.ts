import { oncePerWorld, remember } from '../../kernel/remember.ts';
import type { World } from '../../kernel/world.ts';
import { DAY_MS, type Month, monthsBetween } from '../../trade/calendar.ts';
import type { Seller, Stall } from '../sellers.ts';
import type { Sku } from './catalogue.ts';
import { netOf, type Posted } from './ledger.ts';
import { createMonths, type Months, nameOf } from './months.ts';
import type { Order } from './order.ts';

/** Amazon pays a seller every fourteen days. */
const PERIOD_MS = 14 * DAY_MS;
/** The transfer leaves Amazon the day after the period closes. */
const TRANSFER_MS = DAY_MS;
/** Sums of a month by period are a few numbers each. */
const SUMS_KEPT = 2_000;

/** A settlement period. Its sum is final once it is over. */
export type Period = { index: number; from: number; to: number; closed: boolean; sum: number; transferredAt?: number };

/** What the sellers did, made up month by month from the seed and kept nowhere. Nothing later than now is told. */
export type Trade = {
  catalogue(seller: Seller, stall: Stall): readonly Sku[];
  /** Orders placed in [from, to), earliest first. */
  orders(seller: Seller, stall: Stall, from: number, to: number): Generator<Order>;
  /** What was booked in [from, to), earliest first. */
  posted(seller: Seller, stall: Stall, from: number, to: number): Generator<Posted>;
  /** Settlement periods that begin in [from, to), earliest first. */
  periods(seller: Seller, stall: Stall, window: { from: number; to: number }): Period[];
};

/** One for each world: what is told by the marketplace and by a payment company is reckoned once. */
export const createTrade = oncePerWorld(tellTrade);

function tellTrade(world: World): Trade {
  const months = createMonths(world);
  const sums = createSums(months);
  const until = (to: number) => Math.min(to, world.now().getTime() + 1);
  const posted: Trade['posted'] = (seller, stall, from, to) =>
    within((month) => months.posted(seller, stall, month), Math.max(from, months.openedAt(seller)), until(to));

  function periodAt(seller: Seller, stall: Stall, index: number): Period {
    const now = world.now().getTime();
    const from = months.openedAt(seller) + index * PERIOD_MS;
    const to = from + PERIOD_MS;
    const closed = to <= now;
    const sum = closed
      ? monthsBetween(from, to).reduce((all, month) => all + (sums(seller, stall, month).get(index) ?? 0), 0)
      : [...posted(seller, stall, from, to)].reduce((all, entry) => all + netOf(entry), 0);
    const transferred = to + TRANSFER_MS <= now && sum > 0;
    return { index, from, to, closed, sum, ...(transferred && { transferredAt: to + TRANSFER_MS }) };
  }

  return {
    catalogue: months.catalogue,
    posted,
    orders: (seller, stall, from, to) =>
      within((month) => months.orders(seller, stall, month), Math.max(from, months.openedAt(seller)), until(to)),
    periods(seller, stall, { from, to }) {
      const opened = months.openedAt(seller);
      const first = Math.max(0, Math.ceil((from - opened) / PERIOD_MS));
      const after = Math.ceil((until(to) - opened) / PERIOD_MS);
      return Array.from({ length: Math.max(0, after - first) }, (_, offset) => periodAt(seller, stall, first + offset));
    },
  };
}

function* within<T extends { at: number }>(of: (month: Month) => readonly T[], from: number, to: number): Generator<T> {
  for (const month of monthsBetween(from, to)) {
    for (const entry of of(month)) if (entry.at >= from && entry.at < to) yield entry;
  }
}

/** How much of each settlement period is booked in a calendar month: final only for periods that are over. */
function createSums(months: Months) {
  const cache = new Map<string, ReadonlyMap<number, number>>();
  return (seller: Seller, stall: Stall, month: Month) =>
    remember(cache, nameOf(seller, stall, month), SUMS_KEPT, () => {
      const sums = new Map<number, number>();
      for (const entry of months.posted(seller, stall, month)) {
        const index = Math.floor((entry.at - months.openedAt(seller)) / PERIOD_MS);
        sums.set(index, (sums.get(index) ?? 0) + netOf(entry));
      }
      return sums;
    });
}
