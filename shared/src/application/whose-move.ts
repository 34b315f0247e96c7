import type { Application, InStatus } from './application.ts';
import type { Mover } from './clock.ts';

/** Who has to act next (R-FLW-6). The clock runs for us and the bank, and waits for everyone on the applicant's side. */
export function whoseMove(application: Application): Mover[] {
  switch (application.status) {
    case 'draft':
    case 'offered':
    case 'approved':
    case 'signingFailed':
      return ['applicant'];
    case 'submitted':
      return [application.assessmentRequestedAt ? 'us' : 'applicant'];
    case 'gathering':
      return [application.reading || application.assessmentRequestedAt ? 'us' : 'applicant'];
    case 'assessing':
    case 'underReview':
      return ['us'];
    case 'accepted':
      return signersBeforeBank(application);
    case 'bankReview':
      return ['bank'];
    case 'signing':
      return signersOfLoan(application);
    case 'active':
      return [application.fundedAt ? 'nobody' : 'bank'];
    default:
      return ['nobody'];
  }
}

function signersBeforeBank({ people, companyProvenAt, bureau, backing }: InStatus<'accepted'>): Mover[] {
  const legal = people.legalRepresentative.provenAt && companyProvenAt && bureau.company.signedAt;
  const controller = people.controller.provenAt && bureau.controller.signedAt;
  const papers = backing === undefined || backing.confirmedAt;
  return orUs([
    ...(legal ? [] : ['legalRepresentative' as const]),
    ...(controller ? [] : ['controller' as const]),
    ...(papers ? [] : ['counterparty' as const]),
  ]);
}

function signersOfLoan({ signing }: InStatus<'signing'>): Mover[] {
  return orUs([
    ...(signing.companySignedAt ? [] : ['legalRepresentative' as const]),
    ...(signing.controllerSignedAt ? [] : ['controller' as const]),
  ]);
}

const orUs = (movers: Mover[]): Mover[] => (movers.length > 0 ? movers : ['us']);
