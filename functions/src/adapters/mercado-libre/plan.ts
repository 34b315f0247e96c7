import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';

/** Every moment is told four hours behind UTC, whatever the country. Source: the examples of "Sales". */
export const OFFSET_HOURS = -4;
/** Orders are kept for twelve months, to the hour: of the day before these nobody can be told the whole. */
const HISTORY_DAYS = 364;
/** assumed: a list ends after 10,000 rows; confirm: paging of /orders/search. Ten days of fewer than a thousand orders each. */
const ORDER_WINDOW_DAYS = 10;
/** assumed: a report may span a month; confirm: the longest that POST /v1/account/release_report takes. */
const REPORT_WINDOW_DAYS = 30;
const RETURN_DAYS = 90;
const DAY_MS = 86_400_000;

export function planPull(_: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, OFFSET_HOURS);
  return [
    { id: 'health', kind: 'health' },
    ...windowsBack('orders', end, { days: ORDER_WINDOW_DAYS, historyDays: HISTORY_DAYS }),
    ...windowsBack('payouts', end, { days: REPORT_WINDOW_DAYS, historyDays: HISTORY_DAYS }),
    { id: 'refunds', kind: 'refunds', from: addMs(end, -RETURN_DAYS * DAY_MS), to: end },
    { id: 'stock', kind: 'stock' },
  ];
}

/** Whether a moment is in a step's window, of which the end is not part. */
export const isWithin = ({ from, to }: PullStep, moment: string): boolean =>
  Date.parse(moment) >= Date.parse(from ?? '') && Date.parse(moment) < Date.parse(to ?? '');
