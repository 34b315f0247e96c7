import { picoYuanOf } from '@loan/shared/facts/convert';
import { firstDayOf, lastDayOf, type Month } from '@loan/shared/facts/month';
import { isOffered } from '@loan/shared/facts/offered';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { ratioPpm } from '@loan/shared/scoring/exact';
import type { Portrait } from '@loan/shared/scoring/portrait';
import { seasonlessSeries } from '@loan/shared/scoring/turnover';
import { isSameShop, payoutGapsOf } from '@loan/shared/screening/fraud/told';

const WHOLE = 1_000_000;
type AdMonth = Exclude<Snapshot['shops'][number]['adMonths'], 'notOffered'>['months'][number];
/** The last month, and the three before it. */
const MONTHS = 4;

export const mostOrNull = (numbers: readonly number[]) => (numbers.length === 0 ? null : Math.max(...numbers));

/** What others tell of a company's flows, each rule's worst case as one figure. */
export function flowFacts(policy: Policy, snapshot: Snapshot, { trading }: Portrait) {
  const legs = isOffered(snapshot.crossCheck) ? snapshot.crossCheck.legs : [];
  const [goods, money] = [legs.filter(({ leg }) => leg === 'goods'), legs.filter(({ leg }) => leg === 'money')];
  const gaps = payoutGapsOf(policy, snapshot);
  const lacking = goods.flatMap(({ shop, matchPpm }) =>
    gaps.filter((gap) => isSameShop(gap.shop, shop)).map(({ gapPpm }) => Math.min(gapPpm, WHOLE - matchPpm)),
  );
  const months = trading.months.slice(-MONTHS);
  const isLong = months.length === MONTHS;
  return {
    closedLoopPpm: closedLoopPpm(snapshot),
    unsentPpm: mostOrNull(goods.map(({ matchPpm }) => WHOLE - matchPpm)),
    unpaidPpm: mostOrNull(gaps.filter(({ isAdvertisingTold }) => isAdvertisingTold).map(({ gapPpm }) => gapPpm)),
    unaccountedPpm: mostOrNull(lacking),
    ...parcelFacts(policy, snapshot),
    notArrivedPpm: mostOrNull(money.map(({ matchPpm }) => WHOLE - matchPpm)),
    paymentFirms: new Set(money.flatMap(({ found, provider }) => (found > 0 ? [provider] : []))).size,
    lastSalesPpm: isLong ? lastAgainstBefore(seasonlessSeries(policy, trading).slice(-MONTHS)) : null,
    lastAdvertisingPpm: isLong ? lastAdvertisingPpm(policy, snapshot, months) : null,
  };
}

/** Of the parcels of each warehouse and shipper, the largest shares that are odd. */
function parcelFacts({ fraud: { parcels: limits } }: Policy, { parcels }: Snapshot) {
  const most = (odd: (one: Snapshot['parcels'][number]) => readonly [number | 'notOffered', number | 'notOffered']) =>
    mostOrNull(
      parcels.map(odd).flatMap(([part, of]) => {
        if (!isOffered(part) || !isOffered(of) || of < limits.minParcels) return [];
        return [ratioPpm(BigInt(part), BigInt(of)) ?? 0];
      }),
    );
  return {
    untrackedPpm: most((one) => [one.parcels - one.tracked, one.parcels]),
    reusedPpm: most((one) => [one.reused, one.parcels]),
    lightPpm: most((one) => [one.underweight, one.weighed]),
  };
}

/** The weaker of payments and parcels of the site of the seller's own that agrees best; 0 where one of them is missing. */
function closedLoopPpm({ shops, crossCheck }: Snapshot): number {
  if (!isOffered(crossCheck)) return 0;
  const ofShops = crossCheck.closedLoops.filter(({ shop }) => shops.some((one) => isSameShop(one, shop)));
  const agreed = ofShops.map(({ paymentsPpm, parcelsPpm, hasAds }) =>
    hasAds && isOffered(paymentsPpm) && isOffered(parcelsPpm) ? Math.min(paymentsPpm, parcelsPpm) : 0,
  );
  return mostOrNull(agreed) ?? 0;
}

/** The last month against the mean of those before; null where those had nothing. */
function lastAgainstBefore(series: readonly bigint[]): number | null {
  const before = series.slice(0, -1);
  const sum = before.reduce((total, amount) => total + amount, 0n);
  return ratioPpm((series.at(-1) ?? 0n) * BigInt(before.length), sum) ?? null;
}

function lastAdvertisingPpm(policy: Policy, { advertising, shops }: Snapshot, months: readonly Month[]): number | null {
  const [first, last] = [months[0], months.at(-1)];
  const told = [advertising, ...shops.map(({ adMonths }) => adMonths)].filter(isOffered);
  if (told.length === 0 || first === undefined || last === undefined) return null;
  if (told.some(({ from, to }) => from > firstDayOf(first) || to < lastDayOf(last))) return null;
  const charged = told.flatMap((one): readonly AdMonth[] => one.months);
  const spent = months.map((month) =>
    charged
      .filter((one) => one.month === month)
      .map((one) => picoYuanOf(one, month, policy.referenceRates))
      .reduce<bigint | null>((total, pico) => (total === null || !pico.ok ? null : total + pico.value), 0n),
  );
  if (spent.some((amount) => amount === null)) return null;
  const amounts = spent.map((amount) => amount ?? 0n);
  return amounts.every((amount) => amount === 0n) ? 0 : lastAgainstBefore(amounts);
}
