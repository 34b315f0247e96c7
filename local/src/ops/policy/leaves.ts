import type { Policy, PolicyInput } from '@loan/shared/product/policy';

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

/** A rate of exchange is a number too, though it is written as text. */
export const isNumber = ({ path, value }: Leaf): boolean =>
  typeof value === 'number' || (path[0] === 'referenceRates' && path[path.length - 1] === 'rate');

/** The policy with one value another, not yet parsed; what did not change is the same object. */
export function changed(policy: Policy, path: readonly string[], value: Value): PolicyInput {
  const replaced = (at: unknown, [key, ...rest]: readonly string[]): unknown => {
    if (key === undefined) return value;
    const copy = (Array.isArray(at) ? [...at] : { ...(at as object) }) as Record<string, unknown>;
    copy[key] = replaced(copy[key], rest);
    return copy;
  };
  return replaced(policy, path) as PolicyInput;
}
