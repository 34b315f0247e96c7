import type { Policy } from '../product/policy.ts';

type Value = string | number | boolean;
/** One value of a policy and the way to it: `limit.tenureFactors.1.factorPpm`. */
export type Leaf = { readonly path: readonly string[]; readonly value: Value };

/** Every value that stands in a policy. Nulls stand for "no border" and are none. */
export function leavesOf(policy: Policy): Leaf[] {
  const walk = (value: unknown, path: readonly string[]): Leaf[] => {
    if (value === null || value === undefined) return [];
    if (typeof value !== 'object') return [{ path, value: value as Value }];
    return Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]));
  };
  return walk(policy, []);
}

/** The policy with one value another, not yet parsed; what did not change is the same object. */
export function changed(policy: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = (Array.isArray(policy) ? [...policy] : { ...(policy as object) }) as Record<string, unknown>;
  copy[key] = changed(copy[key], rest, value);
  return copy;
}

export type Difference = { readonly path: string; readonly from: Value | undefined; readonly to: Value | undefined };

/** Every value that differs between two policies, beside their names. */
export function differences(a: Policy, b: Policy): Difference[] {
  const byPath = (policy: Policy) => new Map(leavesOf(policy).map(({ path, value }) => [path.join('.'), value]));
  const [from, to] = [byPath(a), byPath(b)];
  return [...new Set([...from.keys(), ...to.keys()])]
    .filter((path) => path !== 'version' && from.get(path) !== to.get(path))
    .map((path) => ({ path, from: from.get(path), to: to.get(path) }));
}
