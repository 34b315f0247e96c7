import { describe, expect, it } from '@jest/globals';
import { findSeller } from '../amazon/sellers.ts';
import { createTrade } from '../amazon/trade/trade.ts';
import { createTestSandbox, DAY_MS } from '../testing/sandbox.ts';
import type { Sale, Shop, ShopMarketplace, WorldTrade } from './trade-types.ts';
import { createWorldTrade } from './world-trade.ts';

const EVER = Number.POSITIVE_INFINITY;
const NOW = Date.parse('2026-11-22T09:30:00Z');
/** Renminbi for a dollar in 2026, written down a second time from the sandbox's description. */
const YUAN_PER_DOLLAR = 7.05;

function open(): { trade: WorldTrade; forward: (ms: number) => void; sandbox: ReturnType<typeof createTestSandbox> } {
  const sandbox = createTestSandbox();
  return { trade: createWorldTrade(sandbox.world), forward: sandbox.clock.forward, sandbox };
}

const { trade, sandbox } = open();

function shopOf(marketplace: ShopMarketplace, companyKey: string): Shop {
  const found = trade.shops(marketplace).find((shop) => shop.companyKey === companyKey);
  if (!found) throw new Error(`no shop of ${companyKey}`);
  return found;
}

const yuanByMonth = (shop: Shop) => {
  const months = new Map<string, number>();
  for (const { at, cancelled, total } of trade.sales(shop, Date.parse('2026-01-01'), Date.parse('2026-11-01'))) {
    const month = new Date(at).toISOString().slice(0, 7);
    if (!cancelled) months.set(month, (months.get(month) ?? 0) + (total / 100) * YUAN_PER_DOLLAR);
  }
  return [...months.values()];
};
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const kept = ({ cancelled }: Sale) => !cancelled;

describe('the shops outside Amazon', () => {
  it('include a good one on AliExpress: 88 to 92万 a month and 2 to 4 % sent back', () => {
    const haifeng = shopOf('aliexpress', 'haifeng');
    for (const yuan of yuanByMonth(haifeng)) expect(yuan > 880_000 && yuan < 920_000).toBe(true);
    const sales = [...trade.sales(haifeng, 0, EVER)].filter(kept);
    const returned = sales.filter(({ refund }) => refund !== undefined).length / sales.length;
    expect(returned).toBeGreaterThan(0.02);
    expect(returned).toBeLessThan(0.04);
  });

  it('include one on TikTok Shop that grew every month, and one that never grew three months running', () => {
    const rises = (months: readonly number[]) => months.slice(1).map((yuan, index) => yuan > (months[index] ?? 0));
    expect(rises(yuanByMonth(shopOf('tiktokShop', 'tianyu')))).not.toContain(false);
    const volatile = rises(yuanByMonth(shopOf('tiktokShop', 'fengchao')));
    expect(volatile.some((up, index) => up && volatile[index + 1] && volatile[index + 2])).toBe(false);
  });

  it('give one company twelve shops on six marketplaces in seven currencies, two of the shops on Amazon', () => {
    const here = trade.shops().filter(({ companyKey }) => companyKey === 'wanxiang');
    const there = ['A1WANXIANG0US', 'A1WANXIANG0EU'].map((id) => findSeller(id));
    expect(here.length + there.length).toBe(12);
    expect(new Set(here.map(({ marketplace }) => marketplace)).size).toBe(5);
    const currencies = [
      ...here.map(({ currency }) => currency),
      ...there.flatMap((seller) => seller?.stalls.map(({ market }) => market.currency) ?? []),
    ];
    expect(new Set(currencies)).toEqual(new Set(['USD', 'EUR', 'GBP', 'MYR', 'PHP', 'VND', 'IDR']));
  });

  it('share no id within a marketplace, and no tracking number between parcels', () => {
    const ids = trade.shops().map(({ marketplace, shopId }) => `${marketplace} ${shopId}`);
    expect(new Set(ids).size).toBe(ids.length);
    const parcels = [...trade.parcels('goodcang', 'wanxiang', NOW - 200 * DAY_MS, EVER)];
    expect(new Set(parcels.map(({ trackingNumber }) => trackingNumber)).size).toBe(parcels.length);
  });
});

