import type { PAPER_FILE_TYPES } from '@loan/shared/api/backing';
import type { FilesEstimate, HandedFileView } from '@loan/shared/api/files';
import type { Staff } from '@loan/shared/api/partner';
import type { BankEventType } from '@loan/shared/bank/los-bank';
import type { LinkKind, PledgeKind } from '@loan/shared/facts/related-parties';
import type { Fen } from '@loan/shared/money/fen';
import type { Decision } from '@loan/shared/offer/decision';
import type { RuleCode } from '@loan/shared/policy/rule-schema';
import type { ComparedCase } from '@loan/shared/policy-release/compared-case';
import type { Day, Instant } from '@loan/shared/time/instant';
import type { Sealed } from './keyring.ts';

/** Rows beside the aggregates: what we must remember that is not itself evidence. Each is versioned. */
export type Records = {
  /** One WeChat, one user. Key: user id. */
  user: { id: string; openId: Sealed; phone?: Sealed; createdAt: Instant; messagesReadAt?: Instant };
  /** Key: fingerprint of the WeChat open id. */
  wechat: { userId: string };
  /** Key: SHA-256 of the session token. */
  session: { userId: string; expiresAt: Instant };
  /** Who of the partner's people may come in, and what for. Key: user id. */
  staff: Staff & { addedBy: string; at: Instant };
  /** A screen that waits for a phone. Key: SHA-256 of its secret. */
  staffTicket: { state: 'open' | 'allowed' | 'refused'; userId?: string; expiresAt: Instant };
  /** A screen somebody of the staff is signed in to. Key: SHA-256 of its token. */
  staffSession: { userId: string; expiresAt: Instant };
  /** A natural person of one application. Key: person id. */
  person: {
    id: string;
    name: Sealed;
    identityNumber: Sealed;
    phone: Sealed;
    nameMasked: string;
    identityMasked: string;
    phoneMasked: string;
    /** What the e-sign service knows this person by, in every application: a fingerprint of the identity number. */
    clientId: string;
  };
  /** Key: company id. Name and credit code are public in the registry; the account is not. */
  company: {
    id: string;
    name: string;
    creditCode: string;
    legalRepresentativeName: Sealed;
    account: Sealed;
    accountMasked: string;
    bankName: string;
    /** As for a person: a fingerprint of the credit code. */
    clientId: string;
  };
  /** Key: SHA-256 of the invitation token. */
  invitation: {
    applicationId: string;
    role: 'legalRepresentative' | 'controller';
    personId: string;
    expiresAt: Instant;
    state: 'open' | 'taken' | 'replaced' | 'declined';
  };
  /** Whom a counterparty's link was sent to. Key: SHA-256 of its token. */
  counterpartyLink: {
    applicationId: string;
    contactName: Sealed;
    phone: Sealed;
    contactMasked: string;
    phoneMasked: string;
    expiresAt: Instant;
  };
  /** A file of a paper; `sha256` once it arrived and was kept, `read` what a machine could read of it. Key: file id. */
  paperFile: {
    applicationId: string;
    fileName: string;
    bytes: number;
    type: (typeof PAPER_FILE_TYPES)[number];
    sha256?: string;
    read?: { number: string; issuedOn: string; amountFen: Fen; sellerCode: string; buyerCode: string };
  };
  /** A policy on a buyer with the borrower insured (跨境电商保), as somebody verified it with its insurer. Key: application id. */
  tradeInsurance: {
    policyNumber: string;
    /** Whose failure to pay it covers; of another buyer it says nothing. */
    buyerCode: string;
    buyerLimitFen: Fen;
    coverPpm: number;
    validTo: Day;
    by: string;
    at: Instant;
  };
  /** What an authorisation link or an e-sign callback belongs to. Key: SHA-256 of the state, or the vendor's id. */
  pointer: { applicationId: string; sourceId?: string; subject?: string };
  /** A shop's permission. Key: source id. */
  credential: { sealed: Sealed };
  /** Where a pull stands. Key: source id. */
  pull: PullRecord;
  /** Tokens of vendors shared by all our instances (WeChat, Fadada). Key: vendor. */
  vendorToken: { sealed: Sealed; expiresAt: Instant };
  /** Messages from a bank already taken in. Key: bank id and message id. */
  inbound: { at: Instant; service: string };
  /** Open subscriptions of a user to messages. Key: user id. */
  subscriptions: { accepted: Record<string, number> };
  /** The decision's place in the evidence, with what lists need. Key: decision id. */
  decision: {
    applicationId: string;
    outcome: string;
    limitFen: number;
    policyVersion: string;
    snapshotSha256: string;
    decisionSha256: string;
    /** Referring rules a reviewer lifted; part of what a replay needs. */
    cleared: RuleCode[];
    at: Instant;
  };
  /** Which product a drafted policy version is for, and its place in the evidence. Key: version. */
  policyVersion: { product: Decision['product']; policySha256: string; draftSha256: string };
  /** Written anew by each grant to one of a cluster's companies, so that of two at once one is late. Key: company. */
  grantTurn: { applicationId: string; at: Instant };
  /** Documents of an application. Key: document id. */
  document: {
    applicationId: string;
    kind: 'bureauCompany' | 'bureauController' | 'loanAgreement';
    title: string;
    contentSha256: string;
  };
  /** Files the seller handed in, and what they come to. Key: application id. */
  files: FileBook;
};
export type RecordKind = keyof Records;

