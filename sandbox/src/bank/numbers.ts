import { randomText } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';

const HEX = '0123456789abcdef';

/** A random UUID (version 4) thrown with the world's dice. */
export function nextUuid({ random }: World): string {
  const hex = (length: number) => randomText(random, length, HEX);
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${randomText(random, 1, '89ab')}${hex(3)}-${hex(12)}`;
}

/** The bank's own running numbers: SX20261122000001. */
export function nextReference(world: World, prefix: string): string {
  const count = (world.state.get<number>('bank.count', prefix) ?? 0) + 1;
  world.state.set('bank.count', prefix, count);
  const day = world.now().toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}${day}${String(count).padStart(6, '0')}`;
}
