import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { ServiceClock } from './clock.ts';
import {
  ApplicationId,
  BankId,
  CompanyId,
  ConsentId,
  DrawdownId,
  FacilityId,
  PersonId,
  Sha256,
  SourceId,
  UserId,
} from './ids.ts';

/** What the applicant says of itself in the self-check (自查); enough to refuse early, never to lend more. */
export const Eligibility = z.object({
  marketplaces: z.array(z.string().min(1).max(40)).min(1).max(20),
  tradingMonths: z.enum(['under6', 'from6to11', 'from12']),
  settlement: z.enum(['company', 'licensedPaymentCompany', 'personal', 'other']),
});
export type Eligibility = z.infer<typeof Eligibility>;

/** Someone who signs: on whose phone, and whether the e-sign service has proven who it is. */
export const Signer = z.object({
  personId: PersonId,
  /** Set once that person has logged in with their own WeChat and their identity was proven there. */
  userId: UserId.optional(),
  provenAt: Instant.optional(),
  proofReference: z.string().max(100).optional(),
  invitedAt: Instant.optional(),
  openedAt: Instant.optional(),
  declinedAt: Instant.optional(),
});
export type Signer = z.infer<typeof Signer>;

const People = z.object({
  legalRepresentative: Signer,
  /** The actual controller (实际控制人), co-borrower. The same person as the legal representative when the ids agree. */
  controller: Signer,
});

/** The collection account (回款账户) as the applicant declares it; proven against payment companies later. */
export const DeclaredSettlement = z.object({
  holderKind: z.enum(['company', 'licensedPaymentCompany', 'personal', 'other']),
  holderName: z.string().max(100),
  paymentCompany: z.string().max(60).optional(),
  accountTail: z
    .string()
    .regex(/^[0-9A-Za-z]{3,4}$/)
    .optional(),
});
export type DeclaredSettlement = z.infer<typeof DeclaredSettlement>;

export const Offer = z.object({
  offerId: z.uuid(),
  /** `bank`: the bank cut our suggestion; these are its own terms. */
  origin: z.enum(['engine', 'bank']),
  decisionId: z.string().max(80),
  limitFen: Fen,
  /** What may be drawn first; the rest opens in stages. */
  availableFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: z.int().min(1).max(36),
  offeredAt: Instant,
  expiresAt: Instant,
});
export type Offer = z.infer<typeof Offer>;

export const SubjectKey = z.enum(['company', 'controller']);
export type SubjectKey = z.infer<typeof SubjectKey>;

/** A credit-bureau authorisation (征信授权书), one for the company and one for the controller. */
export const BureauAuthorisation = z.object({
  documentId: z.string().max(80),
  /** Of the printed document as sent out; known once it has been printed. */
  sha256: Sha256.optional(),
  taskId: z.string().max(80).optional(),
  signedAt: Instant.optional(),
  signedSha256: Sha256.optional(),
});
export type BureauAuthorisation = z.infer<typeof BureauAuthorisation>;

export const BankTerms = z.object({
  limitFen: Fen,
  availableFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: z.int().min(1).max(36),
  validUntil: Instant,
  bankReference: z.string().max(80),
  decidedAt: Instant,
});
export type BankTerms = z.infer<typeof BankTerms>;

/** A bank's reason the applicant may read; those it may not stay in the evidence. */
export const ShownBankReason = z.object({ code: z.string().max(80), text: z.string().max(500) });

export const Signing = z.object({
  attempt: z.int().min(1).max(3),
  taskReference: z.string().max(80),
  taskId: z.string().max(80).optional(),
  documentId: z.string().max(80),
  sha256: Sha256.optional(),
  drawdownId: DrawdownId,
  companySignedAt: Instant.optional(),
  controllerSignedAt: Instant.optional(),
  bankSealedAt: Instant.optional(),
  signedSha256: Sha256.optional(),
  failure: z.enum(['rejected', 'expired', 'wrongSigner', 'cancelled']).optional(),
});
export type Signing = z.infer<typeof Signing>;

const Reason = z.object({ code: z.string().max(80), text: z.string().max(500) });

/** What one person found on one rule: that it does not apply here (更正) or that it does (维持), and why. */
export const Finding = z.object({
  code: z.string().max(80),
  result: z.enum(['corrected', 'upheld']),
  ground: z.string().trim().min(1).max(500),
});
export type Finding = z.infer<typeof Finding>;

