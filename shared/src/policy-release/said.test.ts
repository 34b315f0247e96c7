import { describe, expect, it } from '@jest/globals';
import { POLICY_FILES } from '../policy/policy-files.ts';
import { PolicyDraft, policyFrom } from './draft.ts';
import { saidOtherwise } from './said.ts';

const [policy] = POLICY_FILES.dataLoan;
const made = (...changes: readonly (readonly [path: string, to: number | string])[]) => {
  const draft = { version: 'data-loan-2026.12', base: policy.version };
  const asked = changes.map(([path, to]) => ({ path, to, reason: '收紧' }));
  const drafted = policyFrom(policy, PolicyDraft.parse({ ...draft, changes: asked }));
  if (!drafted.ok) throw new Error(drafted.error.tag);
  return drafted.value;
};

describe('what applicants read', () => {
  it.each(Object.values(POLICY_FILES).flat())('says the numbers that $version decides by', (one) => {
    expect(saidOtherwise(one)).toEqual([]);
  });

  it('has to follow a number: in the threshold, and in the cure where that said it', () => {
    expect(saidOtherwise(made(['admission.minTenureMonths', 9]), policy)).toEqual([
      'rules.tenureTooShort.threshold: has to say 9 个月',
      'rules.tenureTooShort.cure: has to say 9 个月',
    ]);
    expect(saidOtherwise(made(['limit.minLimitFen', 50_000_000]), policy)).toEqual([
      'rules.limitTooSmall.threshold: has to say 50万',
    ]);
  });

  it('is true again with the words changed beside it', () => {
    const words = [
      ['rules.tenureTooShort.threshold', '店铺经营满 9 个月'],
      ['rules.tenureTooShort.cure', '继续正常经营，满 9 个月后可重新评估'],
    ] as const;
    expect(saidOtherwise(made(['admission.minTenureMonths', 9], ...words), policy)).toEqual([]);
    expect(saidOtherwise(made(...words), policy)).toHaveLength(2);
  });

  it('does not say a figure by being the end of a longer one', () => {
    expect(saidOtherwise(made(['rules.tenureTooShort.threshold', '店铺经营满 16 个月']), policy)).toEqual([
      'rules.tenureTooShort.threshold: has to say 6 个月',
    ]);
  });

  it('says whole tenths in their own word', () => {
    expect(saidOtherwise(made(['admission.maxMissingDaysPpm', 150_000]), policy)).toEqual([
      'rules.dataCoverageTooLow.threshold: has to say 85%',
    ]);
  });
});
