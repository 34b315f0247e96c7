import { QuoteView } from '../api/view.ts';
import { ApplicationId, BankId, DrawdownId, FacilityId } from '../application/ids.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { RepaymentMethod } from '../repayment/method.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { Entrusted } from './entrusted.ts';
import { Purpose } from './purpose.ts';

const base = {
  id: DrawdownId,
  applicationId: ApplicationId,
  bankId: BankId,
  amountFen: Fen,
  termMonths: z.int().min(1).max(36),
  method: RepaymentMethod,
  annualRatePpm: AnnualRatePpm,
  purpose: Purpose,
  /** Absent where the money is the borrower's to use. */
  entrusted: Entrusted.optional(),
  quote: QuoteView,
  quotedAt: Instant,
  version: z.int().min(1),
};
const held = { ...base, facilityId: FacilityId, heldAt: Instant };
/** The business number under which the bank is instructed and asked, once and for ever. */
const instructed = { ...held, loanApplyNo: z.string().max(64), instructedAt: Instant };

/** One use of the line (支用): quoted, held, instructed, and what became of it. */
export const Drawdown = z.discriminatedUnion('status', [
  z.object({ status: z.literal('quoted'), ...base }),
  z.object({ status: z.literal('held'), ...held }),
  z.object({ status: z.literal('instructed'), ...instructed }),
  z.object({ status: z.literal('unknown'), ...instructed, unknownAt: Instant, queries: z.int().min(0) }),
  z.object({
    status: z.literal('disbursed'),
    ...instructed,
    disbursedAt: Instant,
    bankTransactionNo: z.string().max(80),
    accountName: z.string().max(200),
    accountTail: z.string().max(8),
  }),
  z.object({
    status: z.literal('rejected'),
    ...instructed,
    rejectedAt: Instant,
    failCode: z.string().max(60),
    failText: z.string().max(500),
  }),
  z.object({
    status: z.literal('released'),
    ...base,
    releasedAt: Instant,
    failCode: z.string().max(60),
    failText: z.string().max(500),
  }),
]);
export type Drawdown = z.infer<typeof Drawdown>;
type DrawdownStatus = Drawdown['status'];

export type DrawdownEvent = { at: Instant } & (
  | ({ type: 'quote' } & Omit<Extract<Drawdown, { status: 'quoted' }>, 'status' | 'version' | 'quotedAt'>)
  | { type: 'hold'; facilityId: FacilityId }
  | { type: 'instruct'; loanApplyNo: string }
  | { type: 'loseSight' }
  | { type: 'disburse'; disbursedAt: Instant; bankTransactionNo: string; accountName: string; accountTail: string }
  | { type: 'reject'; failCode: string; failText: string }
  | { type: 'release'; failCode: string; failText: string }
);

type Moves = Partial<Record<DrawdownEvent['type'], DrawdownStatus>>;
/** The whole life of a drawdown. A move missing here is forbidden. */
export const DRAWDOWN_MOVES: Record<DrawdownStatus, Moves> = {
  quoted: { hold: 'held', release: 'released' },
  held: { instruct: 'instructed', release: 'released' },
  instructed: { loseSight: 'unknown', disburse: 'disbursed', reject: 'rejected' },
  unknown: { loseSight: 'unknown', disburse: 'disbursed', reject: 'rejected' },
  disbursed: {},
  rejected: { release: 'released' },
  released: {},
};

export type DrawdownError = { tag: 'IllegalTransition'; from: DrawdownStatus | 'none'; event: DrawdownEvent['type'] };

export function transitionDrawdown(from: Drawdown | undefined, event: DrawdownEvent): Result<Drawdown, DrawdownError> {
  const { type, at, ...facts } = event;
  if (type === 'quote') {
    // A quote may be changed until it is held: the phone's own id stays, the numbers are new.
    if (from && from.status !== 'quoted') return err({ tag: 'IllegalTransition', from: from.status, event: type });
    return ok(Drawdown.parse({ ...facts, status: 'quoted', quotedAt: at, version: (from?.version ?? 0) + 1 }));
  }
  const status = from && DRAWDOWN_MOVES[from.status][type];
  if (!from || !status) return err({ tag: 'IllegalTransition', from: from?.status ?? 'none', event: type });
  return ok(Drawdown.parse({ ...from, ...stamps(from, type, at), ...facts, status, version: from.version + 1 }));
}

function stamps(from: Drawdown, type: DrawdownEvent['type'], at: Instant): Record<string, unknown> {
  switch (type) {
    case 'hold':
      return { heldAt: at };
    case 'instruct':
      return { instructedAt: at };
    case 'loseSight':
      return {
        unknownAt: from.status === 'unknown' ? from.unknownAt : at,
        queries: from.status === 'unknown' ? from.queries + 1 : 0,
      };
    case 'reject':
      return { rejectedAt: at };
    case 'release':
      return { releasedAt: at };
    default:
      return {};
  }
}
