import { Snapshot } from '@loan/shared/facts/snapshot';
import { decide } from '@loan/shared/offer/decide';
import type { Decision } from '@loan/shared/offer/decision';
import { err, ok, type Result } from '@loan/shared/result';
import { snapshotName } from '../assess/assess.ts';
import { readDecision } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';

export type DecisionNotFound = { tag: 'DecisionNotFound' };
export type PolicyNotHere = { tag: 'PolicyNotHere'; version: string };
export type SnapshotChanged = { tag: 'SnapshotChanged' };

/** A decision as it was kept, down to the facts under it. `id` is a decision's or an application's. */
export async function explainDecision(
  deps: Deps,
  id: string,
): Promise<Result<{ decisionId: string; decision: Decision; snapshot: Snapshot }, DecisionNotFound | SnapshotChanged>> {
  const decisionId = await decisionIdOf(deps, id);
  const record = decisionId ? await deps.ledger.record('decision', decisionId) : undefined;
  if (!record || !decisionId) return err({ tag: 'DecisionNotFound' });
  const bytes = await deps.objects.get('evidence', snapshotName(record.value.snapshotSha256));
  if (!bytes || sha256(bytes) !== record.value.snapshotSha256) return err({ tag: 'SnapshotChanged' });
  const { decision } = await readDecision(deps, decisionId);
  return ok({ decisionId, decision, snapshot: Snapshot.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))) });
}

async function decisionIdOf({ ledger }: Deps, id: string): Promise<string | undefined> {
  const application = await ledger.find('application', id);
  if (application) return 'decisionId' in application.state ? application.state.decisionId : undefined;
  return id;
}

/** Decides once more from the kept snapshot (R-SCR-4): the same to the bit, or something has been touched. */
export async function replayDecision(
  deps: Deps,
  id: string,
): Promise<
  Result<{ decisionId: string; identical: boolean; sha256: string }, DecisionNotFound | SnapshotChanged | PolicyNotHere>
> {
  const found = await explainDecision(deps, id);
  if (!found.ok) return found;
  const { decisionId, decision, snapshot } = found.value;
  const record = await deps.ledger.record('decision', decisionId);
  if (!record) return err({ tag: 'DecisionNotFound' });
  if (decision.policyVersion !== deps.policy.version)
    return err({ tag: 'PolicyNotHere', version: decision.policyVersion });
  const again = sha256(canonicalBytes(decide(deps.policy, snapshot, { cleared: record.value.cleared })));
  return ok({ decisionId, identical: again === record.value.decisionSha256, sha256: again });
}
