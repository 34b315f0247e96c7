import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { ProductCode } from '../product/code.ts';
import type { Expectation } from './expectation.ts';
import { EXPECTATIONS } from './expectations.ts';

describe.each(ProductCode.options)('the golden cases of %s', (product) => {
  const [policy] = POLICY_FILES[product];
  const cases: readonly Expectation[] = EXPECTATIONS[product];
  it.each(cases.map(({ name, holds }) => [name, holds] as const))('%s', (_, holds) => {
    expect(holds(policy)).toBe(true);
  });
});
