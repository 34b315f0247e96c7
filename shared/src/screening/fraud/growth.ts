import { picoYuanOf } from '../../facts/convert.ts';
import { type DecimalText, firstDayOf, lastDayOf, type Month, type MonthlyFacts } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { Snapshot } from '../../facts/snapshot.ts';
import { formatPercentUp } from '../../money/format.ts';
import type { Policy } from '../../policy/policy-schema.ts';
import { ratioPpm, sum } from '../../scoring/exact.ts';
import { seasonlessSeries } from '../../scoring/turnover.ts';
import { notChecked, type Rule } from '../rule.ts';

type Charged = Pick<MonthlyFacts, 'month' | 'currency'> & { amount: DecimalText };

/** The last complete month, and the three before it. */
const MONTHS = 4;

/**
 * F15: sales that rose just before applying, while advertising did not. More sales alone are never held against a
 * seller, so where nobody tells of advertising by month nothing is said; Meta, Amazon and eBay do. The season is taken out of the sales.
 */
const salesPumped: Rule = {
  code: 'salesPumped',
  effect: 'refer',
  check: ({ policy, snapshot, portrait: { trading } }) => {
    const months = trading.months.slice(-MONTHS);
    const spent = spentIn(policy, snapshot, months);
    if (months.length < MONTHS || spent === undefined) return notChecked;
    const { maxSalesPpm, flatAdvertisingPpm } = policy.fraud.pump;
    const salesPpm = lastAgainstBefore(seasonlessSeries(policy, trading).slice(-MONTHS));
    if (salesPpm === undefined) return notChecked;
    // Nothing spent before and nothing now is flat; something now after nothing is not.
    const spentNow = (spent[MONTHS - 1] ?? BigInt(0)) > BigInt(0);
    const advertisingPpm = lastAgainstBefore(spent) ?? (spentNow ? null : 0);
    const inputs = { months: months.join(','), salesPpm, maxSalesPpm, advertisingPpm, flatAdvertisingPpm };
    const isFlat = advertisingPpm !== null && advertisingPpm <= flatAdvertisingPpm;
    if (salesPpm <= maxSalesPpm || !isFlat) return { tag: 'pass', inputs };
    return { tag: 'breach', inputs, current: `最近一个月销售为前三个月均值的 ${formatPercentUp(salesPpm, 1)}` };
  },
};

/**
 * Advertising of each month, of all who tell it by month; undefined where nobody does, one of them does not tell a month
 * whole, or in money we cannot convert.
 */
function spentIn(
  { referenceRates }: Policy,
  { advertising, shops }: Snapshot,
  months: readonly Month[],
): bigint[] | undefined {
  const told = [advertising, ...shops.map(({ adMonths }) => adMonths)].filter(isOffered);
  const isWhole = (month: Month) => told.every(({ from, to }) => from <= firstDayOf(month) && to >= lastDayOf(month));
  if (told.length === 0 || !months.every(isWhole)) return undefined;
  const charged = told.flatMap((one): readonly Charged[] => one.months);
  const worth = months.map((month) =>
    charged.filter((one) => one.month === month).map((one) => picoYuanOf(one, month, referenceRates)),
  );
  if (worth.flat().some(({ ok }) => !ok)) return undefined;
  return worth.map((all) => sum(all.map((one) => (one.ok ? one.value : BigInt(0)))));
}

/** The last against the mean of those before. */
const lastAgainstBefore = (series: readonly bigint[]): number | undefined =>
  ratioPpm((series[series.length - 1] ?? BigInt(0)) * BigInt(series.length - 1), sum(series.slice(0, -1)));

export const growthRules: readonly Rule[] = [salesPumped];
