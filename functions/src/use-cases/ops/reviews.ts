import type { Application } from '@loan/shared/application/application';
import { decide } from '@loan/shared/offer/decide';
import { RuleCode } from '@loan/shared/policy/rule-schema';
import { err, type Result } from '@loan/shared/result';
import type { Instant } from '@loan/shared/time/instant';
import { type MoveError, moveApplication } from '../application/move.ts';
import { keepDecision, offerOf, REVIEW_DESK } from '../assess/assess.ts';
import type { Deps } from '../deps.ts';
import { type Busy, settle } from '../settle.ts';
import {
  type DecisionNotFound,
  type EvidenceTouched,
  explainDecision,
  type PolicyNotHere,
  policyOf,
} from './decisions.ts';

const MOST = 100;
export type Review = { applicationId: string; at: Instant; reasons: { code: string; text: string }[] };

/** Applications a person has to look at, oldest first. */
export async function listReviews({ ledger }: Deps): Promise<Review[]> {
  const items = await ledger.list('reviews', REVIEW_DESK, { limit: MOST });
  return items.map(({ item }) => item).sort((a, b) => (a.at < b.at ? -1 : 1));
}

export type ReviewDecision = { applicationId: string; conclusion: 'uphold' | 'clear'; ground: string; by: string };
export type ReviewError =
  | MoveError
  | Busy
  | DecisionNotFound
  | EvidenceTouched
  | PolicyNotHere
  | { tag: 'NotUnderReview' }
  /** Rules that decline cannot be lifted by a reviewer; the cure is in the reasons. */
  | { tag: 'StillNotOffered'; reasons: string[] };

/**
 * A person's conclusion with its ground. `clear` lifts the rules that referred and lets the same engine decide again on
 * the same facts under the same policy: limit and rate are never set by hand.
 */
export async function decideReview(
  deps: Deps,
  { applicationId, conclusion, ground, by }: ReviewDecision,
): Promise<Result<Application, ReviewError>> {
  return settle(async () => {
    const before = await deps.ledger.find('application', applicationId);
    if (before?.state.status !== 'underReview') return err({ tag: 'NotUnderReview' as const });
    const at = deps.now();
    const actor = { kind: 'operator', id: by } as const;
    const done = { list: 'reviews', owner: REVIEW_DESK, key: applicationId, delete: true } as const;
    const { reviewReasons, decisionId: earlier } = before.state;
    if (conclusion === 'uphold') {
      const reasons = reviewReasons.filter(({ code }) => code !== 'contested');
      const event = { type: 'decline', at, decisionId: earlier, reasons, ground } as const;
      return moveApplication(deps, { before, event, by: actor, with: { lists: [done] } });
    }
    const found = await explainDecision(deps, earlier);
    if (!found.ok) return found;
    const cleared = reviewReasons.flatMap(({ code }) => RuleCode.safeParse(code).data ?? []);
    const policy = await policyOf(deps, found.value.record);
    if (!policy.ok) return policy;
    const decision = decide(policy.value, found.value.snapshot, { cleared });
    if (decision.outcome !== 'offered')
      return err({ tag: 'StillNotOffered' as const, reasons: decision.reasons.map(({ code }) => code) });
    const kept = await keepDecision(deps, applicationId, found.value.snapshot, decision, at, cleared);
    const event = {
      type: 'offer',
      at,
      decisionId: kept.decisionId,
      offer: offerOf(deps, kept.decisionId, decision, at),
      ground,
    } as const;
    return moveApplication(deps, {
      before,
      event,
      by: actor,
      with: { records: [kept.record], lists: [kept.listed, done] },
    });
  });
}
