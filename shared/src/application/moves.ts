import type { ApplicationStatus } from './application.ts';
import type { ApplicationEventType } from './events.ts';

type Moves = Partial<Record<ApplicationEventType, ApplicationStatus>>;

/** Signers may come, go and be proven at any time between submission and the last signature. */
const people = (status: ApplicationStatus): Moves => ({
  inviteSigner: status,
  openInvitation: status,
  takeInvitation: status,
  declineInvitation: status,
  provePerson: status,
  proveCompany: status,
});
const clock = (status: ApplicationStatus): Moves => ({ clockNear: status, clockBroken: status });
/** Until the bank is asked, papers may become whole and the counterparty may confirm them. */
const papers = (status: ApplicationStatus): Moves => ({ noteBacking: status });

/** The whole life of an application (DESIGN: draft … active). A move missing here is forbidden. */
export const MOVES: Record<ApplicationStatus, Moves> = {
  draft: {
    ...papers('draft'),
    changeEligibility: 'draft',
    declareCompany: 'draft',
    submit: 'submitted',
    withdraw: 'withdrawn',
  },
  submitted: {
    ...people('submitted'),
    ...clock('submitted'),
    ...papers('submitted'),
    attachSource: 'gathering',
    requestAssessment: 'submitted',
    assess: 'assessing',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  gathering: {
    ...people('gathering'),
    ...clock('gathering'),
    ...papers('gathering'),
    attachSource: 'gathering',
    gather: 'gathering',
    requestAssessment: 'gathering',
    assess: 'assessing',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  assessing: {
    ...people('assessing'),
    ...clock('assessing'),
    ...papers('assessing'),
    offer: 'offered',
    decline: 'declined',
    refer: 'underReview',
    withdraw: 'withdrawn',
  },
  underReview: {
    ...people('underReview'),
    ...clock('underReview'),
    ...papers('underReview'),
    concludeReview: 'underReview',
    offer: 'offered',
    decline: 'declined',
    withdraw: 'withdrawn',
  },
  offered: {
    ...people('offered'),
    ...clock('offered'),
    ...papers('offered'),
    accept: 'accepted',
    acceptBankTerms: 'approved',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  accepted: {
    ...people('accepted'),
    ...clock('accepted'),
    ...papers('accepted'),
    sendBureau: 'accepted',
    signBureau: 'accepted',
    askBank: 'bankReview',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  bankReview: {
    ...clock('bankReview'),
    bankApprove: 'approved',
    bankCut: 'offered',
    bankDecline: 'bankDeclined',
    withdraw: 'withdrawn',
  },
  approved: {
    ...people('approved'),
    ...clock('approved'),
    quoteDrawdown: 'approved',
    startSigning: 'signing',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  signing: {
    ...clock('signing'),
    sendSigning: 'signing',
    signPart: 'signing',
    failSigning: 'signingFailed',
    activate: 'active',
    withdraw: 'withdrawn',
  },
  signingFailed: {
    ...people('signingFailed'),
    ...clock('signingFailed'),
    quoteDrawdown: 'signingFailed',
    startSigning: 'signing',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  active: { ...clock('active'), fund: 'active' },
  // An automatic refusal may be looked at by a person (R-ADM-1); everything else is an end.
  declined: { refer: 'underReview' },
  expired: {},
  bankDeclined: {},
  withdrawn: {},
};
