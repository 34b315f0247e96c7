import type { World } from '../kernel/world.ts';

/** Source: 20 calls a second for each interface unless agreed otherwise. */
const CALLS_A_SECOND = 20;

/** Whether one more call of this interface is let through in this second. Lifted when the pace is instant. */
export function createQuota(world: World): (path: string) => boolean {
  const windows = new Map<string, { second: number; calls: number }>();
  return (path) => {
    if (world.pace() === 'instant') return true;
    const second = Math.floor(world.now().getTime() / 1000);
    const window = windows.get(path);
    const calls = window?.second === second ? window.calls + 1 : 1;
    windows.set(path, { second, calls });
    return calls <= CALLS_A_SECOND;
  };
}
