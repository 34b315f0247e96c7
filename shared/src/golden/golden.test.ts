import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { EXPECTATIONS } from './expectations.ts';

describe('the golden cases of the data loan', () => {
  const [policy] = POLICY_FILES.dataLoan;
  it.each(EXPECTATIONS.dataLoan.map(({ name, holds }) => [name, holds] as const))('%s', (_, holds) => {
    expect(holds(policy)).toBe(true);
  });
});
