import type { Application } from '@loan/shared/application/application';
import { err, type Result } from '@loan/shared/result';
import { type SourceError, transitionSource } from '@loan/shared/source/source';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { othersReading } from './reading.ts';

/** Stops reading a source at once; its permission and kept bytes are deleted by the job that follows. */
export async function disconnectSource(
  deps: Deps,
  userId: string,
  { id, sourceId }: { id: string; sourceId: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | SourceError | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const before = await deps.ledger.find('source', sourceId);
    if (!before || before.state.applicationId !== id) return err({ tag: 'ApplicationNotFound' as const });
    if (before.state.status === 'disconnected') return { ok: true as const, value: found.value.state };
    const at = deps.now();
    const event = { type: 'disconnect', at } as const;
    const after = transitionSource(before.state, event);
    if (!after.ok) return after;
    const change = { kind: 'source', before, event, after: after.value, by: user(userId) } as const;
    const jobs = [{ id: deps.newId(), kind: 'revokeShop' as const, payload: { sourceId }, dueAt: at }];
    if (found.value.state.status !== 'gathering') {
      const written = await deps.ledger.commit({ changes: [change], jobs });
      return written.ok ? { ok: true as const, value: found.value.state } : written;
    }
    const reading = await othersReading(deps, found.value.state.sources, sourceId);
    return moveApplication(deps, {
      before: found.value,
      event: { type: 'gather', at, reading },
      by: user(userId),
      with: { changes: [change], jobs },
    });
  });
}

const MOST_KEPT = 500;

/**
 * Forgets a shop's permission and what was kept of it. What a decision rests on is its snapshot, which stays.
 * assumed: Amazon offers no call that revokes a seller's authorisation from our side; the seller does it in Seller
 * Central, and the page says so. confirm: SP-API authorisation documents.
 */
export async function revokeShop(deps: Deps, { sourceId }: { sourceId: string }): Promise<JobOutcome> {
  const source = await deps.ledger.find('source', sourceId);
  for (const name of await deps.objects.list('facts', `sources/${sourceId}/`, MOST_KEPT))
    await deps.objects.delete('facts', name);
  const shop = source && 'shop' in source.state ? source.state.shop : undefined;
  const claim = shop && source ? `shop:amazon:${source.state.region}:${shop.sellerId}` : undefined;
  const owner = claim ? await deps.ledger.claimedBy(claim) : undefined;
  const written = await deps.ledger.commit({
    records: [
      { kind: 'credential', key: sourceId, delete: true },
      { kind: 'pull', key: sourceId, delete: true },
    ],
    ...(claim && owner ? { claims: [{ claim, owner, release: true as const }] } : {}),
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}
