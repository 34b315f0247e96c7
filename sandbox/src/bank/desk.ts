import type { World } from '../kernel/world.ts';

/** What the bank works with: its world, the secret it shares with the partner, and where the partner is reached. */
export type Desk = { world: World; secret: string; partnerUrl: () => string; fetch: typeof fetch };
