import type { PolicyBook, PolicyRelease } from '@loan/shared/policy-release/book';
import { type Comparison, compare } from '@loan/shared/policy-release/compare';
import { type Condition, conditionsOf } from '@loan/shared/policy-release/conditions';
import { unheldChanges } from '@loan/shared/policy-release/held';
import type { Policy } from '@loan/shared/product/policy';
import { err, ok, type Result } from '@loan/shared/result';
import type { Loaded } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { keptCases } from './cases.ts';
import { keptDraft } from './kept-draft.ts';

export type VersionNotKnown = { tag: 'VersionNotKnown' };
export type Drafted = { before: Loaded<'policyBook'>; release: PolicyRelease; policy: Policy };
export type ShadowReport = {
  book: PolicyBook;
  release: PolicyRelease;
  inForce: string;
  comparison: Comparison;
  conditions: Condition[];
};

/** A version that was drafted here, with its book. */
export async function drafted(deps: Deps, version: string): Promise<Result<Drafted, VersionNotKnown>> {
  const found = await deps.ledger.record('policyVersion', version);
  const before = found && (await deps.ledger.find('policyBook', found.value.product));
  const release = before?.state.releases.find((one) => one.version === version);
  const policy = release && (await deps.policies.byVersion(version));
  return before && release && policy ? ok({ before, release, policy }) : err({ tag: 'VersionNotKnown' });
}

/** What a version in shadow has said so far beside the live one, and whether that is enough to release it. */
export async function compareShadow(deps: Deps, version: string): Promise<Result<ShadowReport, VersionNotKnown>> {
  const found = await drafted(deps, version);
  if (!found.ok) return found;
  const { before, release, policy } = found.value;
  const comparison = compare(await keptCases(deps, 'shadowCases', version));
  const { version: inForce } = await deps.policies.live(policy.product, deps.now());
  const conditions = conditionsOf(policy, { shadow: comparison, unheld: await unheldIn(deps, release) });
  return ok({ book: before.state, release, inForce, comparison, conditions });
}

/** How many of its changes no golden case notices; undefined where what was drafted can no longer be read. */
async function unheldIn(deps: Deps, release: PolicyRelease): Promise<number | undefined> {
  const [base, draft] = [await deps.policies.byVersion(release.base), await keptDraft(deps, release)];
  return base && draft && unheldChanges(base, draft).length;
}
