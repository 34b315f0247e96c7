import { decide } from '@loan/shared/offer/decide';
import { verdictOf } from '@loan/shared/policy-release/compared-case';
import { policyFrom } from '@loan/shared/policy-release/draft';
import { type ChangeImpact, impactOf } from '@loan/shared/policy-release/impact';
import type { Policy } from '@loan/shared/product/policy';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { type Explained, explainDecision } from '../ops/decisions.ts';
import { keptCases } from './cases.ts';
import { drafted, type VersionNotKnown } from './compare-shadow.ts';
import { keptDraft } from './kept-draft.ts';

/** `cases`: kept snapshots it was asked of, the newest of those that shadow and back-test know. */
export type WeighedChanges = { cases: number; changes: ({ path: string } & Partial<ChangeImpact>)[] };

/** Decisions of one run together: some seconds of one function. Many changes are asked of fewer snapshots. */
const DECISIONS_MOST = 1_000;
const CASES_MOST = 200;
const AT_A_TIME = 20;

/** What each change of a draft does alone (逐项影响): how many kept decisions come out otherwise by this one number. */
export async function weighChanges(deps: Deps, version: string): Promise<Result<WeighedChanges, VersionNotKnown>> {
  const found = await drafted(deps, version);
  if (!found.ok) return found;
  const { release } = found.value;
  const [base, draft] = [await deps.policies.byVersion(release.base), await keptDraft(deps, release)];
  if (!base || !draft) return err({ tag: 'VersionNotKnown' });
  const most = Math.min(CASES_MOST, Math.floor(DECISIONS_MOST / (draft.changes.length + 1)));
  const snapshots = await newestSnapshots(deps, version, most);
  const before = snapshots.map((snapshot) => verdictOf(decide(base, snapshot)));
  const changes = draft.changes.map((change) => {
    const alone = policyFrom(base, { ...draft, changes: [change] });
    // What is no policy without the other changes has no effect of its own.
    if (!alone.ok) return { path: change.path };
    return { path: change.path, ...impactOf(before, verdictsOf(alone.value, snapshots)) };
  });
  return ok({ cases: snapshots.length, changes });
}

const verdictsOf = (policy: Policy, snapshots: readonly Explained['snapshot'][]) =>
  snapshots.map((snapshot) => verdictOf(decide(policy, snapshot)));

async function newestSnapshots(deps: Deps, version: string, most: number): Promise<Explained['snapshot'][]> {
  const kept = [
    ...(await keptCases(deps, 'shadowCases', version)),
    ...(await keptCases(deps, 'backTestCases', version)),
  ];
  const newest = [...new Map(kept.map((one) => [one.decisionId, one])).values()]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, most);
  const opened: Explained['snapshot'][] = [];
  for (let from = 0; from < newest.length; from += AT_A_TIME) {
    const some = newest.slice(from, from + AT_A_TIME);
    const found = await Promise.all(some.map(({ decisionId }) => explainDecision(deps, decisionId)));
    opened.push(...found.flatMap((one) => (one.ok ? [one.value.snapshot] : [])));
  }
  return opened;
}
