import type { Application, BankTerms, Offer } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import type { CreditResult } from '@loan/shared/bank/los-bank';
import type { Instant } from '@loan/shared/time/instant';
import { bankActor, moveApplication } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

/** Waits between asking the bank again (R-BNK contract: 1, 2, 5, 10, 30 minutes, then every half hour). */
const QUERY_WAITS_MS = [60_000, 120_000, 300_000, 600_000, 1_800_000];
export const queryWaitMs = (attempt: number): number =>
  QUERY_WAITS_MS[Math.min(attempt, QUERY_WAITS_MS.length - 1)] ?? 1_800_000;

/** Takes in what the bank says of an application (R-BNK-2): its own answer to our own question, never a callback alone. */
export async function takeCreditResult(deps: Deps, result: CreditResult): Promise<JobOutcome> {
  if (result.status === 'PROCESSING') return { tag: 'later', waitMs: queryWaitMs(0) };
  const before = await deps.ledger.find('application', result.applicationId);
  if (before?.state.status !== 'bankReview' || before.state.creditApplyNo !== result.creditApplyNo) return DONE;
  const event = eventOf(deps, before.state, result);
  const moved = await moveApplication(deps, { before, event, by: bankActor(before.state.bankId) });
  return moved.ok || moved.error.tag === 'IllegalTransition' ? DONE : { tag: 'retry', cause: moved.error.tag };
}

type Decided = Exclude<CreditResult, { status: 'PROCESSING' }>;

function eventOf(
  deps: Deps,
  application: Extract<Application, { status: 'bankReview' }>,
  result: Decided,
): ApplicationEvent {
  const at = deps.now();
  if (result.status === 'FAIL') {
    // What the bank does not want shown stays in its answer, which is kept, and reaches no screen.
    const reasons = result.reasons
      .filter(({ showToApplicant }) => showToApplicant)
      .map(({ code, text }) => ({ code, text }));
    return { type: 'bankDecline', at, reasons };
  }
  const terms: BankTerms = {
    limitFen: result.approvedLimitFen,
    availableFen: result.availableFen,
    annualRatePpm: result.annualRatePpm,
    termMonths: result.termMonths,
    validUntil: result.validUntil,
    bankReference: result.bankReference,
    decidedAt: result.decidedAt,
  };
  const { offer } = application;
  // Less money or a dearer price is another bargain, whatever the bank calls it: it has to be accepted again.
  const worse =
    terms.limitFen < offer.limitFen ||
    terms.annualRatePpm > offer.annualRatePpm ||
    terms.availableFen < offer.availableFen ||
    terms.termMonths < offer.termMonths;
  return result.decision === 'CUT' || worse
    ? { type: 'bankCut', at, terms, offer: bankOffer(deps, offer, terms, at) }
    : { type: 'bankApprove', at, terms };
}

const bankOffer = (deps: Deps, offer: Offer, terms: BankTerms, at: Instant): Offer => ({
  offerId: deps.newId(),
  origin: 'bank',
  decisionId: offer.decisionId,
  limitFen: terms.limitFen,
  availableFen: terms.availableFen,
  annualRatePpm: terms.annualRatePpm,
  termMonths: terms.termMonths,
  offeredAt: at,
  expiresAt: terms.validUntil,
});

/** Asks the bank where an application stands, after a callback or after silence. */
export async function queryBank(
  deps: Deps,
  { applicationId }: { applicationId: string },
  { attempt }: { attempt: number },
): Promise<JobOutcome> {
  const found = await deps.ledger.find('application', applicationId);
  if (found?.state.status !== 'bankReview') return DONE;
  const answer = await deps.bank(found.state.bankId).queryCredit(found.state.creditApplyNo);
  if (answer.ok)
    return answer.value.status === 'PROCESSING'
      ? { tag: 'later', waitMs: queryWaitMs(attempt) }
      : takeCreditResult(deps, answer.value);
  // It has none: the job that sends it is still at work.
  if (answer.error.tag === 'BankHasNone') return DONE;
  return answer.error.tag === 'BankUnknown'
    ? { tag: 'retry', cause: answer.error.cause }
    : { tag: 'hopeless', cause: answer.error.message };
}
