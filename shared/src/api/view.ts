import { Eligibility, ShownBankReason } from '../application/application.ts';
import { Mover } from '../application/clock.ts';
import { Entrusted } from '../drawdown/entrusted.ts';
import { Maturity } from '../drawdown/maturity.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { Decision, TraceStep } from '../offer/decision.ts';
import { CapCode } from '../policy/rule-schema.ts';
import { ProductCode } from '../product/code.ts';
import { RepaymentMethod } from '../repayment/method.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Day, Instant } from '../time/instant.ts';

/** What one person may see of one application, masked for that person. The phone polls it; it drives every page. */

export const ClockView = z.object({
  state: z.enum(['running', 'paused', 'near', 'broken', 'stopped']),
  startedAt: Instant,
  usedMs: z.int(),
  serviceMs: z.int(),
  /** While running: when the 24 hours end. While paused the time does not move and there is none. */
  dueAt: Instant.optional(),
  pausedSince: Instant.optional(),
  awaiting: z.array(Mover),
});
export type ClockView = z.infer<typeof ClockView>;

const PersonView = z.object({
  role: z.enum(['legalRepresentative', 'controller']),
  nameMasked: z.string(),
  identityMasked: z.string(),
  phoneMasked: z.string(),
  isMe: z.boolean(),
  proven: z.boolean(),
  /** How far someone on another phone has come. */
  invitation: z.enum(['none', 'sent', 'opened', 'taken', 'declined', 'expired']),
  invitedAt: Instant.optional(),
  openedAt: Instant.optional(),
});

export const SourceView = z.object({
  id: z.uuid(),
  vendor: Vendor,
  region: z.string(),
  state: z.enum([
    'awaitingAuthorisation',
    'linkExpired',
    'cancelled',
    'alreadyBound',
    'wrongRegion',
    'awaitingConfirmation',
    'reading',
    'read',
    'failed',
    'authorisationEnded',
    'disowned',
    'disconnected',
  ]),
  shopName: z.string().optional(),
  sellerId: z.string().optional(),
  registeredCompany: z.string().optional(),
  /** Whether a call of ours gives the permission back. Where none can, only the seller ends it, at the vendor's. */
  revocable: z.boolean(),
  /** Whether the company registered at the marketplace is the applicant. */
  owner: z.enum(['applicant', 'other', 'unknown']).optional(),
  progress: z
    .object({
      percent: z.int().min(0).max(100),
      /** What is being read right now. */
      reading: z.string().optional(),
      ordersRead: z.int(),
      monthsRead: z.int(),
      rowsRejected: z.int(),
      /** Set while the marketplace's quota makes us wait. */
      waitingForVendor: z.boolean(),
      doneBy: Instant.optional(),
    })
    .optional(),
  linkExpiresAt: Instant.optional(),
  /** What was typed in to get here and is no secret, so that another device can go on. */
  typed: z.record(z.string(), z.string()).optional(),
});
export type SourceView = z.infer<typeof SourceView>;

/**
 * The decision as the applicant reads it: all of it but the modelled default and the machine's trace. Of that, the
 * bounds on the line that there are and what each was reckoned with: the least of them is the line.
 */
export const DecisionView = Decision.omit({ defaultProbabilityPpm: true, trace: true }).extend({
  caps: z
    .array(z.object({ code: CapCode, amountFen: Fen, inputs: TraceStep.shape.inputs }))
    .max(CapCode.options.length)
    .default([]),
});
export type DecisionView = z.infer<typeof DecisionView>;

const OfferView = z.object({
  offerId: z.uuid(),
  origin: z.enum(['engine', 'bank']),
  limitFen: Fen,
  availableFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: z.int(),
  expiresAt: Instant,
  /** What was suggested before the bank cut it, to stand beside. */
  before: z.object({ limitFen: Fen, availableFen: Fen, annualRatePpm: AnnualRatePpm, termMonths: z.int() }).optional(),
});

const Instalment = z.object({
  number: z.int(),
  dueDate: Day,
  /** The date before a holiday moved it. */
  movedFrom: Day.optional(),
  principalFen: Fen,
  interestFen: Fen,
  totalFen: Fen,
  remainingFen: Fen,
});

export const QuoteView = z.object({
  amountFen: Fen,
  termMonths: z.int(),
  method: RepaymentMethod,
  annualRatePpm: AnnualRatePpm,
  /** Where the draw ends with the orders it rests on, so many days on; `termMonths` counts the last begun month. */
  maturity: Maturity.extend({ days: z.int().min(1) }).optional(),
  instalments: z.array(Instalment).max(36),
  totalInterestFen: Fen,
  totalFeesFen: Fen,
  totalFen: Fen,
  /** Simple (单利) and IRR, both per year. */
  allInCostPpm: z.int(),
  irrPpm: z.int(),
  /** Interest of one day on the full amount, for repay at will. */
  interestPerDayFen: Fen,
});
export type QuoteView = z.infer<typeof QuoteView>;

