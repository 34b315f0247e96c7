import { addMs, type Instant } from '@loan/shared/time/instant';
import type { PullStep, SourceIdentity } from '../../ports/source-adapter.ts';
import { lastMidnight, windowsBack } from '../kit/windows.ts';

/** LianLian counts its days in Beijing. */
const BEIJING_HOURS = 8;
/**
 * One natural year at most (开始时间和结束时间间隔上限为一自然年); a month keeps what is left of a window small, whatever a
 * seller of a dozen shops receives.
 */
const WINDOW_DAYS = 30;
/** Debts are judged by the last twelve months, and a statement is read account by account. */
const STATEMENT_DAYS = 360;

export function planPull({ marketplaceIds }: SourceIdentity, asOf: Instant): PullStep[] {
  const end = lastMidnight(asOf, BEIJING_HOURS);
  return [
    { id: 'profile', kind: 'profile' },
    ...windowsBack('inflows', end, { days: WINDOW_DAYS }),
    ...windowsBack('withdrawals', end, { days: WINDOW_DAYS }),
    ...marketplaceIds.map((accountId): PullStep => {
      const from = addMs(end, -STATEMENT_DAYS * 86_400_000);
      return { id: `flows:${accountId}`, kind: 'flows', from, to: end };
    }),
  ];
}

/** assumed: LianLian publishes no quota; one call in half a second bothers nobody. confirm: with LianLian. */
const CALL_MS = 500;
/** Windows of a few hundred rows are a few pages each, most of them one. */
const PAGES_A_STEP = 2;

export const estimateMs = (steps: readonly PullStep[]): number => steps.length * PAGES_A_STEP * CALL_MS;