describe('a payout', () => {
  it.each([
    ['aliexpress', 'haifeng'],
    ['ebay', 'ruihe'],
    ['tiktokShop', 'tianyu'],
    ['shopee', 'wanxiang'],
    ['shopify', 'lvye'],
  ] as const)('of %s is what was shipped less refunds, fees and advertising of its days', (marketplace, companyKey) => {
    const shop = shopOf(marketplace, companyKey);
    for (const period of trade.payouts(shop, NOW - 60 * DAY_MS, EVER)) {
      const sales = [...trade.sales(shop, period.from - 60 * DAY_MS, EVER)].filter(kept);
      const within = (at: number | undefined) => at !== undefined && at >= period.from && at < period.to && at <= NOW;
      const shipped = sales.filter(({ shippedAt }) => within(shippedAt));
      expect(period.sales).toBe(sum(shipped.map(({ total }) => total)));
      expect(period.fees).toBe(sum(shipped.map(({ fee }) => fee)));
      const returned = [...trade.refunds(shop, period.from, period.to)];
      expect(period.refunds).toBe(sum(returned.map(({ refund }) => refund?.amount ?? 0)));
      const spent = sum(trade.ads(shop, period.from, period.to).map(({ spend }) => spend));
      expect(period.ads).toBe(marketplace === 'shopify' ? 0 : spent);
      expect(period.net).toBe(period.sales - period.refunds - period.fees - period.ads);
    }
  });

  it.each([
    ['aliexpress', 'haifeng', 'lianlian'],
    ['ebay', 'ruihe', 'pingpong'],
  ] as const)('of %s arrives at the payment company of %s the same day, with the fee told apart', (...names) => {
    const [marketplace, companyKey, provider] = names;
    const shop = shopOf(marketplace, companyKey);
    const paid = trade.payouts(shop, 0, EVER).filter(({ paidAt }) => paidAt !== undefined);
    const inflows = [...trade.inflows(provider, companyKey, 0, EVER)].filter(
      ({ sellerId }) => sellerId === shop.shopId,
    );
    expect(inflows.map(({ originAmount }) => originAmount)).toEqual(paid.map(({ net }) => net));
    inflows.forEach(({ at, originAmount, fee, amount }, index) => {
      expect(at - (paid[index]?.paidAt ?? 0)).toBeGreaterThan(0);
      expect(at - (paid[index]?.paidAt ?? 0)).toBeLessThan(DAY_MS / 2);
      expect(amount + fee).toBe(originAmount);
    });
  });

  it('of Amazon arrives as the marketplace itself tells it', () => {
    const seller = findSeller('A1YUNFAN0US01');
    const stall = seller?.stalls[0];
    if (!seller || !stall) throw new Error('yunfan has a shop');
    const told = createTrade(sandbox.world).periods(seller, stall, { from: 0, to: EVER });
    const paid = told.filter(({ transferredAt }) => transferredAt !== undefined);
    const inflows = [...trade.inflows('lianlian', 'yunfan', 0, EVER)];
    expect(inflows.length).toBeGreaterThan(35);
    expect(inflows.map(({ originAmount }) => originAmount)).toEqual(paid.map((period) => period.sum));
    inflows.forEach(({ at }, index) => {
      expect(at - (paid[index]?.transferredAt ?? 0)).toBeLessThan(DAY_MS / 2);
    });
  });
});

describe('money that leaves a payment company', () => {
  it('is never more than came in', () => {
    for (const companyKey of ['yunfan', 'zhuoyue']) {
      const left = new Map<string, number>();
      let least = 0;
      const moves = [
        ...[...trade.inflows('lianlian', companyKey, 0, EVER)].map((move) => ({ ...move, sign: 1 })),
        ...[...trade.outflows('lianlian', companyKey, 0, EVER)].map((move) => ({
          ...move,
          sign: move.kind === 'loanAdvance' ? 1 : -1,
        })),
      ].sort((a, b) => a.at - b.at);
      for (const { currency, amount, sign } of moves) {
        left.set(currency, (left.get(currency) ?? 0) + sign * amount);
        least = Math.min(least, left.get(currency) ?? 0);
      }
      expect(moves.length).toBeGreaterThan(50);
      expect(least).toBe(0);
    }
  });

  it('pays back an advance of 240,000 dollars in months of 20,000: 100,000 are left after seven', () => {
    const moves = [...trade.outflows('lianlian', 'zhuoyue', 0, EVER)];
    const loan = moves.filter(({ lender }) => lender === 'own');
    expect(loan.map(({ amount }) => amount)).toEqual([24_000_000, ...Array.from({ length: 7 }, () => 2_000_000)]);
    expect(loan.map(({ kind }) => kind).filter((kind) => kind === 'loanAdvance')).toHaveLength(1);
  });

  it('shows of another lender only what is paid back: six times 8,000 dollars', () => {
    const moves = [...trade.outflows('lianlian', 'zhuoyue', 0, EVER)].filter(({ lender }) => lender === 'other');
    expect(moves.map(({ kind, amount }) => [kind, amount])).toEqual(
      Array.from({ length: 6 }, () => ['loanRepayment', 800_000]),
    );
  });
});

