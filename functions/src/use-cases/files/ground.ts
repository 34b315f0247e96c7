import type { Application, ApplicationStatus } from '@loan/shared/application/application';
import { isLive } from '@loan/shared/consent/consent';
import type { Deps } from '../deps.ts';

/** The consent without which no file is read. */
export const FILES_CONSENT_KEY = 'source.files.assessment';

/** Files are for finding out before shops are connected; once the assessment has begun they would only mislead. */
const OPEN = new Set<ApplicationStatus>(['draft', 'submitted', 'gathering']);
const ENDED = new Set<ApplicationStatus>(['withdrawn', 'expired', 'declined', 'bankDeclined']);
/** As many consents as one person gives in a lifetime of applications. */
const CONSENTS_MOST = 200;

export const isOpenForFiles = ({ status }: Application): boolean => OPEN.has(status);

/** Whether files may be kept and read: the application lives, and so does the applicant's consent to it. */
export async function filesHaveGround(deps: Pick<Deps, 'ledger' | 'now'>, application: Application): Promise<boolean> {
  if (ENDED.has(application.status)) return false;
  const items = await deps.ledger.list('consents', application.applicantId, {
    limit: CONSENTS_MOST,
    newestFirst: true,
  });
  const consents = await Promise.all(items.map(({ item }) => deps.ledger.find('consent', item.consentId)));
  const at = deps.now();
  return consents.some(
    (consent) =>
      consent?.state.applicationId === application.id &&
      consent.state.key === FILES_CONSENT_KEY &&
      isLive(consent.state, at),
  );
}
