import type { ClockView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { clockState, DATA_ONLY_SERVICE_MS, dueAt, usedMs } from '@loan/shared/application/clock';
import type { Instant } from '@loan/shared/time/instant';

export function clockView(application: Application, at: Instant): ClockView | undefined {
  if (!('clock' in application)) return undefined;
  const { clock } = application;
  const due = dueAt(clock);
  return {
    state: clockState(clock, at < clock.startedAt ? clock.startedAt : at),
    startedAt: clock.startedAt,
    usedMs: usedMs(clock, at),
    serviceMs: DATA_ONLY_SERVICE_MS,
    awaiting: clock.awaiting,
    ...(due ? { dueAt: due } : {}),
    ...(clock.pausedSince ? { pausedSince: clock.pausedSince } : {}),
  };
}