/** One person's conclusion on what was to be looked at, item by item. */
export const Conclusion = z.object({
  items: z.array(Finding).min(1).max(50),
  by: z.string().min(1).max(80),
  at: Instant,
});
export type Conclusion = z.infer<typeof Conclusion>;

/** What two people concluded, each by themselves (人工复核), and of what. */
export const Review = z.object({ looked: z.array(Reason).max(50), first: Conclusion, second: Conclusion });
export type Review = z.infer<typeof Review>;

const opened = {
  id: ApplicationId,
  applicantId: UserId,
  product: ProductCode,
  bankId: BankId,
  eligibility: Eligibility,
  createdAt: Instant,
  version: z.int().min(1),
  sources: z.array(SourceId).max(40),
  consents: z.array(ConsentId).max(100),
  /** Set while it rests on papers (贸易背景) that are whole; confirmed once the counterparty stands by them. */
  backing: z.object({ confirmedAt: Instant.optional() }).optional(),
};
const declared = { companyId: CompanyId, people: People, settlement: DeclaredSettlement };
const submitted = {
  ...opened,
  ...declared,
  requestedLimitFen: Fen.optional(),
  companyProvenAt: Instant.optional(),
  companyProofReference: z.string().max(100).optional(),
  submittedAt: Instant,
  /** Someone asked for the assessment; it starts by itself once everything confirmed has been read. */
  assessmentRequestedAt: Instant.optional(),
  /** While gathering: whether we are reading or the applicant has still to authorise or confirm. */
  reading: z.boolean(),
  clock: ServiceClock,
};
const assessed = { ...submitted, decisionId: z.string().max(80) };
const offered = { ...assessed, offer: Offer, terms: BankTerms.optional() };
/** Kept from the first acceptance on, so that accepting a bank's cut terms asks for no second authorisation. */
const bureau = { bureau: z.object({ company: BureauAuthorisation, controller: BureauAuthorisation }) };
const accepted = { ...offered, ...bureau, acceptedAt: Instant, creditApplyNo: z.string().max(64).optional() };
const reviewed = { ...accepted, creditApplyNo: z.string().max(64) };
const approved = { ...reviewed, terms: BankTerms, quotedDrawdownId: DrawdownId.optional() };
const signing = { ...approved, signing: Signing };

/**
 * A request for a credit facility (授信申请) and where it stands. Each status carries exactly the facts known by then.
 */
export const Application = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('draft'),
    ...opened,
    companyId: declared.companyId.optional(),
    people: declared.people.optional(),
    settlement: declared.settlement.optional(),
    requestedLimitFen: Fen.optional(),
  }),
  z.object({ status: z.literal('submitted'), ...submitted }),
  z.object({ status: z.literal('gathering'), ...submitted }),
  z.object({ status: z.literal('assessing'), ...submitted }),
  z.object({
    status: z.literal('underReview'),
    ...assessed,
    reviewReasons: z.array(Reason).max(50),
    /** Stands until another person concludes the same. */
    concluded: Conclusion.optional(),
  }),
  z.object({
    status: z.literal('offered'),
    ...offered,
    review: Review.optional(),
    bureau: bureau.bureau.optional(),
    creditApplyNo: z.string().max(64).optional(),
  }),
  z.object({
    status: z.literal('declined'),
    ...assessed,
    declinedAt: Instant,
    reasons: z.array(Reason).min(1).max(50),
    review: Review.optional(),
  }),
  z.object({ status: z.literal('expired'), ...submitted, expiredAt: Instant }),
  z.object({ status: z.literal('accepted'), ...accepted }),
  z.object({ status: z.literal('bankReview'), ...reviewed }),
  z.object({
    status: z.literal('bankDeclined'),
    ...reviewed,
    bankDeclinedAt: Instant,
    bankReasons: z.array(ShownBankReason).max(20),
  }),
  z.object({ status: z.literal('approved'), ...approved }),
  z.object({ status: z.literal('signing'), ...signing }),
  z.object({ status: z.literal('signingFailed'), ...signing }),
  z.object({
    status: z.literal('active'),
    ...signing,
    facilityId: FacilityId,
    activatedAt: Instant,
    fundedAt: Instant.optional(),
  }),
  z.object({ status: z.literal('withdrawn'), ...opened, submittedAt: Instant.optional(), withdrawnAt: Instant }),
]);
export type Application = z.infer<typeof Application>;
export type ApplicationStatus = Application['status'];
export type InStatus<S extends ApplicationStatus> = Extract<Application, { status: S }>;
