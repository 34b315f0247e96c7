import type { Application } from './application.ts';
import type { ApplicationEvent } from './events.ts';

/**
 * Whether an event only repeats what is known already. Vendors tell things twice, and two workers hear of one
 * signature at once: the second telling moves nothing, so that the bank is told once and nothing is counted twice.
 */
export function isRepeat(from: Application, event: ApplicationEvent): boolean {
  switch (event.type) {
    case 'requestAssessment':
      return 'assessmentRequestedAt' in from && from.assessmentRequestedAt !== undefined;
    case 'provePerson': {
      const people = 'people' in from && from.people ? Object.values(from.people) : [];
      return people.every(({ personId, provenAt }) => personId !== event.personId || provenAt !== undefined);
    }
    case 'proveCompany':
      return 'companyProvenAt' in from && from.companyProvenAt !== undefined;
    case 'sendBureau':
      return from.status === 'accepted' && from.bureau[event.subject].taskId !== undefined;
    case 'signBureau':
      return from.status === 'accepted' && from.bureau[event.subject].signedAt !== undefined;
    case 'sendSigning':
      return from.status === 'signing' && from.signing.taskId !== undefined;
    case 'signPart':
      return from.status === 'signing' && from.signing[SIGNED_AT[event.signer]] !== undefined;
    case 'clockNear':
      return 'clock' in from && from.clock.nearAt !== undefined;
    case 'clockBroken':
      return 'clock' in from && from.clock.brokenAt !== undefined;
    default:
      return false;
  }
}

/** Where each signature on the loan agreement is noted. */
export const SIGNED_AT = {
  company: 'companySignedAt',
  controller: 'controllerSignedAt',
  bank: 'bankSealedAt',
} as const;
