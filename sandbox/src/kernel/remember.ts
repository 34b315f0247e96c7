import type { World } from './world.ts';

/** Computes once, and forgets the entry longest untouched when there are too many. */
export function remember<T>(cache: Map<string, T>, key: string, limit: number, compute: () => T): T {
  const value = cache.get(key) ?? compute();
  cache.delete(key);
  cache.set(key, value);
  const oldest = cache.keys().next().value;
  if (cache.size > limit && oldest !== undefined) cache.delete(oldest);
  return value;
}

/** Makes a thing once for each world, so that all who live in it share one and its memory is spent once. */
export function oncePerWorld<T>(create: (world: World) => T): (world: World) => T {
  const made = new WeakMap<World, { value: T }>();
  return (world) => {
    const found = made.get(world) ?? { value: create(world) };
    made.set(world, found);
    return found.value;
  };
}
