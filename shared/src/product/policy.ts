import { invariant } from '../invariant.ts';
import { type PolicyOf, PolicyShape } from '../policy/policy-schema.ts';
import type { z } from '../schema.ts';
import type { ProductCode } from './code.ts';
import { saysJustWhatItCan } from './products.ts';

/** A policy as data, checked whole: its shape, its order, and words for everything its product can say. */
export const Policy = PolicyShape.refine(saysJustWhatItCan, 'words for all that the product can say, and no others');
export type Policy = z.infer<typeof Policy>;

type AnyInput = z.input<typeof Policy>;
type InputByProduct = { [One in AnyInput as One['product']]: One };
/** A policy as it is written down, before it is parsed. */
export type PolicyInput<P extends ProductCode = ProductCode> = InputByProduct[P];

/** A policy that stands in the code. */
export function policyOf<P extends ProductCode>(product: P, input: PolicyInput<P>): PolicyOf<P> {
  const policy = Policy.parse(input);
  invariant(isOf(policy, product), `policyOf: ${policy.version} is no policy of ${product}`);
  return policy;
}

const isOf = <P extends ProductCode>(policy: Policy, product: P): policy is PolicyOf<P> => policy.product === product;
