import type { Fen } from '../money/fen.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type Characteristic, known } from './characteristic.ts';
import { mean, ratioPpm, sum, variationPpm } from './exact.ts';
import { enoughFen } from './renminbi.ts';
import type { Trading } from './trading.ts';
import { baseTurnover, gmvSeries, type ShopWeight, seasonlessSeries, weightedSeries } from './turnover.ts';

/** Variation and trend need two quarters. */
const MONTHS_FOR_TREND = 6;

/** A company's sales as one way of looking at them gives: the three characteristics of sales, and the turnover. */
export type SalesView = {
  /** Months above this count as this; undefined is every month as it was. */
  readonly cappedAtFen: Fen | undefined;
  readonly monthlyGmv: Characteristic;
  readonly gmvVariation: Characteristic;
  readonly gmvTrend: Characteristic;
  /** The month's turnover a line is a multiple of, before and after the shops' weights (M, and M × f_t × f_p). */
  readonly turnoverFen: Fen | undefined;
  readonly weightedTurnoverFen: Fen | undefined;
};

type Series = readonly bigint[];
type CompanySeries = { readonly gmv: Series; readonly seasonless: Series; readonly weighted: Series };

/**
 * The sales as they were, and then with the peaks left out at each lower month's level (高峰不扣分). A month of more
 * sales makes sales vary more, and would so cost points and line. It must not: who sells more can always be looked at
 * as if it sold less, so the engine takes the best of these views.
 */
export function salesViews(
  policy: Policy,
  trading: Trading,
  weights: readonly ShopWeight[],
): [SalesView, ...SalesView[]] {
  const series = {
    gmv: gmvSeries(trading),
    seasonless: seasonlessSeries(policy, trading),
    weighted: weightedSeries(trading, weights),
  };
  const asTheyWere = viewOf(policy, series, undefined);
  if (series.gmv.length < MONTHS_FOR_TREND) return [asTheyWere];
  return [asTheyWere, ...levelsBelowPeak(series.gmv).map((level) => viewOf(policy, cappedAt(series, level), level))];
}

/** Each month's level that is lower than the highest, highest first; a month without sales is none. */
function levelsBelowPeak(gmv: Series): bigint[] {
  const [, ...lower] = [...new Set(gmv)].sort((a, b) => (a < b ? 1 : -1));
  return lower.filter((level) => level > BigInt(0));
}

/** Every month above the level is scaled down to it, in each series by the same ratio. */
function cappedAt({ gmv, seasonless, weighted }: CompanySeries, level: bigint): CompanySeries {
  const scaled = (series: Series) =>
    series.map((value, index) => {
      const sold = gmv[index] ?? level;
      return sold > level ? (value * level) / sold : value;
    });
  return { gmv: scaled(gmv), seasonless: scaled(seasonless), weighted: scaled(weighted) };
}

function viewOf(
  { admission }: Policy,
  { gmv, seasonless, weighted }: CompanySeries,
  level: bigint | undefined,
): SalesView {
  const isEnough = gmv.length >= admission.minTradingMonths;
  const isTwoQuarters = gmv.length >= MONTHS_FOR_TREND;
  return {
    cappedAtFen: level === undefined ? undefined : enoughFen(level),
    monthlyGmv: known(isEnough ? enoughFen(mean(gmv)) : undefined, 'tooFewMonths'),
    gmvVariation: isTwoQuarters ? known(variationPpm(seasonless), 'noSales') : { missing: 'tooFewMonths' },
    gmvTrend: isTwoQuarters ? known(trendPpm(seasonless), 'noSales') : { missing: 'tooFewMonths' },
    turnoverFen: isEnough ? enoughFen(baseTurnover(gmv)) : undefined,
    weightedTurnoverFen: isEnough ? enoughFen(baseTurnover(weighted)) : undefined,
  };
}

/** The last quarter against the one before: 0 is flat, −300_000 is down 30 %. */
function trendPpm(series: Series): number | undefined {
  const ratio = ratioPpm(sum(series.slice(-3)), sum(series.slice(-6, -3)));
  return ratio === undefined ? undefined : ratio - 1_000_000;
}
