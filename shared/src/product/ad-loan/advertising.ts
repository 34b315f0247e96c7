import { firstDayOf, lastDayOf, monthOf } from '../../facts/month.ts';
import { isOffered } from '../../facts/offered.ts';
import type { LimitQuestion } from '../../offer/question.ts';
import { countingShops } from '../../scoring/counting-shops.ts';
import { ratioPpm, sum } from '../../scoring/exact.ts';
import { inPicoYuan } from '../../scoring/renminbi.ts';
import { gmvSeries } from '../../scoring/turnover.ts';

type Asked = Pick<LimitQuestion<'adLoan'>, 'policy' | 'snapshot' | 'portrait'>;

/** What the advertising accounts tell of the months looked at. */
type Advertising = {
  /** Beside the marketplaces, a month on average, in 10^-12 yuan. */
  readonly monthlyPico: bigint;
  /** Sales ascribed over cost. */
  readonly returnPpm: number;
  /**
   * All advertising, the marketplaces' own included where a shop tells it, over all sales, of the shops that count;
   * undefined where those sold nothing.
   */
  readonly sharePpm: number | undefined;
};

const MONTHS_OF_A_YEAR = 12;

/**
 * Undefined where a month was not told whole, or nobody tells what was sold by it. A month of which no sales are told
 * counts with its cost alone, so that the return is never more than was told.
 */
export function advertisingOf({ policy, snapshot, portrait }: Asked): Advertising | undefined {
  const { advertising, asOf } = snapshot;
  const count = policy.terms.months;
  const looked = portrait.trading.months.slice(-count);
  const shops = countingShops(portrait);
  if (!isOffered(advertising) || looked.length < count) return undefined;
  const { from, to, months } = advertising;
  if (!looked.every((month) => from <= firstDayOf(month) && to >= lastDayOf(month))) return undefined;
  const told = months.filter(({ month }) => looked.includes(month));
  const spent = sum(told.map((one) => inPicoYuan(policy, [one], one.month)));
  const sold = told.flatMap(({ attributed, currency, month }) =>
    isOffered(attributed) ? [inPicoYuan(policy, [{ amount: attributed, currency }], month)] : [],
  );
  const returnPpm = ratioPpm(sum(sold), spent);
  const inShops = shops.flatMap(({ shop: { adSpend12m } }) => (isOffered(adSpend12m) ? adSpend12m : []));
  const besides = (inPicoYuan(policy, inShops, monthOf(asOf)) * BigInt(count)) / BigInt(MONTHS_OF_A_YEAR);
  const sharePpm = ratioPpm(spent + besides, sum(gmvSeries({ shops, months: looked })));
  if (sold.length === 0 || returnPpm === undefined) return undefined;
  return { monthlyPico: spent / BigInt(count), returnPpm, sharePpm };
}
