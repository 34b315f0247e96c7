import type { Application, BankTerms, Offer } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import type { CreditResult } from '@loan/shared/bank/los-bank';
import type { Instant } from '@loan/shared/time/instant';
import { bankActor, moveApplication } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

/** Waits between asking the bank again, in minutes; the last one for ever. Source: LOS-Bank v1. */
const QUERY_WAITS = [1, 2, 5, 10, 30] as const;
const MINUTE_MS = 60_000;
/** Whether the message has arrived is asked first after the shortest wait; the bank's own callback comes before. */
export const FIRST_QUERY_MS = QUERY_WAITS[0] * MINUTE_MS;

/** How long to wait before asking again, when the first question was due at `since`. */
export function queryWaitMs(since: Instant, now: Instant): number {
  const passedMs = Date.parse(now) - Date.parse(since);
  let askedAtMs = 0;
  for (const minutes of QUERY_WAITS.slice(1)) {
    askedAtMs += minutes * MINUTE_MS;
    if (passedMs < askedAtMs) return askedAtMs - passedMs;
  }
  return 30 * MINUTE_MS;
}

/** Takes in what the bank says of an application (R-BNK-2): its own answer to our own question, never a callback alone. */
export async function takeCreditResult(deps: Deps, result: CreditResult): Promise<JobOutcome> {
  // The question that was written down with the application is asked in its time.
  if (result.status === 'PROCESSING') return DONE;
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
