import type { Vendor } from '@loan/shared/source/vendors';
import type { Deps } from '../deps.ts';
import { sha256 } from '../hashes.ts';
import { establish, problem, type ReceivedAs } from './establish.ts';
import { consentStillLive } from './still-consented.ts';

/** Takes in what the vendor sent the seller's browser back with: the phone follows by itself. */
export async function receiveAuthorisation(
  deps: Deps,
  vendor: Vendor,
  query: Readonly<Record<string, string>>,
): Promise<ReceivedAs> {
  const link = deps.sources[vendor]?.link;
  if (!link) return 'expired';
  const { state, grant } = link.readAnswer(query);
  const stateHash = sha256(state);
  const pointer = await deps.ledger.record('pointer', stateHash);
  const before = pointer?.value.sourceId ? await deps.ledger.find('source', pointer.value.sourceId) : undefined;
  // The state is spent, replaced by a newer link, another vendor's, or was never ours.
  if (before?.state.status !== 'awaitingAuthorisation' || before.state.stateHash !== stateHash) return 'expired';
  if (before.state.vendor !== vendor) return 'expired';
  // Withdrawn meanwhile, the application or the consent: the code is not even exchanged.
  if (!(await consentStillLive(deps, before.state))) return 'expired';
  const at = deps.now();
  if (at > before.state.linkExpiresAt) return problem(deps, before, 'linkExpired', 'expired');
  if (!grant) return problem(deps, before, 'cancelled', 'cancelled');
  return establish(deps, before, { grant, typed: before.state.typed });
}
