import type { PolicyOf } from '../policy/policy-schema.ts';
import type { ProductCode } from '../product/code.ts';

/** One thing a policy must make true, as a credit officer would say it. Pure, so that many policies can be asked. */
export type Expectation<P extends ProductCode = ProductCode> = {
  readonly name: string;
  holds(policy: PolicyOf<P>): boolean;
};
