import { describe, expect, it } from '@jest/globals';
import { createState } from '../../kernel/state.ts';
import { createTestSandbox, DAY_MS } from '../../testing/sandbox.ts';
import { MARKETS } from '../markets.ts';
import { findSeller, SELLERS, type Seller, type Stall } from '../sellers.ts';
import type { Order } from './order.ts';
import { createTrade } from './trade.ts';

/** Renminbi for a dollar, written down a second time from the sandbox's description. */
const USD: Readonly<Record<string, number>> = {
  '2025-01': 7.19,
  '2025-02': 7.17,
  '2025-03': 7.17,
  '2025-04': 7.2,
  '2025-05': 7.19,
  '2025-06': 7.17,
  '2025-07': 7.15,
  '2025-08': 7.13,
  '2025-09': 7.11,
  '2025-10': 7.1,
  '2025-11': 7.09,
  '2025-12': 7.06,
};
const dollars = (month: string) => (month < '2025' ? 7.19 : (USD[month] ?? 7.05));

const shopOf = (sellerId: string): [Seller, Stall] => {
  const seller = findSeller(sellerId);
  const stall = seller?.stalls[0];
  if (!seller || !stall) throw new Error(`no shop ${sellerId}`);
  return [seller, stall];
};

function tradeAt(now: string, seed = 1, state = createState()) {
  const { world, clock } = createTestSandbox();
  clock.forward(Date.parse(now) - clock.now().getTime());
  state.set('world', 'seed', seed);
  return { trade: createTrade({ ...world, state }), clock, state };
}

const everyOrder = (now: string, sellerId: string, seed?: number): Order[] => {
  const [seller, stall] = shopOf(sellerId);
  return [...tradeAt(now, seed).trade.orders(seller, stall, 0, Number.POSITIVE_INFINITY)];
};

const EVER = { from: 0, to: Number.POSITIVE_INFINITY };
const monthOf = ({ at }: Order) => new Date(at).toISOString().slice(0, 7);
const soldIn = (orders: readonly Order[]) => {
  const cents = new Map<string, number>();
  for (const order of orders) {
    const worth = order.cancelled ? 0 : order.lines.reduce((sum, { price }) => sum + price, 0);
    cents.set(monthOf(order), (cents.get(monthOf(order)) ?? 0) + worth);
  }
  return cents;
};

describe('the healthy seller', () => {
  it.each([
    ['2026-11-22T09:30:00Z', 1],
    ['2026-03-01T00:00:01Z', 2],
    ['2027-12-31T23:59:59Z', 20_261_122],
  ])('seen at %s under seed %i sold between 1,000,500 and 1,001,500 yuan in each of 18 whole months', (now, seed) => {
    const months = [...soldIn(everyOrder(now, 'A1YUNFAN0US01', seed))].filter(([month]) => month < now.slice(0, 7));
    expect(months).toHaveLength(18);
    for (const [month, cents] of months) {
      const yuan = (cents / 100) * dollars(month);
      expect(yuan).toBeGreaterThanOrEqual(1_000_500);
      expect(yuan).toBeLessThanOrEqual(1_001_500);
    }
  });

  it('sells 700 to 1,000 orders a month of 15 products, cancels about 1 % and takes back 2 to 3 %', () => {
    const orders = everyOrder('2026-11-22T09:30:00Z', 'A1YUNFAN0US01').filter((order) => monthOf(order) < '2026-11');
    const kept = orders.filter(({ cancelled }) => !cancelled);
    const lines = kept.flatMap((order) => order.lines);
    const units = (chosen: typeof lines) => chosen.reduce((sum, { quantity }) => sum + quantity, 0);
    const byMonth = new Map<string, number>();
    for (const order of orders) byMonth.set(monthOf(order), (byMonth.get(monthOf(order)) ?? 0) + 1);
    for (const count of byMonth.values()) expect(count >= 700 && count <= 1_000).toBe(true);
    expect(new Set(lines.map(({ sku }) => sku.sku)).size).toBe(15);
    expect(1 - kept.length / orders.length).toBeCloseTo(0.01, 2);
    const returned = units(lines.filter(({ refundedAt }) => refundedAt !== undefined)) / units(lines);
    expect(returned).toBeGreaterThan(0.02);
    expect(returned).toBeLessThan(0.03);
  });

  it('is paid every fourteen days, and keeps more than 61.4 % of what it sells', () => {
    const [seller, stall] = shopOf('A1YUNFAN0US01');
    const { trade } = tradeAt('2026-11-22T09:30:00Z');
    const paid = trade.periods(seller, stall, EVER).filter(({ transferredAt }) => transferredAt !== undefined);
    paid.slice(1).forEach((period, index) => {
      expect((period.transferredAt ?? 0) - (paid[index]?.transferredAt ?? 0)).toBe(14 * DAY_MS);
      expect(period.sum).toBeGreaterThan(0);
    });
    // 26 payouts are 52 weeks. Sales are held against the same weeks.
    const year = paid.slice(-26);
    let sold = 0;
    for (const order of trade.orders(seller, stall, year[0]?.from ?? 0, year.at(-1)?.to ?? 0)) {
      if (!order.cancelled) sold += order.lines.reduce((sum, { price }) => sum + price, 0);
    }
    const kept = year.reduce((sum, period) => sum + period.sum, 0) / sold;
    expect(kept).toBeGreaterThan(0.614);
    expect(kept).toBeLessThan(0.75);
  });
});

