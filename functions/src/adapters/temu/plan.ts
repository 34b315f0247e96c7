import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';
import { BEIJING_HOURS } from './orders.ts';

const ORDER_WINDOW_DAYS = 30;
const RETURN_DAYS = 90;
const YEAR_MS = 365 * 86_400_000;

/** Days are those of Beijing, as Seller Center counts them. A supplier has goods at Temu; others have returns of buyers. */
export function planPull({ marketplaceIds }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, BEIJING_HOURS);
  const supplies = marketplaceIds[0] === 'cn';
  return [
    ...windowsBack('orders', end, { days: ORDER_WINDOW_DAYS }),
    ...(supplies
      ? [{ id: 'stock', kind: 'stock' } as const]
      : windowsBack('refunds', end, { days: ORDER_WINDOW_DAYS, historyDays: RETURN_DAYS })),
    { id: 'ads', kind: 'ads', from: addMs(end, -YEAR_MS), to: end },
  ];
}
