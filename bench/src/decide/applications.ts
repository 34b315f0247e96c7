import { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import { Currency } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { anySnapshot } from '@loan/shared/testing/any-snapshot';
import fc from 'fast-check';
import { createRandom } from '../random.ts';

type Random = () => number;
type Change = Partial<Omit<Snapshot, 'shops'>> & { shops?: ShopFacts[] };
type Settled = Exclude<Snapshot['settlement'], string>;

const SETTLEMENT: Settled = {
  holderKind: 'company',
  holderNameMatches: true,
  accountTail: '8816',
  declared: true,
};

/** No policy has a rate for it. */
const GOLD = Currency.parse('XAU');

/** A site of the seller's own with everything connected, which agrees as far as said. */
const closedLoop = ({ sellerId }: ShopFacts, ppm: number, hasAds: boolean) =>
  CrossCheck.parse({
    legs: [],
    singleSource: [],
    unmatched: [],
    unmatchedCount: 0,
    closedLoops: [
      { shop: { marketplace: 'shopify', sellerId }, paymentsPpm: ppm, parcelsPpm: 1_000_000 - ppm / 10, hasAds },
    ],
    coveredSalesPpm: 0,
    threeFlowMatchPpm: NOT_OFFERED,
    salesFen: 0,
  });

/** Paid into another account until the payout with this number. */
const otherAccountUntil = (shop: ShopFacts, last: number): ShopFacts => ({
  ...shop,
  payouts:
    shop.payouts === NOT_OFFERED
      ? shop.payouts
      : shop.payouts.map((payout, index) => (index < last ? { ...payout, accountTail: '1234' } : payout)),
});

/** The same sales, lowest first, on a marketplace that asks for growth. */
const growing = (shop: ShopFacts): ShopFacts => {
  const sold = shop.months.map(({ gmv }) => gmv).sort((a, b) => Number(a) - Number(b));
  const months = shop.months.map((month, index) => ({ ...month, gmv: sold[index] ?? month.gmv }));
  return { ...shop, marketplace: 'tiktokShop', months };
};

/** What a generated snapshot leaves as it should be, and a rule looks at. */
const ODDITIES: readonly ((shop: ShopFacts, random: Random) => Change)[] = [
  () => ({ settlement: NOT_OFFERED }),
  () => ({ settlement: NOT_OFFERED, verified: false }),
  () => ({ settlement: { ...SETTLEMENT, holderNameMatches: false } }),
  () => ({ settlement: { ...SETTLEMENT, accountTail: '1234' } }),
  () => ({ settlement: { ...SETTLEMENT, holderKind: 'licensedPaymentCompany', accountTail: '816' } }),
  () => ({ settlement: { ...SETTLEMENT, holderKind: 'undergroundOrUnknown' } }),
  () => ({ ownerMatchesApplicant: 'unknown' }),
  () => ({ ownerMatchesApplicant: 'unknown', verified: false }),
  () => ({ company: { creditCode: '91440300708461136T', identityConsistent: false } }),
  () => ({ company: NOT_OFFERED, consentLive: NOT_OFFERED }),
  (shop, random) => ({ shops: [otherAccountUntil(shop, 18 + Math.floor(random() * 9))] }),
  (shop) => ({ shops: [{ ...shop, months: shop.months.map((month) => ({ ...month, currency: GOLD })) }] }),
  (shop) => ({ shops: [{ ...shop, months: shop.months.slice(-2) }] }),
  (shop) => ({ shops: [growing(shop)] }),
  (shop, random) => ({
    shops: [{ ...shop, marketplace: 'shopify' }],
    crossCheck: closedLoop(shop, 850_000 + Math.floor(random() * 15) * 10_000, random() < 0.8),
  }),
];

/** Every third application carries one oddity. */
function withOddity(snapshot: Snapshot, random: Random): Snapshot {
  const change = ODDITIES[Math.floor(random() * ODDITIES.length * 3)];
  const [shop] = snapshot.shops;
  return change && shop ? Snapshot.parse({ ...snapshot, ...change(shop, random) }) : snapshot;
}

/** The same applications from the same seed: of every quality, most of them sound. */
export function applications(count: number, seed: number): Snapshot[] {
  const random = createRandom(seed);
  return fc.sample(anySnapshot, { numRuns: count, seed }).map((snapshot) => withOddity(snapshot, random));
}
