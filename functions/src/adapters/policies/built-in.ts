import { POLICY_FILES } from '@loan/shared/policy/policy-files';
import type { Policies } from '../../ports/policies.ts';

/** The policies that stand in the code: the newest file of a product is the one in force. */
export const createBuiltInPolicies = (): Policies => ({
  live: async (product) => POLICY_FILES[product][0],
  byVersion: async (version) =>
    Object.values(POLICY_FILES)
      .flat()
      .find((policy) => policy.version === version),
});
