import type { World } from '../kernel/world.ts';

/** A number as the vendor prints them: the milliseconds and six digits that count up (19 digits, beyond 2^53). */
export function nextNumber(world: World): string {
  const count = (world.state.get<number>('fadada.count', 'all') ?? 0) + 1;
  world.state.set('fadada.count', 'all', count);
  return `${world.now().getTime()}${String(count % 1_000_000).padStart(6, '0')}`;
}

/** A link's ticket: long enough that nobody guesses another person's. */
export const nextTicket = (world: World): string =>
  `${nextNumber(world)}${Array.from({ length: 16 }, () => Math.floor(world.random() * 16).toString(16)).join('')}`;