describe('the past of a shop', () => {
  const [seller, stall] = shopOf('A1YUNFAN0US01');
  const ids = (orders: Iterable<Order>) => [...orders].map(({ id, at }) => `${id} ${at}`);

  it('does not change as the clock goes on, nor lose its beginning', () => {
    const { trade, clock } = tradeAt('2026-11-22T09:30:00Z');
    const before = ids(trade.orders(seller, stall, 0, Number.POSITIVE_INFINITY));
    clock.forward(45 * DAY_MS);
    const after = ids(trade.orders(seller, stall, 0, Number.POSITIVE_INFINITY));
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.slice(0, before.length)).toEqual(before);
  });

  it('is the same for everyone who asks later, whichever months they read first', () => {
    const { trade, state } = tradeAt('2026-11-22T09:30:00Z');
    const forwards = ids(trade.orders(seller, stall, 0, Number.POSITIVE_INFINITY));
    const { trade: again } = tradeAt('2026-11-22T09:30:00Z', 1, state);
    const march = Date.parse('2026-03-01T00:00:00Z');
    const later = ids(again.orders(seller, stall, march, Number.POSITIVE_INFINITY));
    const earlier = ids(again.orders(seller, stall, 0, march));
    expect([...earlier, ...later]).toEqual(forwards);
  });

  it('hangs on the seed', () => {
    const [one, other] = [1, 2].map((seed) => everyOrder('2026-11-22T09:30:00Z', 'A1QINGMIAO0US', seed)[0]?.id);
    expect(one).not.toBe(other);
  });

  it('holds nothing that has not happened yet', () => {
    const now = Date.parse('2026-11-22T09:30:00Z');
    const { trade } = tradeAt('2026-11-22T09:30:00Z');
    for (const { at } of trade.orders(seller, stall, now - DAY_MS, now + DAY_MS)) expect(at).toBeLessThanOrEqual(now);
    for (const { at } of trade.posted(seller, stall, now - DAY_MS, now + DAY_MS)) expect(at).toBeLessThanOrEqual(now);
  });
});

describe('the other sellers', () => {
  it('include one that has traded five whole months', () => {
    const months = new Set(everyOrder('2026-11-22T09:30:00Z', 'A1QINGMIAO0US').map(monthOf));
    expect([...months]).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11']);
  });

  it('include one with 100,000 orders in twelve months, no two of which share an id', () => {
    const orders = everyOrder('2026-11-22T09:30:00Z', 'A1HAOYUAN00US');
    const year = orders.filter((order) => monthOf(order) >= '2025-11' && monthOf(order) < '2026-11');
    expect(year.length).toBe(100_008);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
  });

  it('include one that owes Amazon Lending', () => {
    const [seller, stall] = shopOf('A1TONGDA000US');
    const { trade } = tradeAt('2026-11-22T09:30:00Z');
    const loan = [...trade.posted(seller, stall, 0, Number.POSITIVE_INFINITY)].filter(({ kind }) =>
      kind.startsWith('loan'),
    );
    const amounts = loan.map((entry) => ('amount' in entry ? entry.amount : 0));
    // 600,000 dollars in September, 30,000 back on the 20th of each of fourteen months: 180,000 left.
    expect(amounts).toEqual([60_000_000, ...Array.from({ length: 14 }, () => -3_000_000)]);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(18_000_000);
  });

  it('sell in dollars, euros, pounds and yen', () => {
    const currencies = new Set(SELLERS.flatMap(({ stalls }) => stalls.map(({ market }) => market.currency)));
    expect(currencies).toEqual(new Set(Object.values(MARKETS).map(({ currency }) => currency)));
  });
});
