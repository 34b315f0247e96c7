import { CrossCheck, type Leg } from '@loan/shared/cross-check/cross-check-schema';
import { Currency, DecimalText, firstDayOf, lastDayOf } from '@loan/shared/facts/month';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';

export type Random = () => number;
export type Change = Partial<Omit<Snapshot, 'shops'>> & { shops?: ShopFacts[] };
type Settled = Exclude<Snapshot['settlement'], string>;

const SETTLEMENT: Settled = {
  holderKind: 'company',
  holderNameMatches: true,
  accountTail: '8816',
  declared: true,
};

/** No policy has a rate for it. */
const GOLD = Currency.parse('XAU');
const DOLLAR = Currency.parse('USD');

const crossCheckOf = (told: Partial<CrossCheck>): CrossCheck =>
  CrossCheck.parse({
    legs: [],
    singleSource: [],
    unmatched: [],
    unmatchedCount: 0,
    closedLoops: [],
    coveredSalesPpm: 0,
    threeFlowMatchPpm: NOT_OFFERED,
    salesFen: 0,
    ...told,
  });

const ppmFrom = (least: number, random: Random) => least + Math.floor(random() * (1_000_001 - least));

/** A site of the seller's own with everything connected, which agrees more or less. */
function closedLoop(shop: ShopFacts, random: Random): Change {
  const [paymentsPpm, parcelsPpm] = [ppmFrom(850_000, random), ppmFrom(850_000, random)];
  const key = { marketplace: 'shopify' as const, sellerId: shop.sellerId };
  const closedLoops = [{ shop: key, paymentsPpm, parcelsPpm, hasAds: random() < 0.8 }];
  return { shops: [{ ...shop, marketplace: 'shopify' }], crossCheck: crossCheckOf({ closedLoops }) };
}

/**
 * Parcels, payment companies and the marketplace's own payouts lack a part of the orders, each its own; on eBay, whose
 * statements leave nothing out.
 */
function flows(shop: ShopFacts, random: Random): Change {
  const { sellerId, coverage, months } = shop;
  const marketplace = 'ebay';
  const expected = 5_000_000_000;
  const leg = (kind: Leg['leg'], provider: string, leastPpm: number): Leg => {
    const matchPpm = ppmFrom(leastPpm, random);
    const found = Math.floor((expected / 1_000_000) * matchPpm);
    return { leg: kind, shop: { marketplace, sellerId }, by: 'sums', provider, matchPpm, expected, found };
  };
  const firms = ['lianlian', 'pingpong', 'payoneer'].slice(Math.floor(random() * 3));
  const legs = [
    leg('goods', 'shipstation', 800_000),
    leg('settlement', marketplace, 500_000),
    ...firms.map((firm) => leg('money', firm, 920_000)),
  ];
  const from = months[0] === undefined ? coverage.from : firstDayOf(months[0].month);
  return { shops: [{ ...shop, marketplace, coverage: { ...coverage, from } }], crossCheck: crossCheckOf({ legs }) };
}

/** The last month sells up to four times as much, with advertising more or less as before. */
function pumped(shop: ShopFacts, random: Random): Change {
  const [last, times] = [shop.months.length - 1, 1 + random() * 3];
  const soldMore = (gmv: string) => DecimalText.parse((Number(gmv) * times).toFixed(2));
  const months = shop.months.map((month, index) => (index < last ? month : { ...month, gmv: soldMore(month.gmv) }));
  const told = months.map(({ month }) => ({ month, currency: DOLLAR, amount: DecimalText.parse('1000.00') }));
  const latest = DecimalText.parse((1_000 + random() * 400).toFixed(2));
  const [opening, closing] = [shop.months[0], shop.months[last]];
  if (opening === undefined || closing === undefined) return {};
  return {
    shops: [{ ...shop, months }],
    advertising: {
      from: firstDayOf(opening.month),
      to: lastDayOf(closing.month),
      months: told.map((one, index) => (index < last ? one : { ...one, amount: latest })),
    },
  };
}

/** Paid into another account until the payout with this number. */
function otherAccountUntil(shop: ShopFacts, last: number): ShopFacts {
  if (shop.payouts === NOT_OFFERED) return shop;
  const payouts = shop.payouts.map((payout, index) => (index < last ? { ...payout, accountTail: '1234' } : payout));
  return { ...shop, payouts };
}

/** The same sales, lowest first, on a marketplace that asks for growth. */
function growing(shop: ShopFacts): ShopFacts {
  const sold = shop.months.map(({ gmv }) => gmv).sort((a, b) => Number(a) - Number(b));
  const months = shop.months.map((month, index) => ({ ...month, gmv: sold[index] ?? month.gmv }));
  return { ...shop, marketplace: 'tiktokShop', months };
}

/** What a generated snapshot leaves as it should be, and a rule looks at. */
export const ODDITIES: readonly ((shop: ShopFacts, random: Random) => Change)[] = [
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
  closedLoop,
  flows,
  flows,
  pumped,
];
