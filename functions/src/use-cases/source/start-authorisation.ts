import type { Application } from '@loan/shared/application/application';
import { invariant } from '@loan/shared/invariant';
import { err, ok, type Result } from '@loan/shared/result';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { type Busy, settle } from '../settle.ts';
import { type BeginError, beginConnection, type Wish } from './begin-connection.ts';

/** Long enough to carry the link to another computer, short enough that a lost one is worth nothing. */
const LINK_MS = 10 * 60_000;

/** This vendor has no page to say yes on; its keys are typed in. */
export type NoLink = { tag: 'NoLink' };
type Started = { url: string; expiresAt: Instant; application: Application };

/** A link under which the seller says yes at the vendor. A new one makes the last one worthless. */
export async function startAuthorisation(
  deps: Deps,
  userId: string,
  wish: Wish,
): Promise<Result<Started, BeginError | NoLink | Busy>> {
  const adapter = deps.sources[wish.vendor];
  if (adapter && !adapter.link) return err({ tag: 'NoLink' });
  return settle(async () => {
    const state = deps.newSecret();
    const stateHash = sha256(state);
    const linkExpiresAt = addMs(deps.now(), LINK_MS);
    const begun = await beginConnection(deps, userId, wish, {
      link: { stateHash, linkExpiresAt },
      records: [
        {
          kind: 'pointer',
          key: stateHash,
          value: { applicationId: wish.id, sourceId: wish.sourceId },
          expect: 'new',
          expiresAt: linkExpiresAt,
        },
      ],
    });
    if (!begun.ok) return begun;
    const link = adapter?.link;
    invariant(link !== undefined, 'startAuthorisation: a connection is begun with a vendor that is offered');
    const url = link.urlFor({ region: wish.region, state, typed: wish.typed ?? {} });
    return ok({ url, expiresAt: linkExpiresAt, application: begun.value.application });
  });
}
