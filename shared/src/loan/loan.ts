import { QuoteView } from '../api/view.ts';
import { ApplicationId, BankId, DrawdownId, FacilityId, LoanId } from '../application/ids.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { RepaymentMethod } from '../repayment/method.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Day, type Instant } from '../time/instant.ts';

/** The debt one drawdown made (借据), as the bank disbursed it. Repayment moves are added with servicing. */
export const Loan = z.object({
  id: LoanId,
  drawdownId: DrawdownId,
  facilityId: FacilityId,
  applicationId: ApplicationId,
  bankId: BankId,
  status: z.literal('current'),
  principalFen: Fen,
  outstandingFen: Fen,
  annualRatePpm: AnnualRatePpm,
  method: RepaymentMethod,
  termMonths: z.int().min(1).max(36),
  /** The value date (起息日): the day in Shanghai on which the bank paid out. */
  startedOn: Day,
  schedule: QuoteView,
  version: z.int().min(1),
});
export type Loan = z.infer<typeof Loan>;

export type LoanEvent = { at: Instant } & { type: 'start' } & Omit<Loan, 'status' | 'outstandingFen' | 'version'>;
export type LoanError = { tag: 'IllegalTransition'; from: Loan['status']; event: 'start' };

export function transitionLoan(
  from: Loan | undefined,
  { type, at: _at, ...facts }: LoanEvent,
): Result<Loan, LoanError> {
  if (from) return err({ tag: 'IllegalTransition', from: from.status, event: type });
  return ok(Loan.parse({ ...facts, status: 'current', outstandingFen: facts.principalFen, version: 1 }));
}
