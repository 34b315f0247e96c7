import { isOffered } from '@loan/shared/facts/offered';
import type { OrderPattern } from '@loan/shared/facts/order-pattern';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { entropyPpm } from '@loan/shared/scoring/entropy';
import { ratioPpm } from '@loan/shared/scoring/exact';
import { daysSinceOtherAccount } from '@loan/shared/screening/fraud/payout-account';
import { benfordDeviationPpm } from '@loan/shared/screening/fraud/settlement-digits';
import { mostOrNull } from './flow-facts.ts';

const shareOf = (part: number, whole: number) => ratioPpm(BigInt(part), BigInt(whole)) ?? 0;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
/** The part that each of these tells, of those that do. */
const told = <All, T>(all: readonly All[], part: (one: All) => T | 'notOffered'): T[] =>
  all.flatMap((one) => {
    const found = part(one);
    return found === 'notOffered' ? [] : [found];
  });

/** How the orders of the shops fall, each rule's worst case as one figure. */
export function orderFacts({ fraud }: Policy, { shops, asOf }: Snapshot) {
  const { minOrders, minDigitAmounts, maxBurstDeviationsMilli } = fraud.orderPattern;
  const all = told(shops, ({ orderPattern }) => orderPattern);
  const enough = all.filter(({ orders }) => orders >= minOrders);
  const buyers = told(enough, (pattern) => pattern.buyers);
  const digits = told(all, (pattern) => pattern.settlementDigits).filter((counts) => sum(counts) >= minDigitAmounts);
  const evenness = enough.map(({ byHour }) => entropyPpm(byHour) ?? 0);
  return {
    rereadGapPpm: mostOrNull(told(shops, ({ reread }) => reread).map(({ gapPpm }) => gapPpm)),
    totalsGapPpm: mostOrNull(told(all, (pattern) => pattern.totalsGapPpm)),
    ordersFromTheFuture: sum(all.map(({ fromTheFuture }) => fromTheFuture)),
    daysWithoutOrders: mostOrNull(enough.map(({ longestGap }) => longestGap.days)),
    crowdedHoursPpm: mostOrNull(buyers.map(({ crowdedHours, hours }) => shareOf(crowdedHours, hours))),
    topBuyersPpm: mostOrNull(buyers.map((one) => one.topBuyersPpm)),
    burstOrdersPpm: mostOrNull(enough.map((pattern) => burstPpm(pattern, maxBurstDeviationsMilli))),
    hoursEntropyPpm: evenness.length === 0 ? null : Math.min(...evenness),
    digitDeviationPpm: mostOrNull(digits.map(benfordDeviationPpm)),
    earlyRefundsPpm: mostOrNull(
      told(enough, (pattern) => pattern.earlyRefunds).map(({ refunded, orders }) => shareOf(refunded, orders)),
    ),
    /** Of the shops whose account changed not long ago, how much of what the newest one sells is new. */
    newProductsPpm: mostOrNull(
      shops.flatMap((shop) => newProducts(shop, { asOf, withinDays: fraud.storeTrade.accountWithinDays })),
    ),
  };
}

const burstPpm = ({ bursts, orders }: OrderPattern, beyond: number) =>
  shareOf(sum(bursts.flatMap((burst) => (burst.deviationsMilli > beyond ? [burst.orders] : []))), orders);

type Since = { asOf: Snapshot['asOf']; withinDays: number };

function newProducts({ orderPattern, payouts }: ShopFacts, { asOf, withinDays }: Since): number[] {
  const days = daysSinceOtherAccount(payouts, asOf);
  if (!isOffered(orderPattern) || !isOffered(orderPattern.newProducts90d)) return [];
  if (days === undefined || days === null || days > withinDays) return [];
  const { products, unsoldBefore } = orderPattern.newProducts90d;
  return [shareOf(unsoldBefore, products)];
}

/** What the applicant and others around them have asked and owe. */
export function aroundFacts({ fraud }: Policy, snapshot: Snapshot) {
  const { relatedParties, duplicates, enquiries, shops, otherDebts } = snapshot;
  const debts = told([...shops.map(({ externalDebts }) => externalDebts), otherDebts], (debt) => debt);
  const owed = debts.flat().filter(({ outstanding }) => Number(outstanding.amount) > 0);
  const since = Date.parse(snapshot.asOf) - fraud.enquiries.withinDays * 86_400_000;
  return {
    alreadyBacking: isOffered(duplicates) ? duplicates.shops + sum(duplicates.items.map(({ count }) => count)) : null,
    clusterSize: isOffered(relatedParties) ? relatedParties.clusterSize : null,
    isClusterWhole: isOffered(relatedParties) ? relatedParties.isWhole : null,
    weakLinks: isOffered(relatedParties)
      ? relatedParties.links.filter(({ strength }) => strength === 'weak').length
      : null,
    recentEnquiries: isOffered(enquiries) ? enquiries.filter(({ on }) => Date.parse(on) > since).length : null,
    liveLenders: debts.length === 0 ? null : new Set(owed.map(({ lender }) => lender)).size,
  };
}
