import { addDays, type Day } from '@loan/shared/time/instant';
import type { SettlementTotals } from './settlement-totals.ts';

type Dated = Pick<SettlementTotals, 'startedOn' | 'endedOn'>;

/** Whether settlements follow each other over all these days. One ends on the day the next begins. */
export function coverDays(settlements: readonly Dated[], { from, to }: { from: Day; to: Day }): boolean {
  const periods = settlements
    .flatMap(({ startedOn, endedOn }) => (startedOn && endedOn ? [{ startedOn, endedOn }] : []))
    .sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  let reached = addDays(from, -1);
  for (const { startedOn, endedOn } of periods) {
    if (startedOn > addDays(reached, 1)) break;
    if (endedOn > reached) reached = endedOn;
  }
  return reached >= to;
}
