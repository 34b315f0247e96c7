import { invariant } from '../invariant.ts';
import { z } from '../schema.ts';
import { addMs, Instant } from '../time/instant.ts';

/** Data-only applications are due 24 hours of our, the bank's and the guarantor's time after submission (R-FLW-6). */
export const DATA_ONLY_SERVICE_MS = 24 * 60 * 60 * 1000;
/** The clock is near its end when four hours are left: time enough for a person to step in. */
export const NEAR_LEFT_MS = 4 * 60 * 60 * 1000;

/** Whose move it is. The clock runs for everyone but the applicant's side. */
export const Mover = z.enum(['us', 'bank', 'applicant', 'legalRepresentative', 'controller', 'counterparty', 'nobody']);
export type Mover = z.infer<typeof Mover>;

/**
 * The service clock (时效). Time that passed while it was running is kept in `usedMs`;
 * `runningSince` is there while it runs, `pausedSince` while someone on the applicant's side is awaited.
 */
export const ServiceClock = z.object({
  startedAt: Instant,
  usedMs: z.int().min(0),
  runningSince: Instant.optional(),
  pausedSince: Instant.optional(),
  stoppedAt: Instant.optional(),
  awaiting: z.array(Mover).max(4),
  nearAt: Instant.optional(),
  brokenAt: Instant.optional(),
});
export type ServiceClock = z.infer<typeof ServiceClock>;

const runs = (awaiting: readonly Mover[]) => awaiting.some((mover) => mover === 'us' || mover === 'bank');

export function startClock(at: Instant, awaiting: Mover[]): ServiceClock {
  const base = { startedAt: at, usedMs: 0, awaiting };
  return runs(awaiting) ? { ...base, runningSince: at } : { ...base, pausedSince: at };
}

export const usedMs = (clock: ServiceClock, at: Instant): number =>
  clock.usedMs + (clock.runningSince ? Math.max(0, Date.parse(at) - Date.parse(clock.runningSince)) : 0);

/** The clock after the next move passes to others. Only starting and stopping move it: running on is running on. */
export function moveClock(clock: ServiceClock, at: Instant, awaiting: Mover[]): ServiceClock {
  if (clock.stoppedAt) return clock;
  const { runningSince, pausedSince, ...rest } = clock;
  const next = { ...rest, usedMs: usedMs(clock, at), awaiting };
  if (awaiting.length === 0 || awaiting[0] === 'nobody') return { ...next, stoppedAt: at };
  if (runs(awaiting)) return runningSince ? { ...clock, awaiting } : { ...next, runningSince: at };
  return { ...next, pausedSince: pausedSince ?? at };
}

/** When a running clock reaches a point of its 24 hours; undefined while it is paused. */
export function reachedAt(clock: ServiceClock, pointMs: number): Instant | undefined {
  if (!clock.runningSince) return undefined;
  return addMs(clock.runningSince, Math.max(0, pointMs - clock.usedMs));
}

export const dueAt = (clock: ServiceClock): Instant | undefined => reachedAt(clock, DATA_ONLY_SERVICE_MS);

export type ClockState = 'running' | 'paused' | 'near' | 'broken' | 'stopped';

export function clockState(clock: ServiceClock, at: Instant): ClockState {
  invariant(Date.parse(at) >= Date.parse(clock.startedAt), 'clockState: asked before the clock started');
  if (clock.stoppedAt) return 'stopped';
  if (usedMs(clock, at) >= DATA_ONLY_SERVICE_MS) return 'broken';
  if (!clock.runningSince) return 'paused';
  return usedMs(clock, at) >= DATA_ONLY_SERVICE_MS - NEAR_LEFT_MS ? 'near' : 'running';
}