describe('goods', () => {
  it('leave the warehouse once for each sale that was not cancelled', () => {
    const shop = shopOf('aliexpress', 'haifeng');
    const sent = [...trade.sales(shop, 0, EVER)].filter((sale) => kept(sale) && sale.shippedAt <= NOW);
    const parcels = [...trade.parcels('goodcang', 'haifeng', 0, EVER)];
    expect(parcels.map(({ sale }) => sale.number).sort()).toEqual(sent.map(({ number }) => number).sort());
  });

  it('and money are a fifth less than the orders of the seller who brushes', () => {
    const shop = shopOf('aliexpress', 'jinxiu');
    const told = [...trade.sales(shop, Date.parse('2026-01-01'), Date.parse('2026-10-01'))].filter(kept);
    const sent = [...trade.parcels('goodcang', 'jinxiu', Date.parse('2026-01-01'), Date.parse('2026-10-01'))];
    expect(told.length / sent.length).toBeGreaterThan(1.22);
    expect(told.length / sent.length).toBeLessThan(1.28);
    const year = trade.payouts(shop, Date.parse('2026-01-01'), Date.parse('2026-10-01'));
    const ratio = sum(told.map(({ total }) => total)) / sum(year.map(({ sales }) => sales));
    expect(ratio).toBeGreaterThan(1.2);
    expect(ratio).toBeLessThan(1.3);
  });

  it.each([
    ['aliexpress', 24],
    ['ebay', 4],
  ] as const)(
    'that nobody bought come within the hour and several from one account, at %s %i at once',
    (name, atOnce) => {
      const brushed = [
        ...trade.sales(shopOf(name, 'jinxiu'), Date.parse('2026-09-01'), Date.parse('2026-10-01')),
      ].filter((sale) => sale.brushed);
      const hours = new Set(brushed.map(({ at }) => Math.floor(at / 3_600_000)));
      const accounts = new Set(brushed.map(({ buyer }) => buyer));
      expect(hours.size).toBeLessThanOrEqual(Math.ceil(brushed.length / atOnce));
      expect(accounts.size).toBe(Math.ceil(brushed.length / 4));
      expect(brushed.length).toBeGreaterThan(50);
    },
  );

  it('go down with every parcel of the month', () => {
    const { trade: later, forward } = open();
    const shop = shopOf('aliexpress', 'haifeng');
    const lying = () => sum(later.stock(shop).map(({ sellable, reserved }) => sellable + reserved));
    const before = lying();
    forward(DAY_MS);
    const parcels = [...later.parcels('goodcang', 'haifeng', NOW + 1, EVER)];
    const units = sum(parcels.flatMap(({ sale }) => sale.lines.map(({ quantity }) => quantity)));
    expect(before - lying()).toBe(units);
    for (const { sellable, reserved, ageBuckets } of later.stock(shop)) {
      expect(sum(ageBuckets.map((bucket) => bucket.units))).toBe(sellable + reserved);
    }
  });
});

describe('the past of a shop', () => {
  const shop = shopOf('shopee', 'wanxiang');
  const tell = (from: WorldTrade) => [...from.sales(shop, 0, NOW)].map(({ number, at, total }) => [number, at, total]);

  it('does not change as the clock goes on, whoever asks', () => {
    const { trade: later, forward } = open();
    const before = tell(later);
    forward(45 * DAY_MS);
    expect(tell(later)).toEqual(before);
    expect(tell(trade)).toEqual(before);
  });

  it('is known sale by sale, and holds nothing that has not happened yet', () => {
    const sales = [...trade.sales(shop, NOW - 3 * DAY_MS, EVER)];
    for (const sale of sales) {
      expect(sale.at).toBeLessThanOrEqual(NOW);
      expect(trade.sale(shop, sale.number)).toBe(sale);
    }
    const last = sales.at(-1)?.number ?? 0;
    expect(trade.sale(shop, last + 1)).toBeUndefined();
    expect(trade.payouts(shop, 0, EVER).every(({ paidAt = 0 }) => paidAt <= NOW)).toBe(true);
  });

  it('is made up once for a world', () => {
    expect(createWorldTrade(sandbox.world)).toBe(trade);
  });
});
