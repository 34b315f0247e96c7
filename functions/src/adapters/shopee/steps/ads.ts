import { DecimalText } from '@loan/shared/facts/month';
import { addMs, type Instant } from '@loan/shared/time/instant';
import { decimalText, minorDigits } from '../../../ingest/currencies.ts';
import type { PullStep, StepOutcome } from '../../../ports/source-adapter.ts';
import { minorOf } from '../../kit/amount.ts';
import { setback } from '../../kit/outcome.ts';
import { AdsReduction } from '../../kit/reductions.ts';
import { nearestDay } from '../../kit/windows.ts';
import { DailyAds } from '../wire/lists.ts';
import type { StepTools } from './step.ts';

/**
 * assumed: the half year that Shopee tells is like the one before it, so a year's advertising is twice that;
 * confirm: by a second look half a year later.
 */
const HALF_YEARS = 2;

/** Advertising of one window, day by day, taken twice: see above. */
export async function advanceAds({ api, step, currency }: StepTools): Promise<StepOutcome> {
  const days = await api.call({
    path: '/api/v2/ads/get_all_cpc_ads_daily_performance',
    query: datesOf(step),
    answer: DailyAds,
  });
  if (days.tag !== 'ok') return setback(days);
  const told = new Map((days.value ?? []).map(({ date, expense }) => [date, minorOf(expense ?? '0', currency)]));
  const minor = [...told.values()].reduce((sum, one) => sum + one, 0) * HALF_YEARS;
  const amount = DecimalText.parse(decimalText(Math.max(0, minor), minorDigits(currency)));
  const reduction = AdsReduction.parse({ spend: [{ amount, currency }] });
  return { tag: 'done', result: { reduction, rowsRead: told.size, rowsRejected: 0, rejected: [] } };
}

/** Days are written 17-03-2021, and the last one counts. */
const datesOf = ({ from, to }: PullStep): { start_date: string; end_date: string } => ({
  start_date: written(nearestDay(from as Instant)),
  end_date: written(nearestDay(addMs(to as Instant, -86_400_000))),
});
const written = (day: string): string => day.split('-').reverse().join('-');
