import type { Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';

/** Windows are whole days in UTC, as Shopify tells its moments; three of them are the ninety days looked at closely. */
export const planPull = (_: SourceIdentity, asOf: Instant): PullStep[] => [
  ...windowsBack('orders', lastMidnight(asOf), { days: 30 }),
  { id: 'payouts', kind: 'payouts' },
  { id: 'stock', kind: 'stock' },
];
