import type { ProductCode } from '../product/code.ts';
import type { Instant } from '../time/instant.ts';
import type {
  Application,
  BankTerms,
  BureauAuthorisation,
  Conclusion,
  DeclaredSettlement,
  Eligibility,
  Offer,
  Review,
  Signing,
  SubjectKey,
} from './application.ts';
import type {
  ApplicationId,
  BankId,
  CompanyId,
  ConsentId,
  DrawdownId,
  FacilityId,
  PersonId,
  SourceId,
  UserId,
} from './ids.ts';

export type SignerRole = 'legalRepresentative' | 'controller';
type ReasonFact = { code: string; text: string };
type People = NonNullable<Extract<Application, { status: 'draft' }>['people']>;

/**
 * What happens to an application. `at` is when; the other fields are the facts it leaves behind. Opened without a word
 * of the product it is of the data loan, as all were before there was a choice.
 */
export type ApplicationEvent = {
  at: Instant;
} & (
  | {
      type: 'open';
      id: ApplicationId;
      applicantId: UserId;
      bankId: BankId;
      product?: ProductCode;
      eligibility: Eligibility;
    }
  | { type: 'changeEligibility'; eligibility: Eligibility }
  | {
      type: 'declareCompany';
      companyId: CompanyId;
      people: People;
      settlement: DeclaredSettlement;
      requestedLimitFen?: number;
    }
  | { type: 'submit'; consents: ConsentId[] }
  | { type: 'attachSource'; sourceId: SourceId; consents?: ConsentId[] }
  /**
   * Whether any confirmed source is being read right now. `nothingRead`: none is and none has been, so that an
   * assessment that was asked for has nothing to go by and is asked for again when there is.
   */
  | { type: 'gather'; reading: boolean; nothingRead?: true }
  /** Whether its papers are whole, and whether the counterparty has confirmed them. */
  | { type: 'noteBacking'; complete: boolean; confirmed: boolean }
  | { type: 'requestAssessment' }
  | { type: 'assess' }
  /** `review`: who, and why, when two people decided. */
  | { type: 'offer'; decisionId: string; offer: Offer; review?: Review }
  | { type: 'decline'; decisionId: string; reasons: ReasonFact[]; review?: Review }
  | { type: 'refer'; decisionId: string; reasons: ReasonFact[] }
  /** The first of two people, or one who differs from the first: the next has to be another. */
  | { type: 'concludeReview'; concluded: Conclusion }
  | { type: 'accept'; offerId: string; bureau: { company: BureauAuthorisation; controller: BureauAuthorisation } }
  | { type: 'acceptBankTerms'; offerId: string }
  | { type: 'inviteSigner'; role: SignerRole }
  | { type: 'openInvitation'; role: SignerRole }
  | { type: 'takeInvitation'; role: SignerRole; userId: UserId }
  | { type: 'declineInvitation'; role: SignerRole }
  | { type: 'provePerson'; personId: PersonId; reference: string }
  | { type: 'proveCompany'; reference: string }
  | { type: 'sendBureau'; subject: SubjectKey; taskId: string; sha256: string }
  | { type: 'signBureau'; subject: SubjectKey; signedAt: Instant; signedSha256: string }
  | { type: 'askBank'; creditApplyNo: string }
  | { type: 'bankApprove'; terms: BankTerms }
  | { type: 'bankCut'; terms: BankTerms; offer: Offer }
  | { type: 'bankDecline'; reasons: ReasonFact[] }
  | { type: 'quoteDrawdown'; drawdownId: DrawdownId }
  | { type: 'startSigning'; signing: Signing }
  | { type: 'sendSigning'; taskId: string; sha256: string }
  | { type: 'signPart'; signer: 'company' | 'controller' | 'bank'; signedAt: Instant }
  | { type: 'failSigning'; failure: NonNullable<Signing['failure']> }
  | { type: 'activate'; facilityId: FacilityId; signedSha256: string }
  | { type: 'fund' }
  | { type: 'withdraw' }
  | { type: 'expire' }
  | { type: 'clockNear' }
  | { type: 'clockBroken' }
);
export type ApplicationEventType = ApplicationEvent['type'];
