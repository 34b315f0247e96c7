import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';

const ORDER_WINDOW_DAYS = 30;
/** The span eBay takes by itself when no end is named. */
const MONEY_WINDOW_DAYS = 90;
const YEAR_DAYS = 365;
/** Returns are judged over the last 90 days. */
const RETURN_DAYS = 90;

/** Windows are whole days in UTC, as eBay tells its moments. */
export function planPull(_: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf);
  return [
    ...windowsBack('orders', end, { days: ORDER_WINDOW_DAYS }),
    ...windowsBack('payouts', end, { days: MONEY_WINDOW_DAYS }),
    { id: 'health', kind: 'health', from: addMs(end, -YEAR_DAYS * 86_400_000), to: end },
    ...windowsBack('refunds', end, { days: ORDER_WINDOW_DAYS, historyDays: RETURN_DAYS }),
    ...windowsBack('ads', end, { days: MONEY_WINDOW_DAYS, historyDays: YEAR_DAYS }),
    { id: 'stock', kind: 'stock' },
  ];
}

/** Both ends of eBay's ranges belong to them. */
export const rangeOf = ({ from, to }: PullStep): string => `[${from}..${to ? addMs(to, -1) : ''}]`;