const SigningView = z.object({
  attempt: z.int(),
  attemptsLeft: z.int(),
  documents: z.array(
    z.object({
      documentId: z.string(),
      title: z.string(),
      kind: z.enum(['bureauCompany', 'bureauController', 'loanAgreement']),
    }),
  ),
  signers: z.array(
    z.object({
      role: z.enum(['company', 'controller', 'bank']),
      nameMasked: z.string(),
      isMe: z.boolean(),
      state: z.enum(['awaited', 'signed', 'rejected', 'failed']),
      at: Instant.optional(),
    }),
  ),
  failure: z.enum(['rejected', 'expired', 'wrongSigner', 'cancelled']).optional(),
});

const ReviewView = z.object({
  /** `open`: nobody, or one person alone, has found on it. `grounds`: of each of the two. */
  items: z
    .array(
      z.object({
        ...{ code: z.string(), text: z.string() },
        result: z.enum(['open', 'corrected', 'upheld']),
        grounds: z.array(z.string()).max(2),
      }),
    )
    .max(50),
  /** What the applicant asked to be looked at, in their own words. */
  contested: z.string().optional(),
  by: z.array(z.object({ by: z.string(), at: Instant })).max(2),
});

const DrawdownView = z.object({
  id: z.uuid(),
  status: z.enum(['quoted', 'held', 'instructed', 'unknown', 'disbursed', 'rejected', 'released']),
  quote: QuoteView,
  purpose: z.string(),
  /** Whom the bank pays with it, where that is not the borrower. */
  entrusted: Entrusted.optional(),
  accountMasked: z.string(),
  accountName: z.string(),
  bankName: z.string(),
  instructedAt: Instant.optional(),
  disbursedAt: Instant.optional(),
  bankTransactionNo: z.string().optional(),
  failText: z.string().optional(),
});

const LoanView = z.object({
  id: z.uuid(),
  status: z.string(),
  principalFen: Fen,
  outstandingFen: Fen,
  annualRatePpm: AnnualRatePpm,
  method: RepaymentMethod,
  startedOn: Day,
  instalments: z.array(Instalment).max(36),
  nextDue: Instalment.optional(),
});

export const ApplicationView = z.object({
  id: z.uuid(),
  status: z.enum([
    'draft',
    'submitted',
    'gathering',
    'assessing',
    'underReview',
    'offered',
    'declined',
    'expired',
    'accepted',
    'bankReview',
    'bankDeclined',
    'approved',
    'signing',
    'signingFailed',
    'active',
    'withdrawn',
  ]),
  product: ProductCode,
  version: z.int(),
  /** What the reader is in this application; may be several at once. */
  myRoles: z.array(z.enum(['applicant', 'legalRepresentative', 'controller'])),
  createdAt: Instant,
  eligibility: Eligibility,
  clock: ClockView.optional(),
  company: z
    .object({
      name: z.string(),
      creditCode: z.string(),
      bankName: z.string(),
      accountMasked: z.string(),
      proven: z.boolean(),
    })
    .optional(),
  people: z.array(PersonView).max(2),
  bankName: z.string(),
  partnerName: z.string(),
  consentsGiven: z.array(z.string()),
  sources: z.array(SourceView).max(40),
  /** The vendors that can be connected here. */
  vendors: z.array(Vendor),
  assessmentRequested: z.boolean(),
  /** The applicant alone sees the decision; a co-borrower sees the offer. */
  decision: DecisionView.optional(),
  offer: OfferView.optional(),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })).max(50),
  bankReasons: z.array(ShownBankReason).max(20),
  /** What people look at, item by item, and what two of them found (人工复核). */
  review: ReviewView.optional(),
  bureau: SigningView.optional(),
  terms: OfferView.omit({ origin: true, before: true, offerId: true }).optional(),
  /** Who would be paid, to be seen before anything is chosen; nobody is named where the account is gone. */
  payout: z
    .object({ payee: z.enum(['corporateAccount', 'adAccount', 'forwarder']), entrusted: Entrusted.optional() })
    .optional(),
  signing: SigningView.optional(),
  drawdown: DrawdownView.optional(),
  loan: LoanView.optional(),
  facility: z.object({ limitFen: Fen, availableFen: Fen, drawnFen: Fen }).optional(),
  /** What has happened, oldest first; the page has the words for each type. */
  timeline: z.array(z.object({ at: Instant, type: z.string() })).max(200),
  /** The next thing this reader has to do, if anything is theirs to do. */
  myNextStep: z.enum([
    'declareCompany',
    'giveConsents',
    'handInPapers',
    'connectSources',
    'confirmShop',
    'wait',
    'decideOffer',
    'signBureau',
    'chooseDrawdown',
    'signLoan',
    'inviteOthers',
    'nothing',
  ]),
});
export type ApplicationView = z.infer<typeof ApplicationView>;
