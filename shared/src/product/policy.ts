import { invariant } from '../invariant.ts';
import { type PolicyOf, PolicyShape } from '../policy/policy-schema.ts';
import type { z } from '../schema.ts';
import type { ProductCode } from './code.ts';
import { saysJustWhatItCan } from './products.ts';

/** A policy as data, checked whole: its shape, its order, and words for everything its product can say. */
export const Policy = PolicyShape.refine(saysJustWhatItCan, 'words for all that the product can say, and no others');
export type Policy = z.infer<typeof Policy>;
export type PolicyInput = z.input<typeof Policy>;

/** A policy that stands in the code. */
export function policyOf<P extends ProductCode>(product: P, input: PolicyInput): PolicyOf<P> {
  const policy = Policy.parse(input);
  invariant(isOf(policy, product), `policyOf: ${policy.version} is no policy of ${product}`);
  return policy;
}

const isOf = <P extends ProductCode>(policy: Policy, product: P): policy is PolicyOf<P> => policy.product === product;
