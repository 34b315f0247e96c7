import type { Application } from '@loan/shared/application/application';
import type { Backed } from '@loan/shared/drawdown/backed';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { invariant } from '@loan/shared/invariant';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { productOf } from '@loan/shared/product/products';
import { shanghaiDay } from '@loan/shared/time/instant';
import { snapshotName } from '../assess/assess.ts';
import { gathered } from '../assess/gathered.ts';
import { backingFacts } from '../backing/facts.ts';
import { readDecision } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';

export type Decided = Extract<Application, { decisionId: string; sources: unknown }>;

/** The version a line was decided by: what is decided stands, whatever has come into force since. */
export async function policyDecidedBy(
  { ledger, policies }: Pick<Deps, 'ledger' | 'policies'>,
  { decisionId }: Decided,
): Promise<Policy> {
  const record = await ledger.record('decision', decisionId);
  const policy = record && (await policies.byVersion(record.value.policyVersion));
  invariant(policy !== undefined, 'policyDecidedBy: a decision by a version that is not here');
  return policy;
}

/**
 * What draws of this application rest on today, where the line alone does not decide: what the decision rested on, with
 * the papers as the counterparty has confirmed them by now. Undefined where the line alone decides.
 */
export async function backedBy(deps: Deps, application: Decided): Promise<Backed | undefined> {
  const policy = await policyDecidedBy(deps, application);
  const { drawable, mayRunTo } = productOf(policy);
  if (!drawable) return undefined;
  const { snapshotSha256 } = await readDecision(deps, application.decisionId);
  const bytes = await deps.objects.get('evidence', snapshotName(snapshotSha256));
  invariant(bytes !== undefined, 'backedBy: a decision without its snapshot');
  const decided = Snapshot.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const backing = await backingFacts(deps, application, await gathered(deps, application.sources));
  const snapshot: Snapshot = { ...decided, asOf: shanghaiDay(deps.now()), backing };
  return {
    drawable: (lastDueOn) => drawable(policy, snapshot, lastDueOn),
    mayRunTo: mayRunTo && ((wish) => mayRunTo(policy, snapshot, wish)),
  };
}
