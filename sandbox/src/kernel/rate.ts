import type { World } from './world.ts';

/** Requests a second and how many may come at once. */
export type Rate = { perSecond: number; burst: number };

/** Keys are an app or a seller; more of them than this means a caller that invents them. */
const MAX_BUCKETS = 10_000;

/** A token bucket for each key, filled by the world's clock. No limit under pace 'instant'. */
export function createRate(world: World, { perSecond, burst }: Rate): (key: string) => boolean {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key) => {
    if (world.pace() === 'instant') return true;
    if (buckets.size > MAX_BUCKETS) buckets.clear();
    const now = world.now().getTime();
    const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now };
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * perSecond);
    // A hair under one whole token is one: adding small parts of a token never quite adds up.
    const allowed = filled >= 1 - 1e-9;
    buckets.set(key, { tokens: allowed ? filled - 1 : filled, at: now });
    return allowed;
  };
}
