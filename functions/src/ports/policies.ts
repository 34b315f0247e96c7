import type { Policy } from '@loan/shared/policy/policy-schema';
import type { ProductCode } from '@loan/shared/product/code';
import type { Instant } from '@loan/shared/time/instant';

/** Which policy decides, and which one decided. */
export type Policies = {
  /** The one a product is decided under at that moment. */
  live(product: ProductCode, at: Instant): Promise<Policy>;
  /** The one of that name, live or long replaced; undefined where it was never here. */
  byVersion(version: string): Promise<Policy | undefined>;
};

/** Where a drafted policy stands among the evidence, by the hash of its canonical JSON. */
export const policyName = (sha256: string): string => `policies/${sha256}.json`;
