import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { PolicyDraft, policyFrom } from './draft.ts';
import { unheldChanges } from './held.ts';

const [policy] = POLICY_FILES.adLoan;

type Change = readonly [path: string, to: number | string];
const draftOf = (...changes: readonly Change[]) =>
  PolicyDraft.parse({
    ...{ version: 'ad-loan-2026.12', base: policy.version },
    changes: changes.map(([path, to]) => ({ path, to, reason: '为还款月多留余地' })),
  });
const LOWER: Change = ['limit.maxLimitFen', 100_000_000];
/** Above the product's ceiling of 12 % with the base rate of 3.5 %; alone it is no policy. */
const DEARER: Change = ['grades.3.marginPpm', 100_000];
/** A word that no case reads: the title of a bound. */
const RENAMED: Change = ['caps.productMaximum.title', '单户封顶'];

describe('a drafted number', () => {
  it('is held by the golden cases of its product, each change alone', () => {
    expect(unheldChanges(policy, draftOf(LOWER))).toEqual([]);
    expect(unheldChanges(policy, draftOf(LOWER, RENAMED))).toEqual(['caps.productMaximum.title']);
  });

  it('takes its words along, which it holds itself', () => {
    expect(unheldChanges(policy, draftOf(LOWER, ['caps.productMaximum.current', '单户最高 100万']))).toEqual([]);
  });

  it('is held by the schema where it is no policy without the others', () => {
    expect(unheldChanges(policy, draftOf(DEARER))).toEqual([]);
  });

  it('is held by nothing once the version in force has left the golden case behind', () => {
    const made = policyFrom(policy, draftOf(LOWER));
    if (!made.ok) throw new Error(made.error.tag);
    expect(unheldChanges(made.value, draftOf(['limit.maxLimitFen', 90_000_000]))).toEqual(['limit.maxLimitFen']);
    expect(unheldChanges(made.value, draftOf(['limit.maxLimitFen', 150_000_000]))).toEqual([]);
  });

  it('is no change where it says what is in force', () => {
    expect(unheldChanges(policy, draftOf(['limit.maxLimitFen', 150_000_000]))).toEqual(['limit.maxLimitFen']);
  });
});
