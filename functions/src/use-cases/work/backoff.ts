import { addMs, type Instant } from '@loan/shared/time/instant';

const BASE_MS = 2_000;
const CAP_MS = 15 * 60_000;

/** Full jitter: anywhere up to the doubled wait, so that a thousand failed jobs do not come back together. */
export const backoff = (now: Instant, attempt: number, random: () => number): Instant =>
  addMs(now, Math.floor(random() * Math.min(CAP_MS, BASE_MS * 2 ** attempt)));
