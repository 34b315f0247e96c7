import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { HISTORY_DAYS, lastMidnight, windowsBack } from '../kit/windows.ts';
import { COUNTRIES, isCountry } from './account.ts';

/** No longest span is published for orders; offsets stay small this way. */
const ORDER_DAYS = 15;
/** At most 180 days by Lazada's word; a month lets the last three be told apart. */
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;

/** Everything to read of a shop, newest first, in whole days of its country. */
export function planLazada({ marketplaceIds: [country = ''] }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, isCountry(country) ? COUNTRIES[country].offsetHours : 0);
  const [payouts] = windowsBack('payouts', end, { days: HISTORY_DAYS });
  return [
    ...windowsBack('orders', end, { days: ORDER_DAYS }),
    ...(payouts ? [payouts] : []),
    { id: 'health', kind: 'health' },
    ...windowsBack('refunds', end, { days: MONTH_DAYS }),
    { id: 'stock', kind: 'stock' },
    ...windowsBack('ads', end, { days: MONTH_DAYS, historyDays: YEAR_DAYS }),
  ];
}

/** assumed: a call takes as long as this, since quotas differ by app; confirm: with the first sellers. */
const CALL_MS = 400;
/** A page of orders is two calls; a window of a shop of ours has about four pages. */
const ORDER_CALLS = 8;

export const estimateLazadaMs = (steps: readonly PullStep[]): number =>
  steps.reduce((sum, { kind }) => sum + (kind === 'orders' ? ORDER_CALLS : 2), 0) * CALL_MS;
