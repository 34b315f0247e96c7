import type { Policy } from '../policy/policy-schema.ts';

/** One thing a policy must make true, as a credit officer would say it. Pure, so that many policies can be asked. */
export type Expectation = { readonly name: string; readonly holds: (policy: Policy) => boolean };
