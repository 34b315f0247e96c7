import type { Context } from 'hono';
import type { World } from '../kernel/world.ts';
import { REQUESTS_A_MINUTE } from './problems.ts';

const MINUTE_MS = 60_000;
/** Only keys that were let in are counted, so there are few. */
const MAX_COUNTED = 1_000;

/** Seconds to wait, or nothing when the request is let in. The headers say how many are left. */
export type Minute = (c: Context, apiKey: string) => number | undefined;

/** A minute begins with its first request. At pace 'instant' every minute is a new one. */
export function createMinute(world: World): Minute {
  const minutes = new Map<string, { startedAt: number; requests: number }>();
  return (c, apiKey) => {
    if (minutes.size > MAX_COUNTED) minutes.clear();
    const now = world.now().getTime();
    const kept = world.pace() === 'instant' ? undefined : minutes.get(apiKey);
    const minute = kept && now - kept.startedAt < MINUTE_MS ? kept : { startedAt: now, requests: 0 };
    const resetSeconds = Math.ceil((minute.startedAt + MINUTE_MS - now) / 1_000);
    if (minute.requests >= REQUESTS_A_MINUTE) return resetSeconds;
    minutes.set(apiKey, { ...minute, requests: minute.requests + 1 });
    c.header('x-rate-limit-limit', String(REQUESTS_A_MINUTE));
    c.header('x-rate-limit-remaining', String(REQUESTS_A_MINUTE - minute.requests - 1));
    c.header('x-rate-limit-reset', String(resetSeconds));
    return undefined;
  };
}
