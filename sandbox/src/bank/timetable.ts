import type { World } from '../kernel/world.ts';

/** Does something once it is due. What is due is on disk; a restart sets the clock again. */
export function when(world: World, at: number | null, run: () => void): void {
  if (at === null || world.closing.aborted) return;
  const stop = world.after(Math.max(0, at - world.now().getTime()), () => {
    world.closing.removeEventListener('abort', stop);
    run();
  });
  world.closing.addEventListener('abort', stop, { once: true });
}
