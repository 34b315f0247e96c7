import type { PullStep } from '../../ports/source-adapter.ts';
import { EVENT_PAGES_MAX } from './steps/events.ts';
import { SETTLEMENT_DOCUMENTS_MAX } from './steps/settlements.ts';
import { lastCallMs } from './usage-plan.ts';

/** assumed: how long a report usually waits and is made; Amazon promises nothing. confirm: with the first sellers. */
const REPORT_MS = 3 * 60_000;
/** Fortnights of 90 days: the settlements of one currency, and a marketplace is mostly a currency of its own. */
const SETTLEMENTS_A_CURRENCY = 7;

/**
 * How long a pull takes under the published quotas, for the progress screen: reports are requested, waited for and
 * fetched side by side with the events, so the slower of the two counts. Rather long than short.
 */
export function estimatePullMs(steps: readonly PullStep[]): number {
  const count = (...kinds: PullStep['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
  const reports = count('orders', 'traffic', 'health', 'stockAges');
  const settlements = Math.min(SETTLEMENT_DOCUMENTS_MAX, count('traffic') * SETTLEMENTS_A_CURRENCY);
  const documents = reports + count('settlements') * settlements;
  const reportMs = Math.max(lastCallMs('createReport', reports), lastCallMs('getReportDocument', documents));
  const eventMs = lastCallMs('listFinancialEvents', count('events') * EVENT_PAGES_MAX);
  return Math.max(documents === 0 ? 0 : reportMs + REPORT_MS, eventMs);
}
