import { isOffered, NOT_OFFERED } from '@loan/shared/facts/offered';
import { OrderPattern } from '@loan/shared/facts/order-pattern';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Change, Random } from './oddities.ts';

const HOURS = 24;
const EVEN = Array.from({ length: HOURS }, () => 100);
const ORDERS = HOURS * 100;
/** First digits as Benford's law has them, of 10,000 amounts. */
const BENFORD = [3_010, 1_761, 1_249, 969, 792, 669, 580, 512, 458];
const upTo = (most: number, random: Random) => Math.floor(random() * (most + 1));

/** How orders fall that people made, on a marketplace that tells everything. */
const SOUND = {
  orders: ORDERS,
  byHour: EVEN,
  bursts: [],
  longestGap: { from: '2026-02-10', days: 3 },
  fromTheFuture: 0,
  buyers: { hours: 1_000, crowdedHours: 10, crowded: [], orderIds: [], topBuyersPpm: 60_000 },
  earlyRefunds: { orders: ORDERS, refunded: 20 },
  settlementDigits: BENFORD,
  totalsGapPpm: 1_000,
  newProducts90d: { products: 100, unsoldBefore: 20 },
};

const pattern =
  (change: (random: Random) => object) =>
  (shop: ShopFacts, random: Random): Change => ({
    shops: [{ ...shop, orderPattern: OrderPattern.parse({ ...SOUND, ...change(random) }) }],
  });

/** Other things, paid into another account: since when, and how many, differs. */
function traded(shop: ShopFacts, random: Random): Change {
  if (!isOffered(shop.payouts)) return {};
  const until = 18 + upTo(9, random);
  const payouts = shop.payouts.map((payout, index) => (index < until ? { ...payout, accountTail: '1234' } : payout));
  const newProducts90d = { products: 100, unsoldBefore: 50 + upTo(50, random) };
  return { shops: [{ ...shop, payouts, orderPattern: OrderPattern.parse({ ...SOUND, newProducts90d }) }] };
}

/** Each about as often under the rule's border as over it. */
export const BRUSHED: readonly ((shop: ShopFacts, random: Random) => Change)[] = [
  pattern((random) => ({ buyers: { ...SOUND.buyers, crowdedHours: upTo(100, random) } })),
  pattern((random) => ({ buyers: { ...SOUND.buyers, topBuyersPpm: upTo(300_000, random) } })),
  pattern((random) => ({ byHour: EVEN.map((count, hour) => (hour < 4 ? count : upTo(1, random) * 10)) })),
  pattern((random) => ({
    bursts: [{ hour: '2026-03-01T14', orders: upTo(100, random), deviationsMilli: 3_000 + upTo(4_000, random) }],
  })),
  pattern((random) => ({ longestGap: { from: '2026-02-10', days: upTo(28, random) } })),
  pattern((random) => ({ fromTheFuture: upTo(1, random), orders: 400 })),
  pattern((random) => ({ earlyRefunds: { orders: ORDERS, refunded: upTo(150, random) } })),
  pattern((random) => ({ settlementDigits: BENFORD.map((count) => count + upTo(1_000, random)) })),
  pattern((random) => ({ totalsGapPpm: upTo(40_000, random), buyers: NOT_OFFERED })),
  traded,
];
