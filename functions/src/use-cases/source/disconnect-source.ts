import type { Application } from '@loan/shared/application/application';
import type { Actor } from '@loan/shared/evidence/event';
import { err, ok, type Result } from '@loan/shared/result';
import { type Source, type SourceError, transitionSource } from '@loan/shared/source/source';
import type { Commit, Loaded } from '../../ports/ledger.ts';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, SYSTEM, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { letGo } from './claim.ts';
import { permissionOf } from './permission.ts';
import { gatherEvent } from './reading.ts';

type DisconnectError = MoveError | SourceError;

/** Stops reading a source at once; its permission and kept bytes are deleted by the job that follows. */
export async function disconnectSource(
  deps: Deps,
  userId: string,
  { id, sourceId }: { id: string; sourceId: string },
): Promise<Result<Application, ApplicationNotFound | DisconnectError | Busy>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const source = await deps.ledger.find('source', sourceId);
    if (!source || source.state.applicationId !== id) return err({ tag: 'ApplicationNotFound' as const });
    if (source.state.status === 'disconnected') return ok(found.value.state);
    return disconnect(deps, { application: found.value, source, by: user(userId) });
  });
}

type Disconnecting = { application: Loaded<'application'>; source: Loaded<'source'>; by: Actor };

/** The shop is let go for others, and an assessment that has nothing left to go by is no longer asked for. */
async function disconnect(
  deps: Deps,
  { application, source, by }: Disconnecting,
): Promise<Result<Application, DisconnectError>> {
  const at = deps.now();
  const event = { type: 'disconnect', at } as const;
  const after = transitionSource(source.state, event);
  if (!after.ok) return after;
  const sourceId = source.state.id;
  const written: Commit = {
    changes: [{ kind: 'source', before: source, event, after: after.value, by }],
    jobs: [{ id: deps.newId(), kind: 'revokeSource', payload: { sourceId }, dueAt: at }],
    claims: await letGo(deps, source.state),
  };
  if (application.state.status !== 'gathering' || source.state.role === 'buyer') {
    const committed = await deps.ledger.commit(written);
    return committed.ok ? ok(application.state) : committed;
  }
  const gather = await gatherEvent(deps, application.state.sources, { id: sourceId, to: 'gone' }, at);
  return moveApplication(deps, { before: application, event: gather, by, with: written });
}

/** As many names as one listing gives; a source read many times has left some listings full. */
const LISTED = 500;
const MOST_LISTINGS = 40;

/**
 * The ground for reading a source has gone: it is disconnected if it still is not, the permission is given back where
 * the vendor has a way, and it is forgotten.
 * assumed: Amazon offers no call that revokes a seller's authorisation from our side; the seller does it in Seller
 * Central, and the page says so. confirm: SP-API authorisation documents.
 */
export async function revokeSource(deps: Deps, { sourceId }: { sourceId: string }): Promise<JobOutcome> {
  const source = await deps.ledger.find('source', sourceId);
  if (!source) return DONE;
  const application = await deps.ledger.find('application', source.state.applicationId);
  if (application && source.state.status !== 'disowned' && source.state.status !== 'disconnected') {
    // What is forgotten is written down with it, as a job like this one.
    const gone = await disconnect(deps, { application, source, by: SYSTEM });
    return gone.ok ? DONE : { tag: 'retry', cause: gone.error.tag };
  }
  const handedBack = await handBack(deps, source.state);
  if (!handedBack.ok) return { tag: 'retry', cause: handedBack.error.cause };
  await forgetSource(deps, source.state);
  return DONE;
}

/** Tells the vendor that we need the permission no longer, where it has a way to be told. */
async function handBack(deps: Deps, source: Source): Promise<Result<void, { cause: string }>> {
  const revoke = deps.sources[source.vendor]?.revoke;
  const permission = revoke && (await permissionOf(deps, source.id));
  if (!permission) return ok(undefined);
  const revoked = await revoke(permission.credential);
  // What the vendor will not take back has ended by itself, or is the seller's to end.
  return revoked.ok || revoked.error.tag === 'AuthorisationRefused' ? ok(undefined) : err(revoked.error);
}

/** Deletes a shop's permission and what was kept of it. What a decision rests on is its snapshot, which stays. */
export async function forgetSource(deps: Deps, source: Source): Promise<void> {
  for (let listing = 0; listing < MOST_LISTINGS; listing++) {
    const names = await deps.objects.list('facts', `sources/${source.id}/`, LISTED);
    for (const name of names) await deps.objects.delete('facts', name);
    if (names.length < LISTED) break;
  }
  await deps.ledger.commit({
    records: [
      { kind: 'credential', key: source.id, delete: true },
      { kind: 'pull', key: source.id, delete: true },
    ],
    claims: await letGo(deps, source),
  });
}
