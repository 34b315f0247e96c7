import type { Day } from '@loan/shared/time/instant';

/** The day it was at that moment on a clock so many hours ahead of UTC. */
export const dayAt = (epochSeconds: number, offsetHours: number): Day =>
  new Date((epochSeconds + offsetHours * 3_600) * 1_000).toISOString().slice(0, 10) as Day;
