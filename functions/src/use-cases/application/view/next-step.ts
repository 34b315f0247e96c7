import type { ApplicationView, SourceView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { hasShopsBesidePapers, needsPapers } from '../../backing/access.ts';
import { nextStep } from '../../signing/signing-page.ts';
import type { Role } from '../access.ts';

type Step = ApplicationView['myNextStep'];
type Gathering = Extract<Application, { status: 'submitted' | 'gathering' }>;

/** The next thing this reader has to do. The page opens there, on whichever phone. */
export function myNextStep(application: Application, roles: readonly Role[], sources: readonly SourceView[]): Step {
  const applicant = roles.includes('applicant');
  switch (application.status) {
    case 'draft':
      if (!application.companyId) return 'declareCompany';
      return needsPapers(application) ? 'handInPapers' : 'giveConsents';
    case 'submitted':
    case 'gathering':
      if (!applicant || application.assessmentRequestedAt) return 'wait';
      if (hasShopsBesidePapers(application)) return besidePapers(application, gatheringStep(sources), sources);
      return application.backing ? 'handInPapers' : gatheringStep(sources);
    case 'assessing':
    case 'underReview':
    case 'bankReview':
      return 'wait';
    case 'offered':
      return applicant ? 'decideOffer' : 'wait';
    case 'accepted':
    case 'signing':
      return signingStep(application, roles);
    case 'approved':
    case 'signingFailed':
      return applicant ? 'chooseDrawdown' : 'wait';
    case 'active':
      return application.fundedAt ? 'nothing' : 'wait';
    default:
      return 'nothing';
  }
}

/** With the shops read, what is missing is the counterparty's word: nothing is reckoned from bills nobody confirmed. */
function besidePapers({ backing }: Gathering, step: Step, sources: readonly SourceView[]): Step {
  if (!backing) return 'handInPapers';
  const isWaited = step === 'connectSources' && sources.some(({ state }) => state === 'read') && !backing.confirmedAt;
  return isWaited ? 'handInPapers' : step;
}

function gatheringStep(sources: readonly SourceView[]): Step {
  if (sources.some(({ state }) => state === 'awaitingConfirmation')) return 'confirmShop';
  return sources.some(({ state }) => state === 'reading') ? 'wait' : 'connectSources';
}

function signingStep(
  application: Extract<Application, { status: 'accepted' | 'signing' }>,
  roles: readonly Role[],
): Step {
  if (nextStep(application, roles) !== 'done') return application.status === 'accepted' ? 'signBureau' : 'signLoan';
  if (!roles.includes('applicant')) return 'wait';
  const { legalRepresentative, controller } = application.people;
  const nobodyThere = [legalRepresentative, controller].some(({ userId }) => userId === undefined);
  return nobodyThere ? 'inviteOthers' : 'wait';
}
