import type { State } from './state.ts';
import type { World } from './world.ts';

const COLLECTION = 'clocks';

/** Puts a vendor's clock so far ahead of everybody else's; behind when negative, right again at zero. */
export const setVendorClock = (state: State, vendor: string, aheadMs: number): void =>
  state.set(COLLECTION, vendor, aheadMs);

/** What time a vendor believes it is, in epoch milliseconds, when it judges the time on a signed call. */
export const vendorNow = ({ state, now }: Pick<World, 'state' | 'now'>, vendor: string): number =>
  now().getTime() + (state.get<number>(COLLECTION, vendor) ?? 0);
