import { describe, expect, it } from '@jest/globals';
import { referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 as policy } from '@loan/shared/policy/data-loan-2026-11/policy';
import { compare } from '@loan/shared/policy-release/compare';
import { instantOf } from '@loan/shared/time/instant';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { caseOf } from './decide-shadow.ts';

const snapshot = referenceSnapshot();
const decision = decide(policy, snapshot);
const at = instantOf(new Date(0));
const record = {
  ...{ applicationId: 'a', outcome: 'offered', limitFen: decision.limitFen, policyVersion: policy.version },
  ...{ snapshotSha256: 'a'.repeat(64), decisionSha256: 'b'.repeat(64), cleared: [], at },
};
const explained = { decisionId: 'd-1', record, decision, snapshot };

describe('a version in shadow', () => {
  it('says what it would have given, and the hash under which its whole decision can be had again', () => {
    const stricter = { ...policy, limit: { ...policy.limit, maxLimitFen: 300_000_000 as never } };
    expect(caseOf(stricter, explained)).toMatchObject({
      ...{ decisionId: 'd-1', at, marketplace: 'amazon' },
      before: { outcome: 'offered', limitFen: 500_000_000 },
      now: { outcome: 'offered', limitFen: 300_000_000 },
      nowSha256: sha256(canonicalBytes(decide(stricter, snapshot))),
    });
  });

  it('that breaks down is counted, and nothing else comes of it', () => {
    const broken = { ...policy, caps: {} };
    const made = caseOf(broken, explained);
    expect(made).toEqual({ ...caseOf(policy, explained), now: undefined, nowSha256: undefined });
    expect(compare([made])).toMatchObject({ cases: 0, failed: 1 });
  });
});