export type HandedFileEntry = HandedFileView & {
  addedAt: Instant;
  /** Its columns are kept, and the file as it came is gone. */
  kept?: true;
};
export type FileBook = {
  files: HandedFileEntry[];
  /** The files that `estimate` rests on. */
  reckonedFor: string[];
  estimate?: FilesEstimate;
  /** There is none, since no file tells of a shop's sales. */
  noShop: boolean;
  /** Our own code failed on them too often to go on trying by itself. */
  failed?: true;
};

export type PullRecord = {
  pullId: string;
  asOf: Instant;
  steps: {
    id: string;
    kind: string;
    state: 'waiting' | 'done' | 'notAvailable';
    checkpoint?: string;
    resultName?: string;
    unknowns: number;
  }[];
  ordersRead: number;
  rowsRejected: number;
  readingKind?: string;
  waitingUntil?: Instant;
  estimateMs: number;
};

/** Items in a list under an owner, in the order of their keys. */
export type Lists = {
  applications: { applicationId: string; role: 'applicant' | 'legalRepresentative' | 'controller'; createdAt: Instant };
  messages: { at: Instant; type: string; applicationId: string; facts: Record<string, string | number> };
  consents: { consentId: string };
  /** Files handed in for an application's papers. */
  paperFiles: { fileId: string };
  accesses: { at: Instant; who: string; what: string; why: string };
  reviews: { applicationId: string; at: Instant; reasons: { code: string; text: string }[] };
  /** The decisions of one day in Shanghai, the owner. Key: the moment and the decision's id. */
  decisions: {
    decisionId: string;
    applicationId: string;
    product: Decision['product'];
    outcome: Decision['outcome'];
    policyVersion: string;
    /** A reviewer lifted rules, and the same engine decided again. */
    isCleared: boolean;
    at: Instant;
  };
  /** What a version in shadow said beside the live one. Owner: version. Key: the moment and the decision's id. */
  shadowCases: ComparedCase;
  /** What a version says of decisions that were made without it. As above. */
  backTestCases: ComparedCase;
  /** Which companies share something. Owner: what, and its keyed fingerprint. Key: the company's. */
  holders: { at: Instant };
  /** The other way round, what a company shares. Owner: the company's fingerprint. Key: what, and its own. */
  traits: { by: LinkKind; at: Instant };
  /** What a company has applied for, and when the bank was first allowed to ask the credit bureau. Owner: the company. */
  companyApplications: { applicationId: string; submittedAt: Instant; bureauSignedAt?: Instant };
  /** What an application says it is backed by. Owner: the application. Key: kind and keyed fingerprint. */
  pledges: { kind: PledgeKind; at: Instant };
  /** What an operator did by hand: written before it is done, so that nothing is done unwritten. */
  operations: { at: Instant; by: string; what: string; subject: string; ground?: string };
};
export type ListName = keyof Lists;

export type BankNews = { type: BankEventType; data: Record<string, string | number | boolean | null> };
