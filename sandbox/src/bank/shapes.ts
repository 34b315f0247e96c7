import { listOf, nullable, oneOf, optional, record, type Shape, type Shaped, text, whole } from '../kernel/shape.ts';

/** Bodies of LOS-Bank v1 as this bank reads them. Source: docs/bank-integration.md. */
const BusinessNo = text(64, /^[A-Za-z0-9-]{8,64}$/);
const Id = text(64);
const Sha256 = text(64, /^[0-9a-f]{64}$/);
const Instant = text(30, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
const Day = text(10, /^\d{4}-\d\d-\d\d$/);
/** ¥100 million, in fen: no bank of this kind lends more through a partner. */
const Fen = whole(0, 10_000_000_000);
const RatePpm = whole(0, 1_000_000);
const Months = whole(1, 36);
const Account = record({ accountName: text(), accountNo: text(), bankName: text() });

export const Head = record({
  partnerId: text(),
  bankId: text(),
  apiVersion: oneOf('1.0'),
  service: text(),
  requestNo: text(36, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
  requestTime: Instant,
});

const Authorisation = record({
  subject: oneOf('COMPANY', 'CONTROLLER'),
  subjectName: text(),
  bankName: text(),
  documentId: text(),
  sha256: Sha256,
  signTaskId: text(),
  signedAt: Instant,
});

export const CreditApply = record({
  creditApplyNo: BusinessNo,
  applicationId: Id,
  product: oneOf('DATA_LOAN', 'ORDER_LOAN', 'INVENTORY_LOAN', 'AD_LOAN', 'LOGISTICS_LOAN'),
  company: record({ name: text(), creditCode: text(), legalRepresentativeName: text() }),
  coBorrowers: listOf(
    record({
      role: oneOf('ACTUAL_CONTROLLER', 'LEGAL_REPRESENTATIVE'),
      name: text(),
      identityNumber: text(),
      phone: text(),
    }),
    4,
  ),
  requestedLimitFen: nullable(Fen),
  suggestion: record({
    decisionId: text(),
    snapshotSha256: Sha256,
    policyVersion: text(),
    score: whole(-1_000_000, 1_000_000),
    grade: text(),
    limitFen: Fen,
    availableFen: Fen,
    annualRatePpm: RatePpm,
    termMonths: Months,
    reasons: listOf(record({ code: text(), text: text(500) }), 50),
  }),
  /** Counted and read one by one by the bank's own rule, which refuses in other words than a malformed message. */
  bureauAuthorisations: optional(listOf(Authorisation, 4)),
  receivingAccount: Account,
  submittedAt: Instant,
});
export type CreditApply = Shaped<typeof CreditApply>;

export const Disburse = record({
  loanApplyNo: BusinessNo,
  creditApplyNo: BusinessNo,
  applicationId: Id,
  drawdownId: Id,
  facilityId: Id,
  amountFen: whole(1, 10_000_000_000),
  annualRatePpm: RatePpm,
  method: oneOf('LEVEL_INSTALMENT', 'EQUAL_PRINCIPAL', 'BULLET', 'REPAY_AT_WILL'),
  termMonths: Months,
  maturesOn: optional(Day),
  purpose: text(),
  payee: Account,
  entrusted: optional(record({ kind: oneOf('AD_ACCOUNT', 'FORWARDER'), name: text(), reference: text() })),
  contracts: listOf(record({ documentId: text(), kind: text(), sha256: Sha256 }), 10),
});
export type Disburse = Shaped<typeof Disburse>;

/** The data of an event is the partner's to shape; the bank keeps it as it came. */
const anything: Shape<Record<string, unknown>> = (value, path = '') =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ok: true, value: value as Record<string, unknown> }
    : { ok: false, error: { path, missing: value === undefined, expected: 'an object' } };

export const BankEvent = record({
  applicationId: Id,
  bankSeq: whole(1, 1_000_000),
  /** Types not known today come later and are kept like the others. */
  type: text(60, /^[a-z][A-Za-z]*\.[A-Za-z]+$/),
  occurredAt: Instant,
  data: anything,
});
export type BankEvent = Shaped<typeof BankEvent>;

export const CreditQuery = record({ creditApplyNo: BusinessNo });
export const LoanQuery = record({ loanApplyNo: BusinessNo });
export const Ping = record({ echo: text(200) });

type Reason = { code: string; text: string; showToApplicant: boolean };
type CreditNumbers = { creditApplyNo: string; applicationId: string };
type Decided = { bankReference: string; decidedAt: string; reasons: Reason[] };
export type Terms = { approvedLimitFen: number; availableFen: number; annualRatePpm: number; termMonths: number };

/** What the bank answers to an application. A refusal is FAIL, a cut is the bank's own terms. */
export type CreditResult =
  | ({ status: 'PROCESSING' } & CreditNumbers)
  | ({ status: 'SUCCESS'; decision: 'APPROVED' | 'CUT'; validUntil: string } & CreditNumbers & Terms & Decided)
  | ({ status: 'FAIL'; decision: 'REFUSED' } & CreditNumbers & Decided);

type LoanNumbers = { loanApplyNo: string; drawdownId: string };
export type FailCode = 'ACCOUNT_NAME_MISMATCH' | 'ACCOUNT_CLOSED' | 'LIMIT_EXCEEDED' | 'CONTRACT_INVALID';

export type DisburseResult =
  | ({ status: 'PROCESSING' } & LoanNumbers)
  | ({
      status: 'SUCCESS';
      amountFen: number;
      payee: { accountName: string; accountTail: string };
      bankTransactionNo: string;
      disbursedAt: string;
    } & LoanNumbers)
  | ({ status: 'FAIL'; failCode: FailCode; failText: string } & LoanNumbers);
