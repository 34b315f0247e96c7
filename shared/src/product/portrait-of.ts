import type { Snapshot } from '../facts/snapshot.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { type Portrait, portray } from '../scoring/portrait.ts';
import { productOf } from './products.ts';

/** A company as its facts show it (经营画像), with what this product reads beyond its shops. */
export function portraitOf(policy: Policy, snapshot: Snapshot): Portrait {
  const portrait = portray(policy, snapshot);
  const own = productOf(policy).characteristics?.(policy, snapshot);
  return own === undefined ? portrait : { ...portrait, characteristics: { ...portrait.characteristics, ...own } };
}
