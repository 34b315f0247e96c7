import type { BankEvent, CreditApply, CreditResult, Disburse, DisburseResult } from '@loan/shared/bank/los-bank';
import type { Result } from '@loan/shared/result';

export type BankError =
  /** The bank refused the message itself (malformed, not allowed, other body under the same number). Nothing happened. */
  | { tag: 'BankRefused'; code: string; message: string }
  /** No readable answer. It may have happened: query under the same number, never send under a new one. */
  | { tag: 'BankUnknown'; cause: string };

/** One bank, by LOS-Bank v1. */
export interface BankGateway {
  apply(body: CreditApply): Promise<Result<CreditResult, BankError>>;
  queryCredit(creditApplyNo: string): Promise<Result<CreditResult, BankError | { tag: 'BankHasNone' }>>;
  disburse(body: Disburse): Promise<Result<DisburseResult, BankError>>;
  queryDisbursement(loanApplyNo: string): Promise<Result<DisburseResult, BankError | { tag: 'BankHasNone' }>>;
  /** `messageId` is stable over retries, so the bank can de-duplicate. */
  deliver(event: BankEvent, messageId: string): Promise<Result<void, BankError>>;
}

export type InboundRefused =
  | { tag: 'InboundSignatureWrong' }
  | { tag: 'InboundOutsideWindow' }
  | { tag: 'InboundMalformed'; field: string };

/** Verifies what a bank sends us and signs what we answer. */
export interface BankInbox {
  /** `signedText` is the raw body, or `GET <path?query>` for a request without one. Gives the message id. */
  verify(
    headers: Readonly<Record<string, string>>,
    signedText: string,
    now: Date,
  ): Result<{ messageId: string }, InboundRefused>;
  signAnswer(messageId: string, body: string, now: Date): Record<string, string>;
}
