import type { startAuthorisation as contract } from '@loan/shared/api/sources';
import type { Application } from '@loan/shared/application/application';
import { isLive } from '@loan/shared/consent/consent';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import { type SourceError, transitionSource } from '@loan/shared/source/source';
import { addMs, type Instant } from '@loan/shared/time/instant';
import { type ApplicationNotFound, openFor } from '../application/access.ts';
import { type MoveError, moveApplication, user } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { shopConsentKey } from './consent-key.ts';

/** Long enough to carry the link to another computer, short enough that a lost one is worth nothing. */
const LINK_MS = 10 * 60_000;

type Request = z.infer<typeof contract.request>;
export type ConsentMissing = { tag: 'ConsentMissing'; key: string };
export type StartError = MoveError | ApplicationNotFound | SourceError | ConsentMissing | Busy;

/** A link under which the seller says yes at the marketplace. A new one makes the last one worthless. */
export async function startAuthorisation(
  deps: Deps,
  userId: string,
  { id, sourceId, region }: Request,
): Promise<Result<{ url: string; expiresAt: Instant; application: Application }, StartError>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const at = deps.now();
    if (!(await hasConsent(deps, found.value.state, at)))
      return err({ tag: 'ConsentMissing', key: shopConsentKey('amazon') });

    const before = await deps.ledger.find('source', sourceId);
    if (before && before.state.applicationId !== id) return err({ tag: 'ApplicationNotFound' });
    const state = deps.newSecret();
    const link = { at, region, stateHash: sha256(state), linkExpiresAt: addMs(at, LINK_MS) };
    const event = before
      ? ({ type: 'renewLink', ...link } as const)
      : ({ type: 'create', id: sourceId, applicationId: id, ownerId: userId, ...link } as const);
    const after = transitionSource(before?.state, event);
    if (!after.ok) return after;

    const moved = await moveApplication(deps, {
      before: found.value,
      event: { type: 'attachSource', at, sourceId },
      by: user(userId),
      with: {
        changes: [{ kind: 'source', before, event, after: after.value, by: user(userId) }],
        records: [
          {
            kind: 'pointer',
            key: link.stateHash,
            value: { applicationId: id, sourceId },
            expect: 'new',
            expiresAt: link.linkExpiresAt,
          },
        ],
      },
    });
    if (!moved.ok) return moved;
    return ok({
      url: deps.marketplaces.amazon.authoriseUrl(region, state),
      expiresAt: link.linkExpiresAt,
      application: moved.value,
    });
  });
}

async function hasConsent({ ledger }: Deps, application: Application, at: Instant): Promise<boolean> {
  const consents = await Promise.all(application.consents.map((id) => ledger.find('consent', id)));
  return consents.some(
    (consent) => consent && consent.state.key === shopConsentKey('amazon') && isLive(consent.state, at),
  );
}
