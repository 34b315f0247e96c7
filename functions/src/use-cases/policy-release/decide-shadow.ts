import { decide } from '@loan/shared/offer/decide';
import { shadowsIn } from '@loan/shared/policy-release/book';
import { type ComparedCase, verdictOf } from '@loan/shared/policy-release/compared-case';
import type { Policy } from '@loan/shared/product/policy';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { type Explained, explainDecision } from '../ops/decisions.ts';
import { monitoredOf } from '../ops/monitor.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

/** Decides a kept snapshot once more under each version in shadow, and keeps what they said. No applicant is told. */
export async function decideShadow(deps: Deps, { decisionId }: { decisionId: string }): Promise<JobOutcome> {
  const found = await explainDecision(deps, decisionId);
  if (!found.ok) return { tag: 'hopeless', cause: found.error.tag };
  const book = await deps.ledger.find('policyBook', found.value.decision.product);
  for (const { version } of book ? shadowsIn(book.state, deps.now()) : []) {
    const policy = await deps.policies.byVersion(version);
    if (!policy) return { tag: 'hopeless', cause: 'PolicyNotHere' };
    const item = caseOf(policy, found.value);
    const written = await deps.ledger.commit({
      lists: [{ list: 'shadowCases', owner: version, key: caseKey(item), item }],
    });
    if (!written.ok) return { tag: 'retry', cause: written.error.tag };
  }
  return DONE;
}

export const caseKey = ({ at, decisionId }: Pick<ComparedCase, 'at' | 'decisionId'>): string => `${at}#${decisionId}`;

/** A kept decision beside what another version says of the same snapshot. */
export function caseOf(policy: Policy, { decisionId, record, decision, snapshot }: Explained): ComparedCase {
  const { marketplace, size } = monitoredOf({ decision, snapshot });
  return {
    ...{ decisionId, at: record.at, marketplace, size },
    before: verdictOf(decision),
    ...decidedBy(policy, snapshot),
  };
}

/** A version that breaks down on a snapshot is counted, which is what its shadow is for. */
function decidedBy(policy: Policy, snapshot: Explained['snapshot']): Pick<ComparedCase, 'now' | 'nowSha256'> {
  try {
    const decision = decide(policy, snapshot);
    return { now: verdictOf(decision), nowSha256: sha256(canonicalBytes(decision)) };
  } catch {
    return {};
  }
}
