import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { z } from '../schema.ts';
import { BANK_PRODUCTS, type BankEventType } from './los-bank.ts';

const Id = z.string().min(1).max(80);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const drawdownId = z.uuid();

/**
 * What `data` holds in each kind of event. A receiver ignores fields it does not know: more may come, none will go.
 * docs/bank-integration.md has an example of each.
 */
export const BANK_EVENT_DATA = {
  'application.submitted': z.object({ product: z.literal(Object.values(BANK_PRODUCTS)) }),
  'application.offered': z.object({
    decisionId: Id,
    limitFen: Fen,
    availableFen: Fen,
    annualRatePpm: AnnualRatePpm,
    termMonths: z.int(),
  }),
  'application.declined': z.object({ decisionId: Id, reasonCode: z.string().max(80) }),
  'application.accepted': z.object({ offerId: z.uuid() }),
  'application.withdrawn': z.object({}),
  'application.expired': z.object({}),
  'bureauAuthorisation.signed': z.object({ subject: z.enum(['COMPANY', 'CONTROLLER']), sha256: Sha256 }),
  'credit.applied': z.object({ creditApplyNo: Id }),
  'credit.decided': z.discriminatedUnion('decision', [
    z.object({ decision: z.enum(['APPROVED', 'CUT']), limitFen: Fen, annualRatePpm: AnnualRatePpm }),
    z.object({ decision: z.literal('REFUSED') }),
  ]),
  'contract.signing': z.object({ attempt: z.int().min(1).max(3), documentId: Id }),
  'contract.signed': z.object({ sha256: Sha256 }),
  'contract.failed': z.object({ failure: z.enum(['rejected', 'expired', 'wrongSigner', 'cancelled']) }),
  'facility.activated': z.object({ facilityId: z.uuid() }),
  'drawdown.held': z.object({ drawdownId, amountFen: Fen }),
  'drawdown.instructed': z.object({ drawdownId, amountFen: Fen, loanApplyNo: Id }),
  'drawdown.disbursed': z.object({ drawdownId, amountFen: Fen, bankTransactionNo: Id, loanId: z.uuid() }),
  'drawdown.rejected': z.object({ drawdownId, failCode: z.string().max(60) }),
  'drawdown.released': z.object({ drawdownId, reason: z.string().max(60) }),
  'consent.withdrawn': z.object({ key: z.string().max(80) }),
  'clock.near': z.object({}),
  'clock.broken': z.object({}),
} as const satisfies Record<BankEventType, z.ZodType>;
