import type { ApplicationStatus } from '@loan/shared/application/application';
import { isLive } from '@loan/shared/consent/consent';
import type { Source } from '@loan/shared/source/source';
import type { Deps } from '../deps.ts';
import { buyerConsentKey, sourceConsentKey } from './consent-key.ts';

/** An application that has ended is no ground for reading anything. */
const ENDED = new Set<ApplicationStatus>(['withdrawn', 'expired', 'declined', 'bankDeclined']);

/** Nothing is pulled without a live consent (R-TRU-1): looked at before every run, not only at the first. */
export async function consentStillLive(deps: Pick<Deps, 'ledger' | 'now'>, source: Source): Promise<boolean> {
  const application = await deps.ledger.find('application', source.applicationId);
  if (!application || ENDED.has(application.state.status)) return false;
  const isBuyers = source.role === 'buyer';
  const given = isBuyers ? await deps.ledger.find('backing', source.applicationId) : application;
  const ids = given?.state.consents ?? [];
  const consents = await Promise.all(ids.map((id) => deps.ledger.find('consent', id)));
  const key = isBuyers ? buyerConsentKey(source.vendor) : sourceConsentKey(source.vendor);
  return consents.some((consent) => consent && consent.state.key === key && isLive(consent.state, deps.now()));
}
