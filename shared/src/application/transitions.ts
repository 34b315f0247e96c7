import { err, ok, type Result } from '../result.ts';
import type { Instant } from '../time/instant.ts';
import { Application, type ApplicationStatus, type InStatus, type Signer } from './application.ts';
import { moveClock, startClock } from './clock.ts';
import type { ApplicationEvent, ApplicationEventType, SignerRole } from './events.ts';
import { MOVES } from './moves.ts';
import { isRepeat, SIGNED_AT } from './once.ts';
import { whoseMove } from './whose-move.ts';

export const MAX_SIGNING_ATTEMPTS = 3;

export type ApplicationError =
  | { tag: 'IllegalTransition'; from: ApplicationStatus | 'none'; event: ApplicationEventType }
  | { tag: 'CompanyMissing' }
  | { tag: 'OfferExpired'; expiredAt: Instant }
  | { tag: 'OfferReplaced' }
  | { tag: 'SigningAttemptsUsedUp' }
  | { tag: 'LoanDocumentSigned' }
  | { tag: 'NotYetComplete'; missing: string };

type Known = Exclude<ApplicationEvent, { type: 'open' }>;

/** The application after the event, or the rule that forbids it. Folding all events gives the state: a law. */
export function transition(
  from: Application | undefined,
  event: ApplicationEvent,
): Result<Application, ApplicationError> {
  if (event.type === 'open') return from ? illegal(from.status, event) : ok(opened(event));
  if (!from) return err({ tag: 'IllegalTransition', from: 'none', event: event.type });
  const status = MOVES[from.status][event.type];
  if (status === undefined || isRepeat(from, event)) return illegal(from.status, event);
  const refused = refusal(from, event);
  if (refused) return err(refused);

  const facts = { ...from, ...leaves(from, event), status, version: from.version + 1 };
  const next = Application.parse(dropUndefined(facts));
  return ok(
    'clock' in next ? Application.parse({ ...next, clock: moveClock(next.clock, event.at, whoseMove(next)) }) : next,
  );
}

const illegal = (from: ApplicationStatus, event: ApplicationEvent): Result<never, ApplicationError> =>
  err({ tag: 'IllegalTransition', from, event: event.type });

const opened = ({
  id,
  applicantId,
  bankId,
  product = 'dataLoan',
  eligibility,
  at,
}: Extract<ApplicationEvent, { type: 'open' }>): Application =>
  Application.parse({
    status: 'draft',
    id,
    applicantId,
    bankId,
    eligibility,
    product,
    createdAt: at,
    version: 1,
    sources: [],
    consents: [],
  });

/** Rules beyond the table of moves. */
function refusal(from: Application, event: Known): ApplicationError | undefined {
  switch (event.type) {
    case 'submit':
      return 'companyId' in from && from.companyId && from.people && from.settlement
        ? undefined
        : { tag: 'CompanyMissing' };
    case 'accept':
    case 'acceptBankTerms':
      return offerRefusal(from as InStatus<'offered'>, event);
    case 'askBank':
      return missingBeforeBank(from as InStatus<'accepted'>);
    case 'startSigning':
      return event.signing.attempt > MAX_SIGNING_ATTEMPTS ? { tag: 'SigningAttemptsUsedUp' } : undefined;
    case 'activate': {
      const { companySignedAt, controllerSignedAt, bankSealedAt } = (from as InStatus<'signing'>).signing;
      return companySignedAt && controllerSignedAt && bankSealedAt
        ? undefined
        : { tag: 'NotYetComplete', missing: 'signature' };
    }
    case 'withdraw': {
      // Once every borrower and the bank have signed there is a contract to end, not an application to withdraw.
      const signed = from.status === 'signing' && from.signing.bankSealedAt;
      return signed ? { tag: 'LoanDocumentSigned' } : undefined;
    }
    default:
      return undefined;
  }
}

function offerRefusal(
  { offer }: InStatus<'offered'>,
  event: Extract<Known, { type: 'accept' | 'acceptBankTerms' }>,
): ApplicationError | undefined {
  if (offer.offerId !== event.offerId) return { tag: 'OfferReplaced' };
  if (event.at > offer.expiresAt) return { tag: 'OfferExpired', expiredAt: offer.expiresAt };
  const bankTerms = event.type === 'acceptBankTerms';
  return bankTerms === (offer.origin === 'bank') ? undefined : { tag: 'OfferReplaced' };
}

/** The bank is asked only about proven people who have each signed that it may look (征信授权书). */
function missingBeforeBank(from: InStatus<'accepted'>): ApplicationError | undefined {
  const missing = whatTheBankNeeds(from)[0];
  return missing ? { tag: 'NotYetComplete', missing } : undefined;
}

export function whatTheBankNeeds({ people, companyProvenAt, bureau, backing }: InStatus<'accepted'>): string[] {
  const needs: [string, unknown][] = [
    ['legalRepresentativeProof', people.legalRepresentative.provenAt],
    ['companyProof', companyProvenAt],
    ['controllerProof', people.controller.provenAt],
    ['companyAuthorisation', bureau.company.signedAt],
    ['controllerAuthorisation', bureau.controller.signedAt],
    ['counterpartyConfirmation', backing === undefined || backing.confirmedAt],
  ];
  return needs.filter(([, done]) => !done).map(([need]) => need);
}

