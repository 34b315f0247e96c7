import type { Application } from '@loan/shared/application/application';
import { err, ok, type Result } from '@loan/shared/result';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import { type BeginError, beginConnection, type Wish } from './begin-connection.ts';
import { establish } from './establish.ts';

/** What the vendor made of the keys. Nothing was read, and the keys that did not work are not kept. */
export type KeysRefused = { tag: 'KeysRefused' | 'AlreadyBound' | 'VendorUnknown' | 'LinkNeeded' };

/** Tries keys that the seller made in the vendor's own console; they are good when the vendor says whose they are. */
export async function connectWithKeys(
  deps: Deps,
  userId: string,
  wish: Wish,
): Promise<Result<Application, BeginError | KeysRefused | Busy>> {
  const { id, sourceId, vendor } = wish;
  if (deps.sources[vendor]?.link) return err({ tag: 'LinkNeeded' });
  const begun = await settle(async () =>
    beginConnection(deps, userId, wish, { link: { stateHash: '', linkExpiresAt: deps.now() }, records: [] }),
  );
  if (!begun.ok) return begun;
  const before = await deps.ledger.find('source', sourceId);
  if (before?.state.status !== 'awaitingAuthorisation') return err({ tag: 'Busy' });
  const received = await establish(deps, before, { grant: {}, typed: wish.typed ?? {} });
  switch (received) {
    case 'done': {
      const application = await deps.ledger.find('application', id);
      return application ? ok(application.state) : err({ tag: 'ApplicationNotFound' });
    }
    case 'alreadyBound':
      return err({ tag: 'AlreadyBound' });
    case 'tryAgain':
      return err({ tag: 'VendorUnknown' });
    default:
      return err({ tag: 'KeysRefused' });
  }
}
