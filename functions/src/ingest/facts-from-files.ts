import { NOT_OFFERED } from '@loan/shared/facts/offered';
import { NOTHING_OFFERED, ShopFacts } from '@loan/shared/facts/shop';
import { addDays, type Day } from '@loan/shared/time/instant';
import type { Basis, FileReadings } from './file-readings.ts';
import { settledDigits } from './first-digits.ts';
import { dayOfIso, isoDay } from './moment.ts';
import { monthsFromFiles } from './months-from-files.ts';
import { mergePatterns, patternOfTotals } from './order-pattern.ts';
import { RECENT_DAYS } from './orders.ts';
import { advertisingFromFiles, payoutsFromFiles, returnsFromFiles } from './payouts-from-files.ts';
import { skuUnits } from './sku-units.ts';

export type FileFacts = { shop: ShopFacts; asOf: Day; basis: Basis };

/**
 * The facts of files a seller downloaded himself. They are looked at as of the day after their last one, so that old
 * files are judged by what they show; nobody vouches for them, so nothing here is ever enough to lend on.
 */
export function factsFromFiles(readings: FileReadings, today: Day): FileFacts {
  const basis = basisOf(readings);
  const stretches = stretchesOf(readings, basis);
  const last =
    stretches
      .map(({ last: day }) => day)
      .sort()
      .at(-1) ?? addDays(today, -1);
  const asOf = addDays(last, 1) < today ? addDays(last, 1) : today;
  const settled = readings.settlements.flatMap(({ startedOn }) => (startedOn ? [startedOn] : []));
  const first = [...stretches.map(({ first: day }) => day), ...settled].sort()[0];
  const recentFrom = dayOfIso(addDays(asOf, -RECENT_DAYS));
  const recent = readings.orders.map(({ soldSince }) => ({ skus: soldSince(recentFrom), otherSkus: NONE }));

  const shop = ShopFacts.parse({
    ...NOTHING_OFFERED,
    marketplace: 'amazon',
    sellerId: 'unverified',
    verified: false,
    firstActivityOn: first ?? NOT_OFFERED,
    coverage: { from: stretches[0]?.first ?? last, to: last, missingDays: gapDays(stretches) },
    months: monthsFromFiles(readings, basis),
    returns90d: returnsFromFiles(readings, asOf),
    payouts: payoutsFromFiles(readings.settlements, asOf),
    adSpend12m: advertisingFromFiles(readings.settlements, asOf),
    skuUnits90d: skuUnits(recent),
    orderPattern: patternFromFiles(readings) ?? NOT_OFFERED,
    rejectedRows: readings.rejectedRows,
    sourceHashes: [],
  });
  return { shop, asOf, basis };
}

/** Overlapping files hold an order once; which of them holds it does not matter here. */
function patternFromFiles({ orders, settlements }: FileReadings) {
  const windows = orders.flatMap((totals) => patternOfTotals(totals) ?? []);
  return mergePatterns(windows, [], { settlementDigits: settledDigits(settlements) ?? NOT_OFFERED });
}

const NONE = { skus: 0, units: 0 };

function basisOf({ orders, settlements }: FileReadings): Basis {
  if (orders.length > 0) return 'orders';
  return settlements.length > 0 ? 'settlement' : 'businessByDate';
}

/** The days a file spans. */
export type Stretch = { first: Day; last: Day };

/** The days each file spans, in order. */
function stretchesOf({ orders, settlements, business }: FileReadings, basis: Basis): Stretch[] {
  const spans: Record<Basis, () => Stretch[]> = {
    orders: () => orders.flatMap(({ days }) => (days ? [days as Stretch] : [])),
    settlement: () =>
      settlements.flatMap(({ startedOn, endedOn }) =>
        startedOn && endedOn ? [{ first: startedOn, last: addDays(endedOn, -1) }] : [],
      ),
    businessByDate: () => business.map(({ day }) => ({ first: isoDay(day) as Day, last: isoDay(day) as Day })),
  };
  return spans[basis]().sort((a, b) => (a.first < b.first ? -1 : 1));
}

/** Days between files: a month that was not handed in is missing, not without sales. */
export function gapDays(stretches: readonly Stretch[]): number {
  let [missing, reached] = [0, stretches[0]?.last];
  for (const { first, last } of stretches) {
    if (reached === undefined) break;
    missing += Math.max(0, dayOfIso(first) - dayOfIso(reached) - 1);
    if (last > reached) reached = last;
  }
  return missing;
}
