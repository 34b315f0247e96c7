import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import type { ProductCode } from '../product/code.ts';
import { z } from '../schema.ts';
import { Day, Instant } from '../time/instant.ts';

/** LOS-Bank v1, the contract between this system and a lender. Its text is docs/bank-integration.md. */
const Text = z.string().min(1).max(200);
const BusinessNo = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Months = z.int().min(1).max(36);

export const Head = z.object({
  partnerId: Text,
  bankId: Text,
  apiVersion: z.literal('1.0'),
  service: Text,
  requestNo: z.uuid(),
  requestTime: Instant,
});
export const AnswerHead = z.object({
  responseNo: Text,
  requestNo: z.string(),
  /** Acceptance of the message, never the business result. */
  code: z.string().regex(/^\d{4}$/),
  message: z.string().max(500),
});

const ReceivingAccount = z.object({ accountName: Text, accountNo: Text, bankName: Text });

/** `reference`: the id of the ad account, or the unified credit code of the forwarder. */
const Entrusted = z.object({ kind: z.enum(['AD_ACCOUNT', 'FORWARDER']), name: Text, reference: Text });

/** What each product is called in the bank's messages. */
export const BANK_PRODUCTS = {
  dataLoan: 'DATA_LOAN',
  orderLoan: 'ORDER_LOAN',
  inventoryLoan: 'INVENTORY_LOAN',
  adLoan: 'AD_LOAN',
  logisticsLoan: 'LOGISTICS_LOAN',
} as const satisfies Record<ProductCode, string>;

export const CreditApply = z.object({
  creditApplyNo: BusinessNo,
  applicationId: z.uuid(),
  product: z.literal(Object.values(BANK_PRODUCTS)),
  company: z.object({ name: Text, creditCode: Text, legalRepresentativeName: Text }),
  coBorrowers: z
    .array(
      z.object({
        role: z.enum(['ACTUAL_CONTROLLER', 'LEGAL_REPRESENTATIVE']),
        name: Text,
        identityNumber: Text,
        phone: Text,
      }),
    )
    .min(1)
    .max(4),
  requestedLimitFen: Fen.nullable(),
  suggestion: z.object({
    decisionId: Text,
    snapshotSha256: Sha256,
    policyVersion: Text,
    score: z.int(),
    grade: Text,
    limitFen: Fen,
    availableFen: Fen,
    annualRatePpm: AnnualRatePpm,
    termMonths: Months,
    reasons: z.array(z.object({ code: Text, text: z.string().max(500) })).max(50),
  }),
  bureauAuthorisations: z
    .array(
      z.object({
        subject: z.enum(['COMPANY', 'CONTROLLER']),
        subjectName: Text,
        bankName: Text,
        documentId: Text,
        sha256: Sha256,
        signTaskId: Text,
        signedAt: Instant,
      }),
    )
    .max(4),
  receivingAccount: ReceivingAccount,
  submittedAt: Instant,
});
export type CreditApply = z.infer<typeof CreditApply>;

const BankReason = z.object({ code: Text, text: z.string().max(500), showToApplicant: z.boolean() });

const creditNumbers = { creditApplyNo: BusinessNo, applicationId: z.uuid() };
const terms = {
  approvedLimitFen: Fen,
  availableFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: Months,
  validUntil: Instant,
};
const decided = { bankReference: Text, decidedAt: Instant, reasons: z.array(BankReason).max(20) };

/** The bank's own decision on an application. A cut is its terms, to be accepted again. */
export const CreditResult = z.discriminatedUnion('status', [
  z.object({ status: z.literal('PROCESSING'), ...creditNumbers }),
  z.object({
    status: z.literal('SUCCESS'),
    decision: z.enum(['APPROVED', 'CUT']),
    ...creditNumbers,
    ...terms,
    ...decided,
  }),
  z.object({ status: z.literal('FAIL'), decision: z.literal('REFUSED'), ...creditNumbers, ...decided }),
]);
export type CreditResult = z.infer<typeof CreditResult>;

const REPAYMENT_METHOD_CODES = ['LEVEL_INSTALMENT', 'EQUAL_PRINCIPAL', 'BULLET', 'REPAY_AT_WILL'] as const;

export const Disburse = z.object({
  loanApplyNo: BusinessNo,
  creditApplyNo: BusinessNo,
  applicationId: z.uuid(),
  drawdownId: z.uuid(),
  facilityId: z.uuid(),
  amountFen: Fen,
  annualRatePpm: AnnualRatePpm,
  method: z.enum(REPAYMENT_METHOD_CODES),
  termMonths: Months,
  /** The last day by the contract, where the loan ends with the orders it rests on; the months are then rounded up. */
  maturesOn: Day.optional(),
  purpose: Text,
  payee: ReceivingAccount,
  /** Whom the bank pays on the borrower's order (受托支付) out of the payee's account; absent where the borrower uses it. */
  entrusted: Entrusted.optional(),
  contracts: z
    .array(z.object({ documentId: Text, kind: Text, sha256: Sha256 }))
    .min(1)
    .max(10),
});
export type Disburse = z.infer<typeof Disburse>;

const loanNumbers = { loanApplyNo: BusinessNo, drawdownId: z.uuid() };
export const DisburseResult = z.discriminatedUnion('status', [
  z.object({ status: z.literal('PROCESSING'), ...loanNumbers }),
  z.object({
    status: z.literal('SUCCESS'),
    ...loanNumbers,
    amountFen: Fen,
    payee: z.object({ accountName: Text, accountTail: z.string().max(8) }),
    bankTransactionNo: Text,
    disbursedAt: Instant,
  }),
  z.object({
    status: z.literal('FAIL'),
    ...loanNumbers,
    failCode: z.enum(['ACCOUNT_NAME_MISMATCH', 'ACCOUNT_CLOSED', 'LIMIT_EXCEEDED', 'CONTRACT_INVALID']),
    failText: z.string().max(500),
  }),
]);
export type DisburseResult = z.infer<typeof DisburseResult>;

/** Every event a bank may be told of, in the order of a loan's life. */
export const BANK_EVENT_TYPES = [
  'application.submitted',
  'application.offered',
  'application.declined',
  'application.accepted',
  'application.withdrawn',
  'application.expired',
  'bureauAuthorisation.signed',
  'credit.applied',
  'credit.decided',
  'contract.signing',
  'contract.signed',
  'contract.failed',
  'facility.activated',
  'drawdown.held',
  'drawdown.instructed',
  'drawdown.disbursed',
  'drawdown.rejected',
  'drawdown.released',
  'consent.withdrawn',
  'clock.near',
  'clock.broken',
] as const;
export type BankEventType = (typeof BANK_EVENT_TYPES)[number];

export const BankEvent = z.object({
  applicationId: z.uuid(),
  /** Place in the line of this application and all that grows from it, from 1, without gaps. */
  bankSeq: z.int().min(1),
  type: z.enum(BANK_EVENT_TYPES),
  occurredAt: Instant,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type BankEvent = z.infer<typeof BankEvent>;
