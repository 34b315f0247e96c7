import type { Leg, ShopKey } from '../../cross-check/cross-check-schema.ts';
import { addToMonth, firstDayOf, type Month, monthOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import { PAYOUTS_MAX, type ShopFacts } from '../../facts/shop.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { ratioPpm } from '../../scoring/exact.ts';
import { enoughFen, inPicoYuan } from '../../scoring/renminbi.ts';
import { fullMonthsBetween } from '../../time/calendar.ts';
import { addDays } from '../../time/instant.ts';

const MONTHS_OF_A_YEAR = 12;

/** What others told of a flow; none where nobody did. */
export const legsOf = ({ crossCheck }: Snapshot, leg: Leg['leg']): Leg[] =>
  isOffered(crossCheck) ? crossCheck.legs.filter((one) => one.leg === leg) : [];

export const isSameShop = (a: ShopKey, b: ShopKey): boolean =>
  a.marketplace === b.marketplace && a.sellerId === b.sellerId;

/** The newest months with far fewer parcels than orders, for whoever looks into it. */
export const monthsFarOff = ({ crossCheck }: Snapshot): string => evidence(crossCheck, 'goods');

/** The newest days on which a marketplace paid and nothing arrived. */
export const daysNotArrived = ({ crossCheck }: Snapshot): string => evidence(crossCheck, 'money');

function evidence(crossCheck: Snapshot['crossCheck'], flow: 'goods' | 'money'): string {
  const unmatched = isOffered(crossCheck) ? crossCheck.unmatched : [];
  const missing = unmatched.filter(({ leg, side }) => leg === flow && side === 'missing');
  return [...new Set(missing.map(({ when }) => when))].slice(0, MONTHS_OF_A_YEAR).join(',');
}

export type PayoutGap = {
  readonly shop: ShopKey;
  readonly gapPpm: number;
  /** Without it the gap may be advertising that the marketplace kept back and does not tell. */
  readonly isAdvertisingTold: boolean;
};

/**
 * What each marketplace should have paid out and did not, as a share of the former. Advertising and debts it keeps
 * back are no gap. A shop says nothing here that began within the months looked at, since its first payouts trail its
 * first sales, nor one whose list of payouts was cut.
 */
export function payoutGapsOf(policy: Policy, snapshot: Snapshot): PayoutGap[] {
  const legs = legsOf(snapshot, 'settlement').filter(({ shop }) => policy.fraud.toldWhole.includes(shop.marketplace));
  return legs.flatMap(({ shop: key, expected, found }) => {
    const shop = snapshot.shops.find((one) => isSameShop(one, key));
    if (!shop || isCut(shop)) return [];
    const { first, count } = wholeMonths(shop);
    if (count < 1 || !soldIn(shop, first)) return [];
    const missing = Math.max(0, expected - found - keptBackFen(policy, shop, count));
    const gapPpm = ratioPpm(BigInt(missing), BigInt(expected)) ?? 0;
    return [{ shop: key, gapPpm, isAdvertisingTold: isOffered(shop.adSpend12m) }];
  });
}

const isCut = ({ payouts }: ShopFacts): boolean => isOffered(payouts) && payouts.length >= PAYOUTS_MAX;

/** The months read from their first to their last day: the first of them, and how many they are. */
function wholeMonths({ coverage: { from, to } }: ShopFacts) {
  const first = addToMonth(monthOf(addDays(from, -1)), 1);
  return { first, count: fullMonthsBetween(firstDayOf(first), addDays(to, 1)) };
}

const soldIn = ({ months }: ShopFacts, first: Month): boolean =>
  months.some(({ month, orders }) => month === first && orders > 0);

/** Both facts are of twelve months; more months looked at had more of it. */
function keptBackFen(policy: Policy, { adSpend12m, externalDebts, coverage }: ShopFacts, months: number): number {
  const amounts = [
    ...(isOffered(adSpend12m) ? adSpend12m : []),
    ...(isOffered(externalDebts) ? externalDebts.map(({ repaid12m }) => repaid12m) : []),
  ];
  const ofYear = inPicoYuan(policy, amounts, monthOf(coverage.to));
  const years = BigInt(Math.max(months, MONTHS_OF_A_YEAR));
  return enoughFen((ofYear * years) / BigInt(MONTHS_OF_A_YEAR));
}
