import { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import { Decision } from '@loan/shared/offer/decision';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { err, ok, type Result } from '@loan/shared/result';
import type { Records } from '../../ports/records.ts';
import { snapshotName } from '../assess/assess.ts';
import { decisionName } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';

export type DecisionNotFound = { tag: 'DecisionNotFound' };
export type PolicyNotHere = { tag: 'PolicyNotHere'; version: string };
/** What was kept is gone or is not what was written down: somebody has touched the evidence. */
export type EvidenceTouched = { tag: 'SnapshotChanged' } | { tag: 'DecisionChanged' };
export type Explained = { decisionId: string; record: Records['decision']; decision: Decision; snapshot: Snapshot };

/** A decision as it was kept, down to the facts under it. `id` is a decision's or an application's. */
export async function explainDecision(
  deps: Deps,
  id: string,
): Promise<Result<Explained, DecisionNotFound | EvidenceTouched>> {
  const decisionId = await decisionIdOf(deps, id);
  const found = decisionId ? await deps.ledger.record('decision', decisionId) : undefined;
  if (!found || !decisionId) return err({ tag: 'DecisionNotFound' });
  const record = found.value;
  const snapshot = await untouched(deps, snapshotName(record.snapshotSha256), record.snapshotSha256);
  if (snapshot === undefined) return err({ tag: 'SnapshotChanged' });
  const decision = await untouched(deps, decisionName(decisionId), record.decisionSha256);
  if (decision === undefined) return err({ tag: 'DecisionChanged' });
  return ok({ decisionId, record, decision: Decision.parse(decision), snapshot: Snapshot.parse(snapshot) });
}

async function untouched({ objects }: Deps, name: string, hash: string): Promise<unknown> {
  const bytes = await objects.get('evidence', name);
  return bytes && sha256(bytes) === hash ? JSON.parse(Buffer.from(bytes).toString('utf8')) : undefined;
}

async function decisionIdOf({ ledger }: Deps, id: string): Promise<string | undefined> {
  const application = await ledger.find('application', id);
  if (application) return 'decisionId' in application.state ? application.state.decisionId : undefined;
  return id;
}

/** The policy a decision was made under: its own version, whatever is in force by now. */
export async function policyOf(
  { policies }: Deps,
  { policyVersion: version }: Records['decision'],
): Promise<Result<Policy, PolicyNotHere>> {
  const policy = await policies.byVersion(version);
  return policy ? ok(policy) : err({ tag: 'PolicyNotHere', version });
}

export type Replayed = { decisionId: string; identical: boolean; keptSha256: string; sha256: string };

/** Decides once more from the kept snapshot (R-SCR-4): the same to the bit, or the engine is no longer what it was. */
export async function replayDecision(
  deps: Deps,
  id: string,
): Promise<Result<Replayed, DecisionNotFound | EvidenceTouched | PolicyNotHere>> {
  const found = await explainDecision(deps, id);
  if (!found.ok) return found;
  const { decisionId, record, snapshot } = found.value;
  const policy = await policyOf(deps, record);
  if (!policy.ok) return policy;
  const again = sha256(canonicalBytes(decide(policy.value, snapshot, { cleared: record.cleared })));
  const keptSha256 = record.decisionSha256;
  return ok({ decisionId, identical: again === keptSha256, keptSha256, sha256: again });
}
