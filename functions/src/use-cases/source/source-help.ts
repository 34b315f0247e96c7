import type { SourceHelp } from '@loan/shared/offer/decision';
import { sourceHelp } from '@loan/shared/offer/source-help';
import { ok, type Result } from '@loan/shared/result';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { takeSnapshot } from '../assess/snapshot.ts';
import type { Deps } from '../deps.ts';

type Shown = { read: boolean; help: SourceHelp[] };
const NOTHING_READ: Shown = { read: false, help: [] };

/**
 * What each source would bring to what has been read so far (能帮多少), worked out when it is asked: it is quick, and so
 * never older than the last reading. Once the assessment has begun the decision tells it.
 */
export async function readSourceHelp(
  deps: Deps,
  userId: string,
  { id }: { id: string },
): Promise<Result<Shown, ApplicationNotFound>> {
  const found = await openFor(deps, userId, id);
  if (!found.ok) return found;
  const { state } = found.value;
  if (state.status !== 'gathering') return ok(NOTHING_READ);
  const sources = await Promise.all(state.sources.map((sourceId) => deps.ledger.find('source', sourceId)));
  if (!sources.some((source) => source?.state.status === 'read')) return ok(NOTHING_READ);
  const at = deps.now();
  const policy = await deps.policies.live(state.product, at);
  const snapshot = await takeSnapshot(deps, { ...state, status: 'assessing' }, { policy, at });
  return ok(snapshot.verified ? { read: true, help: sourceHelp(policy, snapshot) } : NOTHING_READ);
}
