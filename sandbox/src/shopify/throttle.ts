import type { World } from '../kernel/world.ts';

/** Source: rate limits: 100 points a second on the standard plan. assumed: twenty seconds of it saved up at most. */
const RESTORE_RATE = 100;
const MAXIMUM = 2_000;
export const SINGLE_QUERY_MAXIMUM = 1_000;

export type ThrottleStatus = { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
export type Throttle = {
  /** Takes what a query may cost at most; false when there is not that much. */
  reserve(shopId: string, cost: number): boolean;
  /** Gives back what it did not cost after all. */
  giveBack(shopId: string, points: number): void;
  status(shopId: string): ThrottleStatus;
};

/** A leaky bucket for each shop. Always full at pace 'instant'. */
export function createThrottle(world: World): Throttle {
  const buckets = new Map<string, { available: number; at: number }>();
  const availableOf = (shopId: string) => {
    const now = world.now().getTime();
    const { available, at } = buckets.get(shopId) ?? { available: MAXIMUM, at: now };
    return world.pace() === 'instant' ? MAXIMUM : Math.min(MAXIMUM, available + ((now - at) / 1_000) * RESTORE_RATE);
  };
  const set = (shopId: string, available: number) =>
    void buckets.set(shopId, { available: Math.min(MAXIMUM, available), at: world.now().getTime() });
  return {
    reserve(shopId, cost) {
      const available = availableOf(shopId);
      if (available < cost) return false;
      set(shopId, available - cost);
      return true;
    },
    giveBack: (shopId, points) => set(shopId, availableOf(shopId) + points),
    status: (shopId) => ({
      maximumAvailable: MAXIMUM,
      currentlyAvailable: Math.floor(availableOf(shopId)),
      restoreRate: RESTORE_RATE,
    }),
  };
}