/** The facts an event leaves behind; the status's schema drops what it does not know. */
function leaves(from: Application, event: Known): Record<string, unknown> {
  const { type, at } = event;
  switch (type) {
    case 'changeEligibility':
      return { eligibility: event.eligibility };
    case 'declareCompany': {
      const { companyId, people, settlement, requestedLimitFen } = event;
      return { companyId, people, settlement, requestedLimitFen };
    }
    case 'submit':
      return { consents: event.consents, submittedAt: at, reading: false, clock: startClock(at, ['applicant']) };
    case 'attachSource':
      return {
        sources: [...new Set([...from.sources, event.sourceId])],
        consents: [...from.consents, ...(event.consents ?? [])],
      };
    case 'gather':
      return { reading: event.reading, ...(event.nothingRead ? { assessmentRequestedAt: undefined } : {}) };
    case 'noteBacking':
      return { backing: event.complete ? { ...(event.confirmed ? { confirmedAt: at } : {}) } : undefined };
    case 'requestAssessment':
      return { assessmentRequestedAt: at };
    case 'offer':
      return { decisionId: event.decisionId, offer: event.offer, review: event.review };
    case 'decline':
      return { decisionId: event.decisionId, reasons: event.reasons, declinedAt: at, review: event.review };
    case 'refer':
      return { decisionId: event.decisionId, reviewReasons: event.reasons, concluded: undefined };
    case 'concludeReview':
      return { concluded: event.concluded };
    case 'accept':
      return { acceptedAt: at, bureau: event.bureau };
    case 'acceptBankTerms':
      return { acceptedAt: at };
    case 'clockNear':
    case 'clockBroken':
      return 'clock' in from ? { clock: { ...from.clock, [type === 'clockNear' ? 'nearAt' : 'brokenAt']: at } } : {};
    default:
      return laterLeaves(from, event);
  }
}

function laterLeaves(from: Application, event: Known): Record<string, unknown> {
  const { at } = event;
  switch (event.type) {
    case 'inviteSigner':
      return signer(from, event.role, { invitedAt: at, openedAt: undefined, declinedAt: undefined, userId: undefined });
    case 'openInvitation':
      return signer(from, event.role, { openedAt: at });
    case 'takeInvitation':
      return signer(from, event.role, { userId: event.userId });
    case 'declineInvitation':
      return signer(from, event.role, { declinedAt: at });
    case 'provePerson':
      return proven(from, event.personId, { provenAt: at, proofReference: event.reference });
    case 'proveCompany':
      return { companyProvenAt: at, companyProofReference: event.reference };
    case 'sendBureau':
      return bureau(from, event.subject, { taskId: event.taskId, sha256: event.sha256 });
    case 'signBureau':
      return bureau(from, event.subject, { signedAt: event.signedAt, signedSha256: event.signedSha256 });
    case 'askBank':
      return { creditApplyNo: event.creditApplyNo };
    case 'bankApprove':
      return { terms: event.terms };
    case 'bankCut':
      return { terms: event.terms, offer: event.offer };
    case 'bankDecline':
      return { bankDeclinedAt: at, bankReasons: event.reasons };
    case 'quoteDrawdown':
      return { quotedDrawdownId: event.drawdownId };
    default:
      return signingLeaves(from, event);
  }
}

function signingLeaves(from: Application, event: Known): Record<string, unknown> {
  const current = 'signing' in from ? from.signing : undefined;
  switch (event.type) {
    case 'startSigning':
      return { signing: event.signing };
    case 'sendSigning':
      return { signing: { ...current, taskId: event.taskId, sha256: event.sha256 } };
    case 'signPart':
      return { signing: { ...current, [SIGNED_AT[event.signer]]: event.signedAt } };
    case 'failSigning':
      return { signing: { ...current, failure: event.failure } };
    case 'activate':
      return {
        facilityId: event.facilityId,
        activatedAt: event.at,
        signing: { ...current, signedSha256: event.signedSha256 },
      };
    case 'fund':
      return { fundedAt: event.at };
    case 'withdraw':
      return { withdrawnAt: event.at };
    case 'expire':
      return { expiredAt: event.at };
    default:
      return {};
  }
}

const peopleOf = (from: Application) => ('people' in from ? from.people : undefined);

function signer(from: Application, role: SignerRole, change: Record<string, unknown>) {
  const people = peopleOf(from);
  if (!people) return {};
  const changed = dropUndefined({ ...people[role], ...change }) as Signer;
  return { people: { ...people, [role]: changed, ...both(people, role, changed) } };
}

/** When one person is both, what happens to one role has happened to the other. */
function both(people: NonNullable<ReturnType<typeof peopleOf>>, role: SignerRole, changed: Signer) {
  const other = role === 'controller' ? 'legalRepresentative' : 'controller';
  return people.controller.personId === people.legalRepresentative.personId ? { [other]: changed } : {};
}

function proven(from: Application, personId: string, proof: Record<string, unknown>) {
  const people = peopleOf(from);
  if (!people) return {};
  const prove = (who: Signer) => (who.personId === personId ? { ...who, ...proof } : who);
  return { people: { legalRepresentative: prove(people.legalRepresentative), controller: prove(people.controller) } };
}

function bureau(from: Application, subject: 'company' | 'controller', change: Record<string, unknown>) {
  if (!('bureau' in from) || !from.bureau) return {};
  return { bureau: { ...from.bureau, [subject]: { ...from.bureau[subject], ...change } } };
}

/** Zod keeps a key whose value is undefined; JSON and DynamoDB do not. One form, so that replay gives the same bytes. */
function dropUndefined<T extends Record<string, unknown>>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
