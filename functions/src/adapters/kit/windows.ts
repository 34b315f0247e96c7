import { addMs, type Day, type Instant } from '@loan/shared/time/instant';
import type { PullKind, PullStep } from '../../ports/source-adapter.ts';

const DAY_MS = 86_400_000;
/** Fifteen months hold twelve whole ones at any date. */
export const HISTORY_DAYS = 450;

/** The last midnight, counted in the time zone the marketplace counts its days in. */
export const lastMidnight = (asOf: Instant, offsetHours = 0): Instant => {
  const local = Date.parse(asOf) + offsetHours * 3_600_000;
  return addMs(asOf, -(local % DAY_MS));
};

/**
 * The day that begins at a midnight of any time zone from eleven hours behind UTC to twelve ahead: one at 16:00 UTC
 * belongs to the day after, in Singapore.
 */
export const nearestDay = (midnight: string): Day => addMs(midnight as Instant, DAY_MS / 2).slice(0, 10) as Day;

/** Windows back from `end`, newest first; the oldest reaches `historyDays` back. */
export function windowsBack(
  kind: PullKind,
  end: Instant,
  { days, historyDays = HISTORY_DAYS, name = '' }: { days: number; historyDays?: number; name?: string },
): PullStep[] {
  return Array.from({ length: Math.ceil(historyDays / days) }, (_, index) => {
    const to = addMs(end, -index * days * DAY_MS);
    const from = addMs(end, -Math.min(historyDays, (index + 1) * days) * DAY_MS);
    return { id: `${kind}:${name === '' ? '' : `${name}:`}${nearestDay(from)}`, kind, from, to };
  });
}

export const secondsOf = (instant: Instant): number => Math.floor(Date.parse(instant) / 1_000);
