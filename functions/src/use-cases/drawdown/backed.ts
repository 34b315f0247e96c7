import type { Application } from '@loan/shared/application/application';
import { Snapshot } from '@loan/shared/facts/snapshot';
import { invariant } from '@loan/shared/invariant';
import type { Fen } from '@loan/shared/money/fen';
import type { Policy } from '@loan/shared/policy/policy-schema';
import { productOf } from '@loan/shared/product/products';
import type { Day } from '@loan/shared/time/instant';
import { snapshotName } from '../assess/assess.ts';
import { gathered } from '../assess/gathered.ts';
import { backingFacts } from '../backing/facts.ts';
import { readDecision } from '../bank/apply.ts';
import type { Deps } from '../deps.ts';

type Decided = Extract<Application, { decisionId: string; sources: unknown }>;
type Draw = { readonly policy: Policy; readonly from: Day; readonly lastDueOn: Day };

/**
 * The most that may be drawn until a day, where a product lends against more than its line: what the decision rested on,
 * with the papers as the counterparty has confirmed them by now. Undefined where the line alone decides.
 */
export async function drawableFen(
  deps: Deps,
  application: Decided,
  { policy, from, lastDueOn }: Draw,
): Promise<Fen | undefined> {
  const product = productOf(policy);
  if (!product.drawable) return undefined;
  const { snapshotSha256 } = await readDecision(deps, application.decisionId);
  const bytes = await deps.objects.get('evidence', snapshotName(snapshotSha256));
  invariant(bytes !== undefined, 'drawableFen: a decision without its snapshot');
  const decided = Snapshot.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  const backing = await backingFacts(deps, application, await gathered(deps, application.sources));
  return product.drawable(policy, { ...decided, asOf: from, backing }, lastDueOn);
}
